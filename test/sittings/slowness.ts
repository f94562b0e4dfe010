import type { LaunchedDesk } from '../e2e/harness/launch.ts';

/** How long the window made a hand wait, milliseconds. */
export interface Slowness {
  /** From each press to the frame that shows what it did: the 95th percentile and the longest. */
  readonly inputP95: number;
  readonly inputLongest: number;
  readonly inputs: number;
  /** Tasks of more than 50 ms, in which the window does not hear. */
  readonly longTasks: readonly number[];
}

/** Begins to listen in the page. */
export async function watchSlowness({ page }: LaunchedDesk): Promise<() => Promise<Slowness>> {
  await page.evaluate(() => {
    const seen = { inputs: new Map<number, number>(), longTasks: [] as number[] };
    Object.assign(window, { seenSlowness: seen });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { interactionId: number })[]) {
        const { interactionId, duration } = entry;
        if (interactionId > 0)
          seen.inputs.set(interactionId, Math.max(seen.inputs.get(interactionId) ?? 0, duration));
      }
    }).observe({ type: 'event', durationThreshold: 16, buffered: true } as PerformanceObserverInit);
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) seen.longTasks.push(Math.round(duration));
    }).observe({ type: 'longtask' });
  });
  return async () => {
    const { inputs, longTasks } = await page.evaluate(() => {
      const seen = (
        window as unknown as { seenSlowness: { inputs: Map<number, number>; longTasks: number[] } }
      ).seenSlowness;
      return { inputs: [...seen.inputs.values()], longTasks: seen.longTasks };
    });
    const sorted = inputs.toSorted((a, b) => a - b);
    return {
      inputP95: sorted[Math.ceil(sorted.length * 0.95) - 1] ?? 0,
      inputLongest: sorted.at(-1) ?? 0,
      inputs: sorted.length,
      longTasks,
    };
  };
}
