import { expect, test } from 'vitest';
import { createBackoff } from '../../../main/sync/line/backoff.ts';

/* What failed for a reason of its own is tried again after a while that doubles, up to a bound, and from the start once it went well. */

function resting() {
  const clock = {
    time: 0,
    zero: 1_000_000,
    now: () => clock.zero + clock.time,
    elapsed: () => clock.time,
    after: () => () => undefined,
  };
  return { clock, all: createBackoff<string>(clock, 15_000, 60_000) };
}

test('each failure in a row rests twice as long as the one before, but never longer than the bound', () => {
  const { clock, all } = resting();
  const waits = [1, 2, 3, 4, 5].map(() => {
    all.failed('a');
    const wait = all.nextAt() - clock.now();
    clock.time += wait;
    expect(all.isResting('a')).toBe(false);
    return wait;
  });
  expect(waits).toEqual([15_000, 30_000, 60_000, 60_000, 60_000]);
  all.succeeded('a');
  expect(all.failed('a')).toBe(1);
  expect(all.nextAt() - clock.now()).toBe(15_000);
});

test('failures of calls that were under way together count as one, and of other keys not at all', () => {
  const { clock, all } = resting();
  expect([all.failed('a'), all.failed('a'), all.failed('a')]).toEqual([1, 1, 1]);
  expect(all.isResting('b')).toBe(false);
  clock.time += 15_000;
  expect(all.failed('a')).toBe(2);
});

test('a clock that is set makes nothing rest for longer, or for less', () => {
  const { clock, all } = resting();
  all.failed('a');
  for (const by of [-3_600_000, 7_200_000]) {
    clock.zero += by;
    expect(all.isResting('a')).toBe(true);
    expect(all.nextAt() - clock.now()).toBe(15_000);
  }
  clock.time += 15_000;
  expect(all.isResting('a')).toBe(false);
  expect(all.nextAt()).toBe(Number.POSITIVE_INFINITY);
});

test('what nobody has asked for again for weeks, as a day that is over, is not remembered', () => {
  const { clock, all } = resting();
  all.failed('a day that will be over');
  clock.time += 8 * 86_400_000;
  expect(all.failures('a day that will be over')).toBe(1);
  all.failed('another');
  expect(all.failures('a day that will be over')).toBe(0);
});
