import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { longestWaitMs, waitAfter, waitOfStaffAfter } from '#shared/domain/lock.ts';

/* Slipped fingers cost nothing; guessing costs more with each try, and never so much that the clinic is shut out for an hour. */
test('the first wrong PINs cost no time, and no later one costs less than the one before', () => {
  expect([0, 1, 2].map(waitAfter)).toEqual([0, 0, 0]);
  expect([3, 4, 5, 6, 7, 8].map(waitAfter)).toEqual([5_000, 15_000, 30_000, 60_000, 300_000, 300_000]);
  fc.assert(
    fc.property(fc.nat(1_000), (wrong) => {
      expect(waitAfter(wrong + 1)).toBeGreaterThanOrEqual(waitAfter(wrong));
      expect(waitAfter(wrong)).toBeLessThanOrEqual(longestWaitMs);
    }),
  );
});

test('somebody’s own PIN may be mistyped four times, and no wait for it is longer than the longest', () => {
  expect([1, 4, 5, 6, 900].map(waitOfStaffAfter)).toEqual([0, 0, 60_000, 60_000, 60_000]);
  expect(waitOfStaffAfter(900)).toBeLessThanOrEqual(longestWaitMs);
});

test('four digits cannot be tried through in a week, and somebody’s own in three days', () => {
  const spentMs = (waitFor: (wrong: number) => number): number => {
    let spent = 0;
    for (let wrong = 1; wrong <= 5_000; wrong += 1) spent += waitFor(wrong);
    return spent;
  };
  expect(spentMs(waitAfter)).toBeGreaterThan(7 * 24 * 3_600_000);
  expect(spentMs(waitOfStaffAfter)).toBeGreaterThan(3 * 24 * 3_600_000);
});
