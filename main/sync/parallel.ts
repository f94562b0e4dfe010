/** What waits in one lane, the next one first, each with its place among all. */
interface Lane<T> {
  readonly items: { readonly item: T; readonly place: number }[];
  taken: number;
}

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
  const lanes = new Map<string, Lane<T>>();
  for (const [place, item] of items.entries()) {
    const name = laneOf(item);
    const lane = lanes.get(name);
    if (lane === undefined) lanes.set(name, { items: [{ item, place }], taken: 0 });
    else lane.items.push({ item, place });
  }
  const busy = new Set<string>();
  const stop = new AbortController();

  /** Lanes are few beside what waits in them, which can be thousands for one that is busy. */
  const next = (): T | undefined => {
    let first: Lane<T> | undefined;
    let least = Number.POSITIVE_INFINITY;
    for (const [name, lane] of lanes) {
      const head = lane.items[lane.taken];
      if (head === undefined) lanes.delete(name);
      else if (head.place < least && !busy.has(name)) [first, least] = [lane, head.place];
    }
    if (first === undefined) return undefined;
    first.taken += 1;
    return first.items[first.taken - 1]?.item;
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
