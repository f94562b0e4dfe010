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

/** Until when something holds, and when that was heard. */
interface Until {
  readonly at: EpochMs;
  readonly heardAt: EpochMs;
}
const over: Until = { at: 0, heardAt: 0 };
/** What was heard later than now was heard before the clock was set back: until when it holds nobody knows. */
const isToCome = ({ at, heardAt }: Until, now: EpochMs): boolean => at > now && heardAt <= now;

interface Told {
  limit: number;
  remaining: number;
  /** The end of the span that `remaining` is of. */
  span: Until;
  closed: Until;
}
const untold = (): Told => ({ limit: Infinity, remaining: Infinity, span: over, closed: over });

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
  const count = (cls: CallClass, at: EpochMs): void => {
    all.count(at);
    own[cls].count(at);
  };
  for (const { cls, at } of spent?.earlier ?? []) count(cls, at);

  const documented = (cls: CallClass): number => {
    const { readsPerHour, writesPerMinute } = limits;
    return { read: readsPerHour, write: writesPerMinute, token: Infinity }[cls];
  };
  const shared = (cls: CallClass): number => {
    const { callsPerFiveMinutes, keptForWrites } = limits;
    return callsPerFiveMinutes - (cls === 'read' ? keptForWrites : 0);
  };
  const limitOf = (cls: CallClass): number => Math.min(documented(cls), told[cls].limit);
  const remainingOf = (cls: CallClass, now: EpochMs): number =>
    isToCome(told[cls].span, now) ? told[cls].remaining : Infinity;

  const blockedUntil = (cls: CallClass): EpochMs | null => {
    const now = clock.now();
    const waits = [
      own[cls].freeAt(now, limitOf(cls)),
      all.freeAt(now, shared(cls)),
      remainingOf(cls, now) <= 0 ? told[cls].span.at : null,
      isToCome(told[cls].closed, now) ? told[cls].closed.at : null,
    ].filter((wait) => wait !== null);
    return waits.length === 0 ? null : Math.max(...waits);
  };

  const leftOf = (cls: CallClass): number => {
    const now = clock.now();
    if (isToCome(told[cls].closed, now)) return 0;
    const free = [limitOf(cls) - own[cls].used(now), shared(cls) - all.used(now), remainingOf(cls, now)];
    return Math.max(0, Math.min(...free));
  };

  return {
    blockedUntil,
    take: (cls) => {
      spent?.take(cls);
      count(cls, clock.now());
      told[cls].remaining -= 1;
    },
    told: (cls, { limit, remaining, reset }) => {
      const was = told[cls];
      if (limit !== null && limit >= 1) was.limit = limit;
      if (remaining === null || reset === null) return;
      // Answers overtake each other: within one span of the vendor's the lowest count is the newest.
      const now = clock.now();
      const sameSpan = isToCome(was.span, now) && Math.abs(reset - was.span.at) < 2_000;
      was.remaining = sameSpan ? Math.min(was.remaining, remaining) : remaining;
      was.span = { at: reset, heardAt: now };
    },
    close: (cls, until) => {
      const now = clock.now();
      const was = told[cls].closed;
      told[cls].closed = { at: isToCome(was, now) ? Math.max(was.at, until) : until, heardAt: now };
    },
    left: () => ({ reads: leftOf('read'), writes: leftOf('write') }),
  };
}
