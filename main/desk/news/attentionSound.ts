import type { Clock } from '#shared/ports.ts';
import type { EpochMs } from '#shared/time/zone.ts';
import type { OutboxView } from '#shared/contract/attention.ts';

/** Says when something new needs a person: once for what comes together, never for what had been there before. */
export interface AttentionSound {
  /** What needs a person now. */
  look(outbox: Pick<OutboxView, 'attention'>): void;
  stop(): void;
}

/** What is refused within this time is one sound. Milliseconds. */
const gathering = 1_000;
/** A queue that is refused piece by piece is not heard piece by piece. Milliseconds. */
const apart = 20_000;

/**
 * @param before what needed a person when the desk was opened
 * @param sound makes it, if it may be heard just now
 */
export function createAttentionSound(
  before: Pick<OutboxView, 'attention'>,
  clock: Clock,
  sound: () => void,
): AttentionSound {
  let known: ReadonlySet<string> = idsOf(before);
  let stopTimer: (() => void) | null = null;
  let soundedAt: EpochMs = Number.NEGATIVE_INFINITY;

  return {
    look(outbox) {
      const isNew = outbox.attention.some(({ intentId }) => !known.has(intentId));
      // An item that is settled never comes back: a new decision has an id of its own.
      known = idsOf(outbox);
      if (!isNew) return;
      // Never longer than that, also where the machine's clock was set back meanwhile.
      const rest = Math.min(apart, Math.max(0, soundedAt + apart - clock.now()));
      stopTimer ??= clock.after(Math.max(gathering, rest), () => {
        stopTimer = null;
        soundedAt = clock.now();
        sound();
      });
    },
    stop() {
      stopTimer?.();
      stopTimer = null;
    },
  };
}

const idsOf = ({ attention }: Pick<OutboxView, 'attention'>): ReadonlySet<string> =>
  new Set(attention.map(({ intentId }) => intentId));
