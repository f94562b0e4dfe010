import type { IntentId } from '#shared/domain/ids.ts';
import type { Action, IntentOf } from '#shared/domain/intentOf.ts';
import { kindOf } from '#shared/domain/kinds/kindOf.ts';
import type { Clock } from '#shared/ports.ts';
import type { EpochMs } from '#shared/time/zone.ts';
import type { OutboxKinds } from './kinds/outboxKind.ts';

/**
 * How long decisions wait: for the end of their undo window, and for a vendor that may still be working on what was lost. The file
 * has moments of this machine's clock, which can be set meanwhile; the span that is left is measured as soon as a decision is seen.
 */
export interface Waits<A extends Action> {
  /** Takes the measure of a decision that was just made, or changed. */
  see(intent: IntentOf<A>): void;
  /** When its time comes, by the machine's clock as it stands now. */
  dueAt(intent: IntentOf<A>): EpochMs;
  /** Forgets all others. */
  keep(open: readonly Pick<IntentOf<A>, 'id'>[]): void;
}

interface Seen extends Pick<IntentOf<Action>, 'state' | 'notBefore'> {
  /** By `Clock.elapsed`. */
  readonly until: number;
}

/** @param longestMs for so long the vendor may work on a call of which nothing is heard: no wait in the file can be longer */
export function createWaits<A extends Action>(
  clock: Clock,
  longestMs: number,
  kinds: OutboxKinds<A>,
): Waits<A> {
  const all = new Map<IntentId, Seen>();

  /** It waits for a time of the day, not for a while. */
  const waitsForItsTime = ({ action, state }: IntentOf<A>): boolean =>
    kindOf(kinds, action).ownTime !== null && state !== 'unknown';

  /** What is left to wait. What was written by a clock that was ahead, and is right now, makes nobody wait for that. */
  function leftOf(intent: IntentOf<A>, now: EpochMs): number {
    const { state, createdAt, heldUntil, notBefore } = intent;
    const held = state === 'unknown' ? 0 : Math.min(heldUntil - now, heldUntil - createdAt);
    const settles = waitsForItsTime(intent) ? 0 : Math.min(notBefore - now, longestMs);
    return Math.max(held, settles, 0);
  }

  function measured(intent: IntentOf<A>): Seen {
    const { id, state, notBefore } = intent;
    const known = all.get(id);
    if (known?.state === state && known.notBefore === notBefore) return known;
    const seen = { state, notBefore, until: clock.elapsed() + leftOf(intent, clock.now()) };
    all.set(id, seen);
    return seen;
  }

  return {
    see: (intent) => void measured(intent),
    dueAt(intent) {
      const at = clock.now() + measured(intent).until - clock.elapsed();
      return waitsForItsTime(intent) ? Math.max(at, intent.notBefore) : at;
    },
    keep(open) {
      const ids = new Set(open.map(({ id }) => id));
      for (const id of all.keys()) if (!ids.has(id)) all.delete(id);
    },
  };
}
