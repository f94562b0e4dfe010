import type { EpochMs } from './time/zone.ts';

/** Counts calls over a sliding span of time. */
export interface SlidingWindow {
  /** Counts a call made now. */
  count(now: EpochMs): void;
  /** How many calls lie in the span that ends now. */
  used(now: EpochMs): number;
  /** When fewer than `limit` calls lie in the span; `null`: now. */
  freeAt(now: EpochMs, limit: number): EpochMs | null;
}

/** @param span milliseconds */
export function slidingWindow(span: number): SlidingWindow {
  let times: EpochMs[] = [];
  let first = 0;

  const settle = (now: EpochMs): void => {
    // A clock that was set back leaves calls in the future: they count as made now, so that nobody waits for years.
    for (let at = times.length - 1; at >= first && (times[at] ?? 0) > now; at -= 1) times[at] = now;
    while (first < times.length && (times[first] ?? 0) <= now - span) first += 1;
    if (first > 1024) {
      times = times.slice(first);
      first = 0;
    }
  };

  return {
    count: (now) => {
      settle(now);
      times.push(now);
    },
    used: (now) => {
      settle(now);
      return times.length - first;
    },
    freeAt: (now, limit) => {
      settle(now);
      if (times.length - first < limit) return null;
      const blocking = times[times.length - Math.max(1, limit)];
      return (blocking ?? now) + span;
    },
  };
}
