import type { Clock } from '#shared/ports.ts';
import type { EpochMs } from '#shared/time/zone.ts';
import type { OutboxView } from '#shared/contract/attention.ts';

/** Says when something new needs a person: once for what comes together, never for what had been there before. */
export interface AttentionSound {
  /** What needs a person now. */
  look(outbox: Pick<OutboxView, 'attention'>): void;
  stop(): void;
}

/** When the desk made this sound, for whichever of its clinics: what comes together in two of them is one sound. */
export class AttentionHeard {
  #at: EpochMs = Number.NEGATIVE_INFINITY;
  #times = 0;

  /** The last time. Epoch milliseconds. */
  get at(): EpochMs {
    return this.#at;
  }

  /** How often; only whether it is another number than before says something. */
  get times(): number {
    return this.#times;
  }

  note(at: EpochMs): void {
    this.#at = at;
    this.#times += 1;
  }
}

/** What is refused within this time is one sound. Milliseconds. */
const gathering = 1_000;
/** A queue that is refused piece by piece is not heard piece by piece. Milliseconds. */
const apart = 20_000;

/**
 * @param before what needed a person when the desk was opened
 * @param heard the desk's
 * @param sound makes it, if it may be heard just now
 */
export function createAttentionSound(
  before: Pick<OutboxView, 'attention'>,
  clock: Clock,
  heard: AttentionHeard,
  sound: () => void,
): AttentionSound {
  let known: ReadonlySet<string> = idsOf(before);
  let stopTimer: (() => void) | null = null;

  return {
    look(outbox) {
      const isNew = outbox.attention.some(({ intentId }) => !known.has(intentId));
      // An item that is settled never comes back: a new decision has an id of its own.
      known = idsOf(outbox);
      if (!isNew) return;
      // Never longer than that, also where the machine's clock was set back meanwhile.
      const rest = Math.min(apart, Math.max(0, heard.at + apart - clock.now()));
      const { times } = heard;
      stopTimer ??= clock.after(Math.max(gathering, rest), () => {
        stopTimer = null;
        // Another clinic has sounded meanwhile, when this was there already.
        if (heard.times !== times) return;
        heard.note(clock.now());
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
