import type { Clock } from '#shared/ports.ts';

/** The longest that a timer of the system's can wait; beyond it would fire at once. */
const longestTimer = 2 ** 31 - 1;

/** The machine's own time and timers. */
export const systemClock: Clock = {
  now: () => Date.now(),
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
