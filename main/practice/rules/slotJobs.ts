import type { Clock } from '../ports.ts';
import type { Span } from './replaceSlots.ts';

/** One replacement. */
export interface SlotJob {
  /** The same for the same request. */
  readonly key: string;
  readonly addressId: string;
  readonly touches: readonly Span[];
  readonly workMs: number;
  /** For how long the same request does nothing afterwards. */
  readonly ignoreMs: number;
  readonly work: () => void;
}

/**
 * Replacements of slots under way. The vendor answers 201 first and works later; the same request meanwhile gets 429,
 * and for some minutes afterwards 201 without effect (API.md §6).
 */
export class SlotJobs {
  readonly #clock: Clock;
  readonly #running = new Map<string, SlotJob>();
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

  /** Whether anything is being replaced at an address. */
  isAtWork(addressId: string): boolean {
    return [...this.#running.values()].some((job) => job.addressId === addressId);
  }

  /** Whether the slots of an address at an instant are being replaced. */
  isAtWorkOn(addressId: string, at: number): boolean {
    return [...this.#running.values()].some(
      (job) => job.addressId === addressId && job.touches.some(({ from, to }) => from <= at && at < to),
    );
  }

  /** Starts the work, which is done after a while (at once for 0 ms). */
  start(job: SlotJob): void {
    const { key, workMs, ignoreMs, work } = job;
    const finish = (): void => {
      this.#running.delete(key);
      this.#ignoredUntil.set(key, this.#clock.now() + ignoreMs);
      work();
    };
    if (workMs === 0) {
      finish();
      return;
    }
    this.#running.set(key, job);
    const callOff = this.#clock.after(workMs, () => {
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
