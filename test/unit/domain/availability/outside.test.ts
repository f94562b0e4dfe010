import fc from 'fast-check';
import { expect, test } from 'vitest';
import { outside } from '#shared/domain/availability/outside.ts';
import { timed } from './support.ts';

const visit = (start: number, end: number) => ({ id: `${start}-${end}`, start, end });
const told = (
  visits: readonly ReturnType<typeof visit>[],
  ...periods: readonly (readonly [number, number])[]
): string[] =>
  outside(
    visits,
    periods.map(([start, end]) => timed(start, end)),
  ).map(({ id }) => id);

test('a visit lies outside where any part of it does, and inside where it ends with the hours', () => {
  const visits = [visit(8, 9), visit(7, 9), visit(11, 12), visit(11, 13), visit(14, 15)];
  expect(told(visits, [8, 12])).toEqual(['7-9', '11-13', '14-15']);
});

test('periods that touch are one: a visit over both lies inside', () => {
  expect(told([visit(9, 11)], [10, 12], [8, 10])).toEqual([]);
  expect(told([visit(9, 11)], [8, 9], [10, 12])).toEqual(['9-11']);
});

test('on a date without hours every visit does', () => {
  expect(told([visit(9, 11)])).toEqual(['9-11']);
});

test('each visit that is named has a minute without hours, and no other has', () => {
  const span = fc
    .tuple(fc.nat(60), fc.integer({ min: 1, max: 15 }))
    .map(([start, length]) => [start, start + length] as const);
  fc.assert(
    fc.property(fc.array(span), fc.array(span), (visits, periods) => {
      const all = visits.map(([start, end]) => visit(start, end));
      const isOpen = (minute: number): boolean =>
        periods.some(([start, end]) => start <= minute && minute < end);
      const expected = all.filter(({ start, end }) => {
        for (let minute = start; minute < end; minute += 1) if (!isOpen(minute)) return true;
        return false;
      });
      expect(told(all, ...periods)).toEqual(expected.map(({ id }) => id));
    }),
  );
});
