import type { Clock } from '#shared/ports.ts';
import type { EpochMs } from '#shared/time/zone.ts';

/** Those that come within this time are told as one; by then also the other half of a move has been read. Milliseconds. */
const gathering = 2_500;
/** A desk that catches up waits until nothing has turned up for so long, but not for ever. Milliseconds. */
const catchingUp = { quiet: 20_000, atMost: 180_000 } as const;

/** New bookings that are told as one. */
export interface Batch {
  readonly ids: readonly string[];
  /** The desk caught up with one of them. */
  readonly late: boolean;
}

/** Gathers new bookings until they are told as one. */
export class NewsBatch {
  readonly #clock: Clock;
  readonly #whole: (batch: Batch) => void;
  #batch: (Batch & { readonly began: EpochMs }) | null = null;
  #stopTimer: (() => void) | null = null;

  /** @param whole nothing more is added to it */
  constructor(clock: Clock, whole: (batch: Batch) => void) {
    this.#clock = clock;
    this.#whole = whole;
  }

  add(ids: readonly string[], late: boolean): void {
    const now = this.#clock.now();
    const batch = {
      ids: [...(this.#batch?.ids ?? []), ...ids],
      late: late || this.#batch?.late === true,
      began: this.#batch?.began ?? now,
    };
    this.#batch = batch;
    const wait = batch.late
      ? Math.max(0, Math.min(catchingUp.quiet, batch.began + catchingUp.atMost - now))
      : Math.max(0, batch.began + gathering - now);
    this.#stopTimer?.();
    this.#stopTimer = this.#clock.after(wait, () => this.#end());
  }

  stop(): void {
    this.#stopTimer?.();
    this.#stopTimer = null;
  }

  #end(): void {
    this.#stopTimer = null;
    const batch = this.#batch;
    this.#batch = null;
    if (batch !== null) this.#whole(batch);
  }
}
