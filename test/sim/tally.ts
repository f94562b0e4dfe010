import type { Tally } from './run.ts';

export const noTally = (): Tally => ({
  faults: 0,
  crashes: 0,
  restarts: 0,
  decided: 0,
  confirmed: 0,
  refused: 0,
  undone: 0,
  takenBack: 0,
  calls: 0,
  readBacks: 0,
});

export function addTally(a: Tally, b: Tally): Tally {
  const sum = noTally();
  for (const name of Object.keys(sum) as (keyof Tally)[]) sum[name] = a[name] + b[name];
  return sum;
}
