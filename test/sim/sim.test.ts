import { availableParallelism } from 'node:os';
import { expect, test } from 'vitest';
import { runSeeds, type SeedResult } from './crew.ts';
import { drawPlan } from './plan.ts';
import { runPlan } from './run.ts';
import { streams } from './streams.ts';
import { shrink } from './shrink.ts';
import { addTally, noTally } from './tally.ts';

const seeds = 2_000;
/**
 * Milliseconds of the whole machine: `npm test` runs this beside tests that wait, with what these leave of the processors. On a slow
 * machine fewer seeds run; the line at the end says how many.
 */
const budget = 60_000;
/** Milliseconds on the clock, for a machine with other things to do. */
const longest = 12 * 60_000;

/** Milliseconds for which this process would have kept every processor busy. */
function machineTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000 / availableParallelism();
}

test(
  'whatever fails, nothing that was decided is lost, done twice, done out of order or told wrongly',
  async () => {
    let tally = noTally();
    let ran = 0;
    const failed: SeedResult[] = [];
    const begun = { at: Date.now(), machine: machineTime() };
    await runSeeds({
      from: 1,
      seeds,
      hasTime: () => Date.now() < begun.at + longest && machineTime() < begun.machine + budget,
      each(result) {
        tally = addTally(tally, result.tally);
        ran += 1;
        if (result.violations.length === 0) return 'on';
        failed.push(result);
        return 'stop';
      },
    });
    for (const { seed, violations } of failed) {
      const small = await shrink(drawPlan(seed), 150);
      const again = await runPlan(small, true);
      const story = [...again.story, ...again.violations].join('\n');
      expect.fail(
        `seed ${seed} (npm run sim -- --seed ${seed} --verbose): ${violations.join('; ')}\n${story}`,
      );
    }
    process.stdout.write(`simulation: ${ran} of ${seeds} seeds, ${JSON.stringify(tally)}\n`);
    expect(ran).toBeGreaterThan(50);
  },
  longest + 120_000,
);

test('the same plan runs the same way', async () => {
  for (const seed of [3, 14, 15]) {
    const [once, again] = [await runPlan(drawPlan(seed), true), await runPlan(drawPlan(seed), true)];
    expect(again).toEqual(once);
  }
});

/*
 * What is drawn from one number comes together always or never: services and a wrong clock, a facility that goes and a usual morning.
 */
test('no two parts of a plan are drawn from one number', () => {
  const numbers = Object.values(streams);
  expect(new Set<number>(numbers).size).toBe(numbers.length);
});
