import type { Clock } from '#shared/ports.ts';

/** Why a sleep ends early. Given as the reason, since an abort without one makes an error with its stack each time. */
const woken = 'woken';

/** Waits `ms` on `clock`; settles early, without an error, when `signal` aborts. */
export function sleep(clock: Clock, ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) {
      resolve();
      return;
    }
    const stop = clock.after(ms, () => {
      signal?.removeEventListener('abort', onAbort);
      resolve();
    });
    const onAbort = (): void => {
      stop();
      resolve();
    };
    signal?.addEventListener('abort', onAbort, { once: true });
  });
}

/** A sleeper that anybody may wake: what comes while it is awake ends its next sleep at once. */
export class Sleeper {
  readonly #clock: Clock;
  readonly #ending: AbortSignal;
  #wake = new AbortController();

  /** @param ending when it is aborted, nobody sleeps any more who was woken once */
  constructor(clock: Clock, ending: AbortSignal) {
    this.#clock = clock;
    this.#ending = ending;
  }

  async rest(ms: number): Promise<void> {
    await sleep(this.#clock, ms, this.#wake.signal);
    if (this.#wake.signal.aborted && !this.#ending.aborted) this.#wake = new AbortController();
  }

  wake(): void {
    this.#wake.abort(woken);
  }
}
