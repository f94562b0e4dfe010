import { uptime } from 'node:os';
import type { Clock } from '#shared/ports.ts';

/** The longest that a timer of the system's can wait; beyond it would fire at once. */
const longestTimer = 2 ** 31 - 1;

/** The machine's own time and timers. */
export const systemClock: Clock = {
  now: () => Date.now(),
  elapsed: withSleep({
    fine: () => performance.now(),
    wall: () => Date.now(),
    whole: () => uptime() * 1_000,
  }),
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

/** Three counts of the same time, milliseconds. */
interface Counts {
  /** Not while the machine sleeps, on some systems. */
  readonly fine: () => number;
  /** The time of the day, which can be set. */
  readonly wall: () => number;
  /** Also while it sleeps; good to a second only, on some systems, and a hundred times as dear as the others. */
  readonly whole: () => number;
}

/** Less than this is no sleep: whole seconds, and a wall clock that is being corrected. Milliseconds. */
const coarse = 1_500;

/** @returns whole milliseconds since the machine began, by the fine count, with the time in which it slept put back into it */
export function withSleep({ fine, wall, whole }: Counts): () => number {
  const first = whole() - fine();
  let gap = wall() - fine();
  let slept = 0;
  return () => {
    const now = fine();
    // After a sleep, and where somebody set the clock, these two are further apart: the dear count says which it was.
    const gapNow = wall() - now;
    if (Math.abs(gapNow - gap) > coarse) {
      gap = gapNow;
      const behind = whole() - now - first;
      if (behind > slept + coarse) slept = behind;
    }
    return Math.floor(first + now + slept);
  };
}
