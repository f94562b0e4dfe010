import { beforeEach, describe, expect, test } from 'vitest';
import { createWrongClock } from '../../../../main/desk/connection/wrongClock.ts';
import type { WrongClock } from '../../../../main/desk/clinic.ts';
import type { Problem } from '#shared/domain/problem.ts';

/*
 * A clock that is minutes off is told, in whole minutes, and once; one answer alone is not believed; what is right again is taken
 * back; and a clock at the edge does not come and go.
 */
const minute = 60_000;
let told: (Problem | null)[];
let skew: number | null;
let watch: WrongClock;
beforeEach(() => {
  told = [];
  skew = null;
  watch = createWrongClock(
    () => skew,
    (now) => told.push(now),
  );
});
const see = (...skews: (number | null)[]): void =>
  skews.forEach((next) => {
    skew = next;
    watch.look();
  });
const minutes = () => told.map((now) => now?.params['minutes'] ?? null);

describe('a wrong clock', () => {
  test('is told once, whichever way it is off', () => {
    see(61 * minute, 61 * minute + 400, 61 * minute, 61 * minute - 900);
    expect(minutes()).toEqual([61]);
    expect(watch.view()).toMatchObject({ kind: 'clockOff', details: 'this clock is 61 min behind' });
    see(0, 0, -62 * minute, -62 * minute);
    expect(minutes()).toEqual([61, null, 62]);
    expect(watch.view()?.details).toBe('this clock is 62 min ahead');
  });

  test('is not believed of one answer that was long on its way', () => {
    see(0, 30 * minute, 0, 0, -40 * minute, 100);
    expect(told).toEqual([]);
    expect(watch.view()).toBeNull();
  });

  test('is told anew where it gets worse', () => {
    see(10 * minute, 10 * minute, 10.5 * minute, 10.5 * minute, 12 * minute, 12 * minute);
    expect(minutes()).toEqual([10, 12]);
  });
});

test('a right clock, one that nobody can judge, and one within the tolerance are not spoken of', () => {
  see(null, null, 0, 0, 4.9 * minute, 4.9 * minute, -4.9 * minute, -4.9 * minute);
  expect(told).toEqual([]);
});

test('at the edge it does not come and go', () => {
  see(5.1 * minute, 5.1 * minute, 4.9 * minute, 4.9 * minute, 5.1 * minute, 5.1 * minute);
  expect(told).toHaveLength(1);
  see(3.9 * minute, 3.9 * minute);
  expect(watch.view()).toBeNull();
});
