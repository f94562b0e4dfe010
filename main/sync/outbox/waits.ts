import type { IntentId } from '#shared/domain/ids.ts';
import type { Intent } from '#shared/domain/intent.ts';
import type { Clock } from '#shared/ports.ts';
import type { EpochMs } from '#shared/time/zone.ts';

/**
 * How long decisions wait: for the end of their undo window, and for a vendor that may still be working on what was lost. The file
 * has moments of this machine's clock, which can be set meanwhile; the span that is left is measured as soon as a decision is seen.
 */
export interface Waits {
  /** Takes the measure of a decision that was just made, or changed. */
  see(intent: Intent): void;
  /** When its time comes, by the machine's clock as it stands now. */
  dueAt(intent: Intent): EpochMs;
  /** Forgets all others. */
  keep(open: readonly Intent[]): void;
}

interface Seen extends Pick<Intent, 'state' | 'notBefore'> {
  /** By `Clock.elapsed`. */
  readonly until: number;
}

/** @param longestMs for so long the vendor may work on a call of which nothing is heard: no wait in the file can be longer */
export function createWaits(clock: Clock, longestMs: number): Waits {
  const all = new Map<IntentId, Seen>();

  function measured(intent: Intent): Seen {
    const { id, state, notBefore } = intent;
    const known = all.get(id);
    if (known?.state === state && known.notBefore === notBefore) return known;
    const seen = { state, notBefore, until: clock.elapsed() + leftOf(intent, clock.now(), longestMs) };
    all.set(id, seen);
    return seen;
  }

  return {
    see: (intent) => void measured(intent),
    dueAt(intent) {
      const at = clock.now() + measured(intent).until - clock.elapsed();
      return waitsForVisit(intent) ? Math.max(at, intent.notBefore) : at;
    },
    keep(open) {
      const ids = new Set(open.map(({ id }) => id));
      for (const id of all.keys()) if (!ids.has(id)) all.delete(id);
    },
  };
}

/** A mark of presence waits for a time of the day. */
const waitsForVisit = ({ action, state }: Intent): boolean =>
  action.kind === 'presence' && state !== 'unknown';

/** What is left to wait. What was written by a clock that was ahead, and is right now, makes nobody wait for that. */
function leftOf(intent: Intent, now: EpochMs, longestMs: number): number {
  const { state, createdAt, heldUntil, notBefore } = intent;
  const held = state === 'unknown' ? 0 : Math.min(heldUntil - now, heldUntil - createdAt);
  const settles = waitsForVisit(intent) ? 0 : Math.min(notBefore - now, longestMs);
  return Math.max(held, settles, 0);
}
