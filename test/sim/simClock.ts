import type { Clock } from '#shared/ports.ts';

/** A clock that only the simulation moves. */
export interface SimClock extends Clock {
  /** Lets `ms` milliseconds pass, running every timer on the way and all that follows from it. */
  advance(ms: number): Promise<void>;
  /** Passes `ms` milliseconds in which no timer runs; those that are due run when they are over. */
  sleep(ms: number): Promise<void>;
  /** Something went on that may have further consequences without time passing. */
  stir(): void;
}

interface Timer {
  readonly at: number;
  readonly order: number;
  readonly task: () => void;
}

/** So many idle turns of the event loop mean that nothing goes on any more: streams need some between two signs of life. */
const idleTurns = 4;

export function simClock(start: number): SimClock {
  let now = start;
  let order = 0;
  let stirred = true;
  const timers: Timer[] = [];

  async function settled(): Promise<void> {
    for (let idle = 0; idle < idleTurns; idle += 1) {
      await new Promise((resolve) => setImmediate(resolve));
      if (stirred) idle = -1;
      stirred = false;
    }
  }

  async function advance(ms: number): Promise<void> {
    const end = now + ms;
    stirred = true;
    await settled();
    for (;;) {
      const next = timers[0];
      if (next === undefined || next.at > end) break;
      timers.shift();
      now = Math.max(now, next.at);
      stirred = true;
      next.task();
      await settled();
    }
    now = end;
  }

  return {
    now: () => now,
    elapsed: () => now,
    after(ms, task) {
      stirred = true;
      // Clocks have whole milliseconds.
      const timer = { at: now + Math.ceil(Math.max(0, ms)), order: (order += 1), task };
      let place = timers.length;
      while (place > 0 && (timers[place - 1]?.at ?? 0) > timer.at) place -= 1;
      timers.splice(place, 0, timer);
      return () => {
        const index = timers.indexOf(timer);
        if (index !== -1) timers.splice(index, 1);
      };
    },
    advance,
    async sleep(ms) {
      now += ms;
      await advance(0);
    },
    stir: () => {
      stirred = true;
    },
  };
}
