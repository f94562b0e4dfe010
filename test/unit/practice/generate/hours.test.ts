import { describe, expect, test } from 'vitest';
import { seededRandom } from '#shared/random.ts';
import { fillDay, freeSpans } from '../../../../main/practice/generate/candidates.ts';
import { gridOf, planHours, type DayHours } from '../../../../main/practice/generate/hours.ts';
import { emptyClinic } from './scene.ts';

const { calendars, days, pack } = emptyClinic(1);
const plan = (seed: number): readonly (readonly DayHours[])[] =>
  calendars.map((calendar) => planHours(seededRandom(seed), calendar, days, pack));

describe('working hours', { timeout: 20_000 }, () => {
  test('are cut by the greatest common divisor of what is offered', () => {
    expect(gridOf([20, 60])).toBe(20);
    expect(gridOf([20, 30, 40])).toBe(10);
    expect(gridOf([60])).toBe(60);
    const grids = new Set(
      calendars.map(({ services }) => gridOf(services.map((one) => one.defaultDuration))),
    );
    expect(grids).toEqual(new Set([10, 20, 30]));
  });

  test('are today’s for everybody, with nobody away, whatever the seed', () => {
    for (let seed = 0; seed < 50; seed += 1)
      for (const hours of plan(seed)) {
        const today = hours.find(({ day }) => day.offset === 0);
        expect(today?.periods.length).toBeGreaterThan(0);
        const open = today === undefined ? [] : freeSpans(today);
        expect(open.reduce((sum, { from, to }) => sum + to - from, 0)).toBeGreaterThanOrEqual(80);
      }
  });

  test('leave Sundays and holidays free, but for today', () => {
    for (const hours of plan(3))
      for (const { day } of hours) {
        if (day.offset === 0) continue;
        expect(day.weekday).not.toBe(7);
        expect(day.date).not.toMatch(/-(01-01|05-01|12-25)$/);
      }
  });

  test('differ: some begin at 07:30, some end at 20:00, some have a long midday', () => {
    const periods = plan(1).map((hours) => hours.find(({ day }) => day.offset === 0)?.periods ?? []);
    expect(periods.some(([first]) => first?.from === 0)).toBe(true);
    expect(periods.some((own) => own.at(-1)?.to === 750)).toBe(true);
    expect(periods.some((own) => own.length === 2)).toBe(true);
  });

  test('have breaks on the grid, inside a period and apart from each other', () => {
    for (let seed = 0; seed < 5; seed += 1)
      plan(seed).forEach((hours, n) => {
        const grid = gridOf(calendars[n]?.services.map((one) => one.defaultDuration) ?? []);
        for (const { periods, breaks } of hours)
          breaks.forEach((pause, at) => {
            if (pack.absences.includes(pause.description ?? '')) return;
            const inside = periods.find(({ from, to }) => from <= pause.from && pause.to <= to);
            expect(inside).toBeDefined();
            expect((pause.from - (inside?.from ?? 0)) % grid).toBe(0);
            expect(pause.to).toBeLessThanOrEqual(breaks[at + 1]?.from ?? Infinity);
          });
      });
  });

  test('know two ways of being away: no hours at all, or a break over the whole day', () => {
    const all = Array.from({ length: 20 }, (_, seed) => plan(seed)).flat();
    const whole = all.flat().filter(({ breaks }) => pack.absences.includes(breaks[0]?.description ?? ''));
    expect(whole.length).toBeGreaterThan(0);
    for (const hours of whole) expect(freeSpans(hours)).toEqual([]);
    const weekdays = days.filter(({ weekday, closed }) => weekday <= 4 && !closed);
    const without = all.some((hours) => {
      const worked = new Set(hours.map(({ day }) => day.offset));
      return weekdays.some((day, n) =>
        [0, 1, 2].every((more) => !worked.has((weekdays[n + more] ?? day).offset)),
      );
    });
    expect(without).toBe(true);
  });
});

describe('a day that is filled to the brim', () => {
  test('has no gap in which a visit would still fit, and no visit in a break', () => {
    calendars.forEach((calendar, n) => {
      const hours = plan(4)[n]?.find(({ day }) => day.offset === 0);
      if (hours === undefined) throw new Error('nobody is at work');
      const visits = fillDay(seededRandom(1), calendar, hours);
      const shortest = Math.min(...calendar.services.map((one) => one.defaultDuration)) * 60_000;
      for (const span of freeSpans(hours)) {
        const [from, to] = [hours.day.opening + span.from * 60_000, hours.day.opening + span.to * 60_000];
        const inside = visits.filter(({ start, end }) => from <= start && end <= to);
        const ends = [from, ...inside.map(({ end }) => end)];
        const starts = [...inside.map(({ start }) => start), to];
        starts.forEach((start, at) => {
          const gap = start - (ends[at] ?? 0);
          expect(gap).toBeGreaterThanOrEqual(0);
          expect(gap).toBeLessThan(shortest);
        });
      }
      expect(
        visits.every(({ start, end, service }) => end - start === service.defaultDuration * 60_000),
      ).toBe(true);
    });
  });

  test('is what is left of the periods without the breaks, also where they touch or cover the edges', () => {
    const [day] = days;
    if (day === undefined) throw new Error('no days');
    const free = (breaks: { from: number; to: number }[]): unknown =>
      freeSpans({
        day,
        periods: [{ from: 0, to: 100 }],
        breaks: breaks.map((pause) => ({ ...pause, description: null })),
      });
    expect(free([])).toEqual([{ from: 0, to: 100 }]);
    expect(
      free([
        { from: 0, to: 20 },
        { from: 90, to: 120 },
      ]),
    ).toEqual([{ from: 20, to: 90 }]);
    expect(
      free([
        { from: 30, to: 40 },
        { from: 40, to: 50 },
      ]),
    ).toEqual([
      { from: 0, to: 30 },
      { from: 50, to: 100 },
    ]);
    expect(free([{ from: 200, to: 300 }])).toEqual([{ from: 0, to: 100 }]);
    expect(free([{ from: 0, to: 100 }])).toEqual([]);
  });
});
