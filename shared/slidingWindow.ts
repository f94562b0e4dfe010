/** Counts calls over a sliding span of time. Moments are by a clock that nobody sets (`Clock.elapsed`). */
export interface SlidingWindow {
  /** Counts a call made now. */
  count(now: number): void;
  /** How many calls lie in the span that ends now. */
  used(now: number): number;
  /** When fewer than `limit` calls lie in the span; `null`: now. */
  freeAt(now: number, limit: number): number | null;
}

/** @param span milliseconds */
export function slidingWindow(span: number): SlidingWindow {
  let times: number[] = [];
  let first = 0;

  const settle = (now: number): void => {
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
