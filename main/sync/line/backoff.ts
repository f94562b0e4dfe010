import type { Clock } from '#shared/ports.ts';
import type { EpochMs } from '#shared/time/zone.ts';
import { dayMs } from '#shared/time/durations.ts';

/**
 * What failed for a reason of its own: it rests before it is tried again, longer each time, and nothing else waits for it.
 * In memory: a desk that starts anew tries everything once.
 */
export interface Backoff<K> {
  readonly isResting: (key: K) => boolean;
  /** How often it has failed in a row. */
  readonly failures: (key: K) => number;
  /** Calls that were under way when it began to rest count as one. @returns how often it has failed in a row */
  readonly failed: (key: K) => number;
  readonly succeeded: (key: K) => void;
  /** When the first of those that rest may be tried; `Infinity` if none does. */
  readonly nextAt: () => EpochMs;
}

/** Longer than anything that is kept in step may go without being read. Milliseconds. */
const forgottenAfter = 7 * dayMs;

/** @param firstMs how long the first failure rests; doubled each time, up to `mostMs` */
export function createBackoff<K>(clock: Clock, firstMs: number, mostMs: number): Backoff<K> {
  /** `until` by `Clock.elapsed`. */
  const all = new Map<K, { readonly failures: number; readonly until: number }>();
  const rests = (until: number): boolean => until > clock.elapsed();
  const failures = (key: K): number => all.get(key)?.failures ?? 0;
  /** What nobody has tried again for so long is asked for no more, as a day that is over. */
  function forgetOld(): void {
    for (const [key, { until }] of all) if (until + forgottenAfter < clock.elapsed()) all.delete(key);
  }
  const isResting = (key: K): boolean => {
    const pause = all.get(key);
    return pause !== undefined && rests(pause.until);
  };
  return {
    failures,
    isResting,
    failed(key) {
      if (isResting(key)) return failures(key);
      const count = failures(key) + 1;
      forgetOld();
      all.set(key, {
        failures: count,
        until: clock.elapsed() + Math.min(mostMs, firstMs * 2 ** (count - 1)),
      });
      return count;
    },
    succeeded: (key) => void all.delete(key),
    nextAt: () =>
      [...all.values()]
        .map(({ until }) => until)
        .filter(rests)
        .map((until) => clock.now() + until - clock.elapsed())
        .reduce((least, until) => Math.min(least, until), Number.POSITIVE_INFINITY),
  };
}
