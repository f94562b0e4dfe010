import type { Clock } from '../ports.ts';

/**
 * Replacements of slots under way. The vendor answers 201 first and works later; the same request meanwhile gets 429,
 * and for some minutes afterwards 201 without effect (API.md §6).
 */
export class SlotJobs {
  readonly #clock: Clock;
  readonly #running = new Set<string>();
  readonly #ignoredUntil = new Map<string, number>();
  readonly #calledOff = new Set<() => void>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** How this request stands to those before it. */
  state(key: string): 'new' | 'running' | 'ignored' {
    if (this.#running.has(key)) return 'running';
    return (this.#ignoredUntil.get(key) ?? 0) > this.#clock.now() ? 'ignored' : 'new';
  }

  /** Starts the work, which is done after a while (at once for 0 ms). */
  start(key: string, times: { readonly workMs: number; readonly ignoreMs: number }, work: () => void): void {
    const finish = (): void => {
      this.#running.delete(key);
      this.#ignoredUntil.set(key, this.#clock.now() + times.ignoreMs);
      work();
    };
    if (times.workMs === 0) {
      finish();
      return;
    }
    this.#running.add(key);
    const callOff = this.#clock.after(times.workMs, () => {
      this.#calledOff.delete(callOff);
      finish();
    });
    this.#calledOff.add(callOff);
  }

  /** Replacements not done yet. */
  get running(): number {
    return this.#running.size;
  }

  /** Calls off what is under way. */
  close(): void {
    for (const callOff of this.#calledOff) callOff();
    this.#calledOff.clear();
    this.#running.clear();
  }
}
