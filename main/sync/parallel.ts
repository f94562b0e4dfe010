/**
 * Runs `work` for each item, at most `width` at once and never two of one `lane` together, in the order of the items.
 * Stops taking new ones when `work` answers `stop`.
 */
export async function inLanes<T>(
  items: readonly T[],
  width: number,
  laneOf: (item: T) => string,
  work: (item: T) => Promise<'on' | 'stop'>,
): Promise<void> {
  const waiting = [...items];
  const busy = new Set<string>();
  const stop = new AbortController();

  const next = (): T | undefined => {
    const index = waiting.findIndex((item) => !busy.has(laneOf(item)));
    return index === -1 ? undefined : waiting.splice(index, 1)[0];
  };

  const running = new Set<Promise<void>>();
  const start = (item: T): void => {
    const lane = laneOf(item);
    busy.add(lane);
    const one = work(item)
      .then((answer) => {
        if (answer === 'stop') stop.abort();
      })
      .finally(() => {
        busy.delete(lane);
        running.delete(one);
      });
    running.add(one);
  };

  try {
    for (;;) {
      while (!stop.signal.aborted && running.size < width) {
        const item = next();
        if (item === undefined) break;
        start(item);
      }
      if (running.size === 0) return;
      await Promise.race(running);
    }
  } finally {
    await Promise.allSettled(running);
  }
}
