import { expect, test } from 'vitest';
import { sideBySide } from '../../../build/bootstrap/sideBySide.mjs';

const after = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/* Invariant: everything is done once, never more at once than there are lanes, and each result stands where its item stood. */
test('a few at once, begun in order, results in order', async () => {
  const begun: number[] = [];
  let going = 0;
  let most = 0;
  const results = await sideBySide([[], []], [30, 5, 1, 10, 2], async (ms) => {
    begun.push(ms);
    most = Math.max(most, (going += 1));
    await after(ms);
    going -= 1;
    return ms * 2;
  });
  expect(begun).toEqual([30, 5, 1, 10, 2]);
  expect(results).toEqual([60, 10, 2, 20, 4]);
  expect(most).toBe(2);
});

/* Invariant: a lane's own items never run beside each other, and a lane that is done with them does of what is left for all. */
test('a lane does its own first, one after the other, and then what is shared', async () => {
  const ended: string[] = [];
  const own = new Set(['a', 'b']);
  let ownGoing = 0;
  const results = await sideBySide([['a', 'b'], []], ['long', 'last'], async (name) => {
    if (own.has(name)) expect((ownGoing += 1)).toBe(1);
    await after(name === 'long' ? 60 : 5);
    if (own.has(name)) ownGoing -= 1;
    ended.push(name);
    return name;
  });
  expect(ended).toEqual(['a', 'b', 'last', 'long']);
  expect(results).toEqual(['a', 'b', 'long', 'last']);
});

/* Invariant: a lane is idle only where every item has been begun; what one has in plenty another helps with, from its end. */
test('a lane that finds nothing of its own nor shared takes what another has not begun', async () => {
  const begun: string[] = [];
  let letGo = (): void => undefined;
  const long = new Promise<void>((resolve) => (letGo = resolve));
  const results = await sideBySide([['a', 'b', 'c', 'd'], []], ['x'], async (name) => {
    begun.push(name);
    if (name === 'a') await long;
    if (name === 'b') letGo();
    return name;
  });
  expect(begun).toEqual(['a', 'x', 'd', 'c', 'b']);
  expect(results).toEqual(['a', 'b', 'c', 'd', 'x']);
});

test('what goes wrong is not kept quiet', async () => {
  const work = (item: number) => (item === 1 ? Promise.reject(new Error('no')) : Promise.resolve(item));
  await expect(sideBySide([[], []], [0, 1, 2], work)).rejects.toThrow('no');
  await expect(sideBySide([[0, 1], []], [2], work)).rejects.toThrow('no');
});

test('nothing to do is done at once', async () => {
  expect(await sideBySide([[], []], [], () => Promise.resolve(1))).toEqual([]);
});
