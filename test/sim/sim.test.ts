import { expect, test } from 'vitest';
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
    const began = Date.now();
    let tally = noTally();
    let ran = 0;
    for (let seed = 1; seed <= seeds && Date.now() - began < budget; seed += 1) {
      const { violations, tally: one } = await runPlan(drawPlan(seed));
      if (violations.length > 0) {
        const small = await shrink(drawPlan(seed), 150);
        const again = await runPlan(small, true);
        const story = [...again.story, ...again.violations].join('\n');
        expect.fail(
          `seed ${seed} (npm run sim -- --seed ${seed} --verbose): ${violations.join('; ')}\n${story}`,
        );
      }
      tally = addTally(tally, one);
      ran += 1;
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
