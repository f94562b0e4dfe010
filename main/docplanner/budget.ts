import type { Clock } from '#shared/ports.ts';
import { slidingWindow } from '#shared/slidingWindow.ts';
import type { EpochMs } from '#shared/time/zone.ts';
import type { CallClass } from './callClass.ts';
import type { Limits } from './limits.ts';
import type { Spent } from './spent.ts';
import { minuteMs } from '#shared/time/durations.ts';

/** What the vendor said of its own count, in this machine's time. */
export interface ToldRate {
  readonly limit: number | null;
  readonly remaining: number | null;
  readonly reset: EpochMs | null;
}

/** How many calls may be made at once now. */
export interface BudgetLeft {
  readonly reads: number;
  readonly writes: number;
  /** Calls in the last five minutes that are no reads of this life of the desk: writes, tokens, and whatever an earlier life made. */
  readonly others: number;
}

/** Keeps one API client inside its rate, so that the vendor never has to refuse. */
export interface Budget {
  /** When the next call of this class may be made; `null`: now. */
  blockedUntil(cls: CallClass): EpochMs | null;
  /** Counts a call that is made now. */
  take(cls: CallClass): void;
  /** Tightens the count by what an answer's headers said. */
  told(cls: CallClass, rate: ToldRate): void;
  /** Lets nothing of this class through before `until`. */
  close(cls: CallClass, until: EpochMs): void;
  left(): BudgetLeft;
}

/** Calls that left apart can arrive together: the vendor's minute is met with some room. Milliseconds. */
const bunching = 2_000;

/** What was told of one class. Moments are by `Clock.elapsed`: a clock that is set changes nothing of them. */
interface Told {
  limit: number;
  remaining: number;
  /** The end of the span that `remaining` is of. */
  spanEnd: number;
  closedUntil: number;
}
const untold = (): Told => ({
  limit: Infinity,
  remaining: Infinity,
  spanEnd: -Infinity,
  closedUntil: -Infinity,
});

/**
 * A budget of its own for each API client; `limits` are the vendor's documented ones, or this desk's part of them.
 * @param spent remembers the calls over the end of the process; `null`: each start begins with a full budget
 */
export function createBudget(clock: Clock, limits: Limits, spent: Spent | null = null): Budget {
  return new ClientBudget(clock, limits, spent);
}

/**
 * Responsibilities:
 * - counts every call of one API client, by class and all together, also those of an earlier life of this desk;
 * - says how long a call has to wait, by the documented limits and by what the vendor told.
 *
 * Invariants:
 * - the tighter of the documented and the told limit holds;
 * - moments are by `Clock.elapsed`, so that a clock that is set changes nothing of the count;
 * - a closed class opens no sooner than the latest `until` that it was closed with.
 *
 * What can run at the same time: calls of all classes, of which each is counted when it leaves. No method waits for anything.
 */
class ClientBudget implements Budget {
  readonly #clock: Clock;
  readonly #limits: Limits;
  readonly #spent: Spent | null;
  readonly #all = slidingWindow(5 * minuteMs);
  /** Of this life of the desk. */
  readonly #reads = slidingWindow(5 * minuteMs);
  readonly #own = {
    read: slidingWindow(60 * minuteMs),
    write: slidingWindow(minuteMs + bunching),
    token: slidingWindow(minuteMs),
  };
  readonly #told = { read: untold(), write: untold(), token: untold() };

  constructor(clock: Clock, limits: Limits, spent: Spent | null) {
    this.#clock = clock;
    this.#limits = limits;
    this.#spent = spent;
    for (const { cls, at } of spent?.earlier ?? []) this.#count(cls, this.#elapsedAt(at));
  }

  blockedUntil(cls: CallClass): EpochMs | null {
    const now = this.#clock.elapsed();
    const { closedUntil, spanEnd } = this.#told[cls];
    const waits = [
      this.#own[cls].freeAt(now, this.#limitOf(cls)),
      this.#all.freeAt(now, this.#shared(cls)),
      this.#remainingOf(cls, now) <= 0 ? spanEnd : null,
      closedUntil > now ? closedUntil : null,
    ].filter((wait) => wait !== null);
    return waits.length === 0 ? null : this.#timeAt(Math.max(...waits));
  }

  take(cls: CallClass): void {
    this.#spent?.take(cls);
    if (cls === 'read') this.#reads.count(this.#clock.elapsed());
    this.#count(cls, this.#clock.elapsed());
    this.#told[cls].remaining -= 1;
  }

  told(cls: CallClass, { limit, remaining, reset }: ToldRate): void {
    const was = this.#told[cls];
    if (limit !== null && limit >= 1) was.limit = limit;
    if (remaining === null || reset === null) return;
    // Answers overtake each other: within one span of the vendor's the lowest count is the newest.
    const spanEnd = this.#elapsedAt(reset);
    const sameSpan = was.spanEnd > this.#clock.elapsed() && Math.abs(spanEnd - was.spanEnd) < 2_000;
    was.remaining = sameSpan ? Math.min(was.remaining, remaining) : remaining;
    was.spanEnd = spanEnd;
  }

  close(cls: CallClass, until: EpochMs): void {
    this.#told[cls].closedUntil = Math.max(this.#told[cls].closedUntil, this.#elapsedAt(until));
  }

  left(): BudgetLeft {
    const now = this.#clock.elapsed();
    return {
      reads: this.#leftOf('read'),
      writes: this.#leftOf('write'),
      others: this.#all.used(now) - this.#reads.used(now),
    };
  }

  #leftOf(cls: CallClass): number {
    const now = this.#clock.elapsed();
    if (this.#told[cls].closedUntil > now) return 0;
    const free = [
      this.#limitOf(cls) - this.#own[cls].used(now),
      this.#shared(cls) - this.#all.used(now),
      this.#remainingOf(cls, now),
    ];
    return Math.max(0, Math.min(...free));
  }

  #count(cls: CallClass, elapsed: number): void {
    this.#all.count(elapsed);
    this.#own[cls].count(elapsed);
  }

  /** The vendor's own limit of a class, as documented or as told. */
  #limitOf(cls: CallClass): number {
    const { readsPerHour, writesPerMinute } = this.#limits;
    const documented = { read: readsPerHour, write: writesPerMinute, token: Infinity }[cls];
    return Math.min(documented, this.#told[cls].limit);
  }

  /** Of what all classes share, as much as this one may use. */
  #shared(cls: CallClass): number {
    const { callsPerFiveMinutes, keptForWrites } = this.#limits;
    return callsPerFiveMinutes - (cls === 'read' ? keptForWrites : 0);
  }

  #remainingOf(cls: CallClass, now: number): number {
    return this.#told[cls].spanEnd > now ? this.#told[cls].remaining : Infinity;
  }

  #elapsedAt(at: EpochMs): number {
    return this.#clock.elapsed() + at - this.#clock.now();
  }

  #timeAt(elapsed: number): EpochMs {
    return this.#clock.now() + elapsed - this.#clock.elapsed();
  }
}
