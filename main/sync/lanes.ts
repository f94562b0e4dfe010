/**
 * One thing at a time in each lane, in the order of asking. Reads of one calendar's bookings share a lane, wherever they
 * come from: sweeps, events, reading back. So an older answer can never overwrite a newer one.
 */
export interface Lanes {
  run<T>(lane: string, work: () => Promise<T>): Promise<T>;
}

export function createLanes(): Lanes {
  const last = new Map<string, Promise<unknown>>();
  return {
    run(lane, work) {
      const before = last.get(lane) ?? Promise.resolve();
      const mine = before.then(work, work);
      last.set(lane, mine);
      const clear = (): void => {
        if (last.get(lane) === mine) last.delete(lane);
      };
      mine.then(clear, clear);
      return mine;
    },
  };
}
