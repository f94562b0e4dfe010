import { describe, expect, test } from 'vitest';
import type { CalendarCoverage } from '#shared/contract/publishing.ts';
import { coverageDates } from '#shared/domain/availability/coverage.ts';
import { addDays, atWallClock } from '#shared/time/zone.ts';
import { createFormats } from '#shared/messages/formats.ts';
import { createTranslator } from '#shared/messages/translator.ts';
import {
  countsOf,
  factsOn,
  firstOf,
  mapDates,
  weeksOf,
} from '../../../../renderer/publishing/coverageMap.ts';
import { stepOn } from '../../../../renderer/publishing/mapKeys.ts';
import { runsOf, startLines } from '../../../../renderer/publishing/startLines.ts';
import { coverageOf } from './overviewScenes.ts';

/*
 * Each date of each calendar is told under its own date, also where clinics in two parts of the world have another today; keys lead to where
 * something is, and nowhere else; starts are said in few words, and none is left out.
 */
const now = Date.UTC(2026, 10, 25, 9);
const calendar = (first: string, states: CalendarCoverage['states']): CalendarCoverage =>
  coverageOf('a', now, 1, { first, states });
const all = (state: CalendarCoverage['states'][number]): CalendarCoverage['states'] =>
  Array.from({ length: coverageDates }, () => state);

describe('the dates of the map', () => {
  test('begin with the earliest today and end with the last date of any calendar', () => {
    const [east, west] = [calendar('2026-11-26', all('stands')), calendar('2026-11-25', all('waiting'))];
    const dates = mapDates([east, west]);
    expect(dates).toHaveLength(coverageDates + 1);
    expect(factsOn(east, '2026-11-25')).toBeNull();
    expect(factsOn(east, '2026-11-26')?.state).toBe('stands');
    expect(factsOn(west, '2026-11-25')?.state).toBe('waiting');
    expect(factsOn(west, addDays('2026-11-25', coverageDates))).toBeNull();
    expect(factsOn(east, addDays('2026-11-25', coverageDates))?.state).toBe('stands');
  });

  test('fall into weeks that begin on Mondays, the first and the last perhaps shorter, over the end of a year and of summer time', () => {
    for (const first of ['2026-11-25', '2026-08-31', '2026-12-27', '2027-02-01']) {
      const dates = mapDates([calendar(first, all('stands'))]);
      const weeks = weeksOf(dates);
      expect(weeks.reduce((sum, week) => sum + week.dates, 0)).toBe(coverageDates);
      expect(weeks.map((week) => dates[week.from])).toEqual(weeks.map((week) => week.first));
      for (const week of weeks.slice(1)) expect(new Date(week.first).getUTCDay()).toBe(1);
      expect(weeks.slice(1, -1).every((week) => week.dates === 7)).toBe(true);
    }
  });

  test('are counted by what is looked for: what waits for a service has not been sent', () => {
    const states = all('stands').map((state, at) =>
      at === 3 ? 'differs' : at === 5 ? 'waiting' : at === 6 ? 'waitsForService' : state,
    );
    const one = calendar('2026-11-25', states);
    expect(countsOf([one, one]).get('waiting')).toBe(4);
    expect(countsOf([one]).get('stands')).toBe(coverageDates - 3);
    expect(firstOf(one, 'waiting')).toBe('2026-11-30');
    expect(firstOf(one, 'refused')).toBeNull();
  });
});

describe('keys', () => {
  const size = { rows: 200, columns: 84 };
  const press = (key: string, ctrlKey = false) => ({ key, ctrlKey, altKey: false, metaKey: false });
  test('go from date to date, week to week and calendar to calendar, and not over an edge', () => {
    const from = { row: 5, column: 10 };
    expect(stepOn(press('ArrowRight'), from, size)).toEqual({ row: 5, column: 11 });
    expect(stepOn(press('ArrowRight', true), from, size)).toEqual({ row: 5, column: 17 });
    expect(stepOn(press('ArrowDown'), from, size)).toEqual({ row: 6, column: 10 });
    expect(stepOn(press('PageDown'), from, size)).toEqual({ row: 15, column: 10 });
    expect(stepOn(press('Home'), from, size)).toEqual({ row: 5, column: 0 });
    expect(stepOn(press('End', true), from, size)).toEqual({ row: 199, column: 10 });
    expect(stepOn(press('ArrowUp'), { row: 0, column: 0 }, size)).toEqual({ row: 0, column: 0 });
    expect(stepOn(press('End'), from, size)).toEqual({ row: 5, column: 83 });
  });
  test('lead to the first calendar where that of the chosen date is not shown, and nowhere where none is', () => {
    expect(stepOn(press('ArrowDown'), { row: -1, column: 4 }, size)).toEqual({ row: 0, column: 4 });
    expect(stepOn(press('ArrowDown'), { row: -1, column: 4 }, { rows: 0, columns: 84 })).toBeNull();
    expect(stepOn(press('Enter'), { row: 1, column: 4 }, size)).toBeNull();
    expect(stepOn({ ...press('ArrowDown'), altKey: true }, { row: 1, column: 4 }, size)).toBeNull();
  });
});

describe('starts', () => {
  test('that are equally far apart are a run; each start is in one', () => {
    const starts = [0, 20, 40, 60, 90, 300, 310];
    expect(runsOf(starts)).toEqual([[0, 20, 40, 60], [90, 300], [310]]);
    expect(runsOf(starts).flat()).toEqual(starts);
    expect(runsOf([])).toEqual([]);
  });

  test('are said by the first and the last of a run, apart for each set of services, by the clock of the place', () => {
    const formats = createFormats('en', 'pl', 'Europe/Warsaw');
    const at = (time: string) => atWallClock('2026-11-26', time, 'Europe/Warsaw');
    const start = (time: string, ...names: string[]) => ({
      start: at(time),
      services: names.map((name) => ({ id: name, name })),
    });
    const lines = startLines(
      [start('09:00', 'A', 'B'), start('09:20', 'A', 'B'), start('09:40', 'A', 'B'), start('14:00', 'A')],
      createTranslator('en'),
      formats,
    );
    expect(lines).toEqual([
      { times: '09:00–09:40 (3 times)', services: 'A, B' },
      { times: '14:00', services: 'A' },
    ]);
  });
});
