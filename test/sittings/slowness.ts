import { expect } from 'vitest';
import type { LaunchedDesk } from '../e2e/harness/launch.ts';
import { recordTasks, type Task } from '../support/longTasks.ts';

/** What one window saw while it was watched. Milliseconds on the page's own clock. */
export interface Seen {
  /** Events of presses (Chromium's event timing); those of one press share an interaction. */
  readonly events: readonly { readonly press: number; readonly at: number; readonly took: number }[];
  readonly longTasks: readonly Task[];
  /** Spans that do not count, because something other than the desk kept the window busy. */
  readonly pauses: readonly { readonly from: number; readonly to: number }[];
}

/** How long the window made a hand wait, milliseconds. */
export interface Slowness {
  /** From each press to the frame that shows what it did: the 95th percentile and the longest. */
  readonly inputP95: number;
  readonly inputLongest: number;
  /** Presses that took 16 ms or more; Chromium does not tell of shorter ones. */
  readonly inputs: number;
  /** Tasks of more than 50 ms by the clock, in which the window does not hear; and what the window's thread worked in them. */
  readonly longTasks: readonly Pick<Task, 'took' | 'worked'>[];
}

/**
 * From here on a person feels that a window hesitates: the bound of a good answer in the Web Vitals (Interaction to Next Paint,
 * of the slowest presses but a few). The benches aim lower, and on a machine that does nothing else. Milliseconds.
 */
const feltMs = 200;

export interface SlownessWatch {
  /** Does something that must not count, such as taking a picture. */
  pausedWhile(work: () => Promise<void>): Promise<void>;
  /** What was seen; to be asked once, before the window closes. */
  seen(): Promise<Seen>;
}

/** A picture's own frame, and what it leaves to be done, are over by then. Milliseconds. */
const settlesMs = 150;

/** Begins to listen in the page. */
export async function watchSlowness(desk: LaunchedDesk): Promise<SlownessWatch> {
  const { page } = desk;
  const tasks = await recordTasks(desk);
  await page.evaluate(() => {
    const seen = {
      events: [] as { press: number; at: number; took: number }[],
      pauses: [] as { from: number; to: number }[],
    };
    Object.assign(window, { seenSlowness: seen });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { interactionId: number })[]) {
        const { interactionId: press, startTime: at, duration: took } = entry;
        if (press > 0) seen.events.push({ press, at, took });
      }
    }).observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit);
  });
  const now = (): Promise<number> => page.evaluate(() => performance.now());
  return {
    async pausedWhile(work) {
      const from = await now();
      await work();
      await page.waitForTimeout(settlesMs);
      await page.evaluate((begun) => {
        const { seenSlowness } = window as unknown as { seenSlowness: { pauses: object[] } };
        seenSlowness.pauses.push({ from: begun, to: performance.now() });
      }, from);
    },
    seen: async () => ({
      ...(await page.evaluate(
        () => (window as unknown as { seenSlowness: Omit<Seen, 'longTasks'> }).seenSlowness,
      )),
      longTasks: await tasks(),
    }),
  };
}

/** The figures of a sitting, from all its windows. What touches a pause does not count. */
export function slownessOf(windows: readonly Seen[]): Slowness {
  const inputs: number[] = [];
  const longTasks: Pick<Task, 'took' | 'worked'>[] = [];
  for (const { events, longTasks: tasks, pauses } of windows) {
    const counts = ({ at, took }: { readonly at: number; readonly took: number }): boolean =>
      pauses.every(({ from, to }) => at + took < from || to < at);
    const presses = new Map<number, number>();
    for (const event of events.filter(counts))
      presses.set(event.press, Math.max(presses.get(event.press) ?? 0, event.took));
    inputs.push(...presses.values());
    longTasks.push(
      ...tasks.filter(counts).map(({ took, worked }) => ({
        took: Math.round(took),
        worked: Math.round(worked),
      })),
    );
  }
  const sorted = inputs.toSorted((a, b) => a - b);
  return {
    inputP95: sorted[Math.ceil(sorted.length * 0.95) - 1] ?? 0,
    inputLongest: sorted.at(-1) ?? 0,
    inputs: sorted.length,
    longTasks,
  };
}

/** Holds that nobody felt the window hesitate, whatever else the machine was doing beside. */
export function expectQuick({ inputP95, longTasks }: Slowness): void {
  expect(inputP95, 'until a press was painted, p95').toBeLessThanOrEqual(feltMs);
  expect(
    longTasks.filter(({ took }) => took > feltMs),
    'tasks in which the window did not hear',
  ).toEqual([]);
}
