/**
 * What the practice clinic needs from outside. Shaped like the product's own ports, yet declared here: the vendor's side
 * shares as little as it can with the client's.
 */
export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
  /** Runs `task` once after `ms` milliseconds; the returned function calls it off. */
  after(ms: number, task: () => void): () => void;
}

/** Uniform numbers in [0, 1). */
export type Random = () => number;

/** The machine's own clock. Its timers keep no process alive. */
export const realClock: Clock = {
  now: () => Date.now(),
  after: (ms, task) => {
    const timer = setTimeout(task, ms);
    timer.unref();
    return () => clearTimeout(timer);
  },
};

/** The machine's clock as if it had been set to `start` just now. @param start epoch ms */
export function realClockFrom(start: number): Clock {
  const ahead = start - realClock.now();
  return { ...realClock, now: () => realClock.now() + ahead };
}
