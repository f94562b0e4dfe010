import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Tally } from './run.ts';

/** What one seed came to. */
export interface SeedResult {
  readonly seed: number;
  readonly violations: readonly string[];
  readonly tally: Tally;
}

/** Which seeds to run, and for how long. */
export interface Round {
  readonly from: number;
  readonly seeds: number;
  /** Which of them; all, if left out. */
  readonly isWanted?: (seed: number) => boolean;
  /** Asked before each seed: whether there is time for it. */
  readonly hasTime: () => boolean;
  /** Told of each result as it comes; answers whether to go on. */
  readonly each: (result: SeedResult) => 'on' | 'stop';
  /** Seeds at once; as many as the machine has processors, if left out. */
  readonly hands?: number;
}

/** Runs seeds side by side, each worker one at a time. Seeds know nothing of each other, so that their order is free. */
export async function runSeeds({
  from,
  seeds,
  isWanted = () => true,
  hasTime,
  each,
  hands,
}: Round): Promise<void> {
  let next = from;
  let stopped = false;
  const take = (): number | null => {
    while (next < from + seeds && !isWanted(next)) next += 1;
    if (stopped || next >= from + seeds || !hasTime()) return null;
    next += 1;
    return next - 1;
  };
  const crew = Array.from({ length: Math.min(seeds, hands ?? availableParallelism()) }, () =>
    oneHand(take, (result) => {
      if (!stopped && each(result) === 'stop') stopped = true;
    }),
  );
  await Promise.all(crew);
}

/** @throws what went wrong in the worker itself: that is a bug of the simulation's */
function oneHand(take: () => number | null, done: (result: SeedResult) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./seedWorker.ts', import.meta.url), { execArgv: [] });
    const goOn = (): void => {
      const seed = take();
      if (seed === null) void worker.terminate().then(() => resolve(), reject);
      else worker.postMessage(seed);
    };
    worker.on('message', (result: SeedResult) => {
      done(result);
      goOn();
    });
    worker.on('error', reject);
    goOn();
  });
}
