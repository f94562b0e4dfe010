import { expect, test } from 'vitest';
import { atOnce, calendarsInStep, inSteps, withBreaths } from '../../../main/desk/steps.ts';

/*
 * Long work is done in steps: all of it and in its order, also where somebody comes to their turn after each. Work of one step
 * waits for nobody.
 */

const calendars = Array.from({ length: 3 * calendarsInStep + 1 }, (_, index) => index);

test('all is done in order, however it is done, some of it at a time', async () => {
  const sizes: number[] = [];
  const work = () =>
    inSteps(calendars, (some) => {
      sizes.push(some.length);
      return some.map((one) => one * 2);
    });
  const all = calendars.map((one) => one * 2);
  expect(atOnce(work())).toEqual(all);
  expect(await withBreaths(work())).toEqual(all);
  const quarter = [calendarsInStep, calendarsInStep, calendarsInStep, 1];
  expect(sizes).toEqual([...quarter, ...quarter]);
});

test('whoever waits comes to their turn after each step', async () => {
  const order: string[] = [];
  const steps = inSteps(calendars, ([first]) => [order.push(`step ${String(first)}`)]);
  const done = withBreaths(steps);
  for (let turn = 0; turn < 3; turn += 1) {
    order.push('other');
    await new Promise((resolve) => setImmediate(resolve));
  }
  await done;
  const [first, second, third] = [0, calendarsInStep, 2 * calendarsInStep].map((at) => `step ${at}`);
  expect(order.slice(0, 6)).toEqual([first, 'other', second, 'other', third, 'other']);
});
