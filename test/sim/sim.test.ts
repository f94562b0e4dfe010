import { expect, test } from 'vitest';
import { runSeeds, type SeedResult } from './crew.ts';
import { drawPlan } from './plan.ts';
import { runPlan } from './run.ts';
import { shrink } from './shrink.ts';
import { addTally, noTally } from './tally.ts';

const seeds = 2_000;
/** Milliseconds. On a slow machine fewer seeds run; the line at the end says how many. */
const budget = 4 * 60_000;

test(
  'whatever fails, nothing that was decided is lost, done twice, done out of order or told wrongly',
  async () => {
    let tally = noTally();
    let ran = 0;
    const failed: SeedResult[] = [];
    await runSeeds({
      from: 1,
      seeds,
      until: Date.now() + budget,
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
  budget + 120_000,
);

test('the same plan runs the same way', async () => {
  for (const seed of [3, 14, 15]) {
    const [once, again] = [await runPlan(drawPlan(seed), true), await runPlan(drawPlan(seed), true)];
    expect(again).toEqual(once);
  }
});
