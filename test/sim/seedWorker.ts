import { parentPort } from 'node:worker_threads';
import type { SeedResult } from './crew.ts';
import { drawPlan } from './plan.ts';
import { runPlan } from './run.ts';

/** Runs the seeds that it is given, one after the other. */

if (parentPort === null) throw new Error('This is a worker of crew.ts.');
const port = parentPort;

port.on('message', (seed: number) => {
  void runPlan(drawPlan(seed)).then(({ violations, tally }) => {
    const result: SeedResult = { seed, violations, tally };
    port.postMessage(result);
  });
});
