import { uptime } from 'node:os';
import type { Clock } from '#shared/ports.ts';

/** The longest that a timer of the system's can wait; beyond it would fire at once. */
const longestTimer = 2 ** 31 - 1;

/** The machine's own time and timers. */
export const systemClock: Clock = {
  now: () => Date.now(),
  elapsed: withSleep(
    () => performance.now(),
    () => uptime() * 1_000,
  ),
  after: (ms, task) => {
    let timer: NodeJS.Timeout;
    const wait = (left: number): void => {
      timer = setTimeout(
        () => {
          if (left > longestTimer) wait(left - longestTimer);
          else task();
        },
        Math.min(Math.max(left, 0), longestTimer),
      );
    };
    wait(ms);
    return () => {
      clearTimeout(timer);
    };
  },
};

/** The system's uptime has whole seconds on some systems: less than this is no sleep. Milliseconds. */
const coarse = 1_500;

/**
 * Puts what a fine count leaves out, which on some systems is the time in which the machine slept, back into it.
 * @param fine milliseconds, not while the machine sleeps
 * @param whole milliseconds, also while it sleeps; may be good to a second only
 */
export function withSleep(fine: () => number, whole: () => number): () => number {
  const first = whole() - fine();
  let slept = 0;
  return () => {
    const now = fine();
    const behind = whole() - now - first;
    if (behind > slept + coarse) slept = behind;
    return now + slept;
  };
}
