import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cut, gridOf } from '#shared/domain/availability/cut.ts';
import { minute, timed } from './support.ts';

const nine = Date.UTC(2026, 10, 30, 8);
const told = (periods: Parameters<typeof cut>[0]): string[] =>
  cut(periods).map(({ start, services }) => `${(start - nine) / minute} ${services.join()}`);

describe('the vendor cuts a period', () => {
  test('by the duration of its only service', () => {
    expect(told([timed(nine, nine + 60 * minute, ['a', 20])])).toEqual(['0 a', '20 a', '40 a']);
  });

  test('by the greatest common divisor of several: 20 and 60 by 20, and 20 and 25 by 5', () => {
    expect(told([timed(nine, nine + 60 * minute, ['a', 20], ['b', 60])])).toEqual(['0 a,b', '20 a', '40 a']);
    expect(gridOf([20, 25])).toBe(5);
    expect(told([timed(nine, nine + 30 * minute, ['a', 20], ['b', 25])])).toEqual(['0 a,b', '5 a,b', '10 a']);
  });

  test('into nothing where no service fits', () => {
    expect(cut([timed(nine, nine + 15 * minute, ['a', 20])])).toEqual([]);
    expect(cut([{ ...timed(nine, nine + 15 * minute), services: [] }])).toEqual([]);
  });

  test('each for itself: nothing begins in one and ends in the next, though they touch', () => {
    const noon = nine + 30 * minute;
    expect(told([timed(noon, noon + 30 * minute, ['a', 20]), timed(nine, noon, ['a', 20])])).toEqual([
      '0 a',
      '30 a',
    ]);
  });
});

test('a slot is there if and only if it is on the grid of its period and a service ends inside, with just those services', () => {
  const anyPeriod = fc
    .tuple(
      fc.nat(300),
      fc.integer({ min: 1, max: 300 }),
      fc.uniqueArray(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd'), fc.integer({ min: 1, max: 120 })), {
        selector: ([id]) => id,
        minLength: 1,
      }),
    )
    .map(([from, length, services]) =>
      timed(nine + from * minute, nine + (from + length) * minute, ...services),
    );
  fc.assert(
    fc.property(anyPeriod, (one) => {
      const grid = one.services.reduce((least, { duration }) => {
        while (
          least > 0 &&
          (duration % least !== 0 || one.services.some((other) => other.duration % least !== 0))
        )
          least -= 1;
        return least;
      }, one.services[0]?.duration ?? 0);
      const expected: unknown[] = [];
      for (let start = one.start; start < one.end; start += minute) {
        const fitting = one.services.filter(({ duration }) => start + duration * minute <= one.end);
        if ((start - one.start) % (grid * minute) === 0 && fitting.length > 0)
          expected.push({ start, services: fitting.map(({ addressServiceId }) => addressServiceId) });
      }
      expect(cut([one])).toEqual(expected);
    }),
  );
});
