import { expect, test } from 'vitest';
import { ofOneMoment } from '../../../main/desk/oneMoment.ts';
import { atOnce } from '../../../main/desk/steps.ts';

/*
 * Many things are looked at in steps, and what is told of them is of one moment: whatever is written to between two steps is looked at
 * again, and nothing else is. It ends, however much is written.
 */

function world(count: number) {
  const values = Array.from({ length: count }, () => 0);
  const looks: number[] = [];
  let known = values.map((_, index) => index);
  const steps = () =>
    ofOneMoment(
      () => known,
      (one) => {
        looks.push(one);
        const ground = () => [values[one]];
        return { ground, seen: ground(), value: [one, values[one]] as const };
      },
    );
  return {
    values,
    looks,
    steps,
    only: (some: readonly number[]) => void (known = [...some]),
  };
}

test('where nothing is written, each is looked at once', () => {
  const { steps, looks } = world(30);
  expect(atOnce(steps())).toHaveLength(30);
  expect(looks).toHaveLength(30);
});

test('what is written between two steps is looked at again, also where it was looked at before', () => {
  const { steps, looks, values } = world(30);
  const work = steps();
  for (let step = 0; step < 15; step += 1) work.next();
  values[3] = 7;
  values[20] = 8;
  const made = atOnce(work);
  expect(made.filter(([, value]) => value !== 0)).toEqual([
    [3, 7],
    [20, 8],
  ]);
  expect(looks).toHaveLength(31);
});

test('what is gone by the end is not told, and what came is', () => {
  const { steps, only, values } = world(30);
  only(Array.from({ length: 20 }, (_, index) => index));
  const work = steps();
  for (let step = 0; step < 15; step += 1) work.next();
  values[0] = 1;
  only([0, 25]);
  expect(atOnce(work)).toEqual([
    [0, 1],
    [25, 0],
  ]);
});

test('it ends, with what is true then, where somebody writes to everything all the time', () => {
  const { steps, values } = world(30);
  const work = steps();
  let rounds = 0;
  for (;;) {
    const { done, value } = work.next();
    if (done === true) {
      expect(value).toEqual(values.map((one, index) => [index, one]));
      break;
    }
    rounds += 1;
    expect(rounds).toBeLessThan(200);
    values.forEach((_, index) => (values[index] = rounds));
  }
});
