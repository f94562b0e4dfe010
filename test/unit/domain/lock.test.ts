import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { longestWait, waitAfter } from '#shared/domain/lock.ts';

/* Slipped fingers cost nothing; guessing costs more with each try, and never so much that the clinic is shut out for an hour. */
test('the first wrong PINs cost no time, and no later one costs less than the one before', () => {
  expect([0, 1, 2].map(waitAfter)).toEqual([0, 0, 0]);
  expect([3, 4, 5, 6, 7, 8].map(waitAfter)).toEqual([5_000, 15_000, 30_000, 60_000, 300_000, 300_000]);
  fc.assert(
    fc.property(fc.nat(1_000), (wrong) => {
      expect(waitAfter(wrong + 1)).toBeGreaterThanOrEqual(waitAfter(wrong));
      expect(waitAfter(wrong)).toBeLessThanOrEqual(longestWait);
    }),
  );
});

test('four digits cannot be tried through in a week', () => {
  let spent = 0;
  for (let wrong = 1; wrong <= 5_000; wrong += 1) spent += waitAfter(wrong);
  expect(spent).toBeGreaterThan(7 * 24 * 3_600_000);
});
