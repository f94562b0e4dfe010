import type { Clock } from '#shared/ports.ts';
import type { EpochMs } from '#shared/time/zone.ts';

/**
 * What failed for a reason of its own: it rests before it is tried again, longer each time, and nothing else waits for it.
 * In memory: a desk that starts anew tries everything once.
 */
export interface Resting<K> {
  readonly isResting: (key: K) => boolean;
  /** How often it has failed in a row. */
  readonly failures: (key: K) => number;
  /** Calls that were under way when it began to rest count as one. @returns how often it has failed in a row */
  readonly failed: (key: K) => number;
  readonly succeeded: (key: K) => void;
  /** When the first of those that rest may be tried; `Infinity` if none does. */
  readonly nextAt: () => EpochMs;
}

/** @param firstMs how long the first failure rests; doubled each time, up to `mostMs` */
export function createResting<K>(clock: Clock, firstMs: number, mostMs: number): Resting<K> {
  /** `until` by `Clock.elapsed`. */
  const all = new Map<K, { readonly failures: number; readonly until: number }>();
  const rests = (until: number): boolean => until > clock.elapsed();
  const failures = (key: K): number => all.get(key)?.failures ?? 0;
  const isResting = (key: K): boolean => {
    const one = all.get(key);
    return one !== undefined && rests(one.until);
  };
  return {
    failures,
    isResting,
    failed(key) {
      if (isResting(key)) return failures(key);
      const count = failures(key) + 1;
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
