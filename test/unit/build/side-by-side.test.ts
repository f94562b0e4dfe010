import { expect, test } from 'vitest';
import { sideBySide } from '../../../build/bootstrap/sideBySide.mjs';

/* Invariant: everything is done once, never more at once than allowed, and each result stands where its item stood. */
test('a few at once, begun in order, results in order', async () => {
  const begun: number[] = [];
  let going = 0;
  let most = 0;
  const results = await sideBySide([30, 5, 1, 10, 2], 2, async (ms) => {
    begun.push(ms);
    most = Math.max(most, (going += 1));
    await new Promise((resolve) => setTimeout(resolve, ms));
    going -= 1;
    return ms * 2;
  });
  expect(begun).toEqual([30, 5, 1, 10, 2]);
  expect(results).toEqual([60, 10, 2, 20, 4]);
  expect(most).toBe(2);
});

test('what goes wrong is not kept quiet', async () => {
  const work = (item: number) => (item === 1 ? Promise.reject(new Error('no')) : Promise.resolve(item));
  await expect(sideBySide([0, 1, 2], 2, work)).rejects.toThrow('no');
});

test('nothing to do is done at once', async () => {
  expect(await sideBySide([], 2, () => Promise.resolve(1))).toEqual([]);
});
