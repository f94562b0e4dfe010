import type { Clock } from '#shared/ports.ts';

/** A clock that stands still until it is told to go on; timers run in the order of their moments. */
export interface VirtualClock extends Clock {
  /** Lets `ms` milliseconds pass, running every timer on the way and all that follows from it. */
  advance(ms: number): Promise<void>;
  /** Lets time pass in small steps until `condition` holds; fails after `atMost` milliseconds of virtual time. */
  until(condition: () => boolean, atMost: number): Promise<void>;
  /** Somebody sets the time of the day, ahead or back. Spans go on as they were. Milliseconds. */
  set(by: number): void;
}

interface Timer {
  readonly at: number;
  readonly order: number;
  readonly task: () => void;
}

export function virtualClock(start: number): VirtualClock {
  let now = start;
  let setBy = 0;
  let order = 0;
  const timers = new Set<Timer>();

  const earliest = (): Timer | undefined => [...timers].sort((a, b) => a.at - b.at || a.order - b.order)[0];

  async function advance(ms: number): Promise<void> {
    const end = now + ms;
    await settled();
    for (let next = earliest(); next !== undefined && next.at <= end; next = earliest()) {
      timers.delete(next);
      now = Math.max(now, next.at);
      next.task();
      await settled();
    }
    now = end;
  }

  return {
    now: () => now + setBy,
    elapsed: () => now,
    after(ms, task) {
      const timer = { at: now + Math.max(0, ms), order: (order += 1), task };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
    advance,
    set: (by) => void (setBy += by),
    async until(condition, atMost) {
      const end = now + atMost;
      while (!condition()) {
        if (now >= end) throw new Error(`not within ${atMost} ms of virtual time`);
        await advance(Math.min(1_000, end - now));
      }
    },
  };
}

/** All promises that can go on without time passing have done so. Bodies of answers need a few turns of the event loop. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 12; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
