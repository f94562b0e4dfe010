import type { Clock } from '#shared/ports.ts';
import { slidingWindow } from '#shared/slidingWindow.ts';
import type { EpochMs } from '#shared/time/zone.ts';
import type { CallClass } from './callClass.ts';
import type { Limits } from './limits.ts';
import type { Spent } from './spent.ts';

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

const minute = 60_000;
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
  const all = slidingWindow(5 * minute);
  const own = {
    read: slidingWindow(60 * minute),
    write: slidingWindow(minute + bunching),
    token: slidingWindow(minute),
  };
  const told = { read: untold(), write: untold(), token: untold() };
  const elapsedAt = (at: EpochMs): number => clock.elapsed() + at - clock.now();
  const timeAt = (elapsed: number): EpochMs => clock.now() + elapsed - clock.elapsed();
  const count = (cls: CallClass, elapsed: number): void => {
    all.count(elapsed);
    own[cls].count(elapsed);
  };
  for (const { cls, at } of spent?.earlier ?? []) count(cls, elapsedAt(at));

  const documented = (cls: CallClass): number => {
    const { readsPerHour, writesPerMinute } = limits;
    return { read: readsPerHour, write: writesPerMinute, token: Infinity }[cls];
  };
  const shared = (cls: CallClass): number => {
    const { callsPerFiveMinutes, keptForWrites } = limits;
    return callsPerFiveMinutes - (cls === 'read' ? keptForWrites : 0);
  };
  const limitOf = (cls: CallClass): number => Math.min(documented(cls), told[cls].limit);
  const remainingOf = (cls: CallClass, now: number): number =>
    told[cls].spanEnd > now ? told[cls].remaining : Infinity;

  const blockedUntil = (cls: CallClass): EpochMs | null => {
    const now = clock.elapsed();
    const waits = [
      own[cls].freeAt(now, limitOf(cls)),
      all.freeAt(now, shared(cls)),
      remainingOf(cls, now) <= 0 ? told[cls].spanEnd : null,
      told[cls].closedUntil > now ? told[cls].closedUntil : null,
    ].filter((wait) => wait !== null);
    return waits.length === 0 ? null : timeAt(Math.max(...waits));
  };

  const leftOf = (cls: CallClass): number => {
    const now = clock.elapsed();
    if (told[cls].closedUntil > now) return 0;
    const free = [limitOf(cls) - own[cls].used(now), shared(cls) - all.used(now), remainingOf(cls, now)];
    return Math.max(0, Math.min(...free));
  };

  return {
    blockedUntil,
    take: (cls) => {
      spent?.take(cls);
      count(cls, clock.elapsed());
      told[cls].remaining -= 1;
    },
    told: (cls, { limit, remaining, reset }) => {
      const was = told[cls];
      if (limit !== null && limit >= 1) was.limit = limit;
      if (remaining === null || reset === null) return;
      // Answers overtake each other: within one span of the vendor's the lowest count is the newest.
      const spanEnd = elapsedAt(reset);
      const sameSpan = was.spanEnd > clock.elapsed() && Math.abs(spanEnd - was.spanEnd) < 2_000;
      was.remaining = sameSpan ? Math.min(was.remaining, remaining) : remaining;
      was.spanEnd = spanEnd;
    },
    close: (cls, until) => {
      told[cls].closedUntil = Math.max(told[cls].closedUntil, elapsedAt(until));
    },
    left: () => ({ reads: leftOf('read'), writes: leftOf('write') }),
  };
}
