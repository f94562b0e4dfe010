import { expect, test } from 'vitest';
import { createHold, holdMs } from '../../../../renderer/moving/hold.ts';

/*
 * A hand that stays over a day, or at an edge, shows that day: not sooner than after 600 ms, because it may only be passing, and
 * not many times a second when it goes on staying.
 */

/** When the hold answers, if it is asked every 20 ms. */
function heldAt(placeAt: (now: number) => string | null, until: number): number[] {
  const hold = createHold();
  const times: number[] = [];
  for (let now = 0; now <= until; now += 20) if (hold.at(placeAt(now), now)) times.push(now);
  return times;
}

test('a hand that stays is noticed after 600 ms', () => {
  expect(heldAt(() => '1', 700)).toEqual([holdMs]);
});

test('a hand that passes is not', () => {
  expect(heldAt((now) => (now < 500 ? '1' : null), 3_000)).toEqual([]);
});

test('going to another place begins anew, also without leaving in between', () => {
  expect(heldAt((now) => (now < 500 ? '2026-11-24' : '2026-11-25'), 1_200)).toEqual([500 + holdMs]);
});

test('a hand that goes on staying turns one day a second', () => {
  expect(heldAt(() => '1', 2_700)).toEqual([600, 1_600, 2_600]);
});

test('nowhere is never held', () => {
  expect(heldAt(() => null, 3_000)).toEqual([]);
});
