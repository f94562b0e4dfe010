import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { holidayRegions, holidaysOf, holidayYears } from '#shared/domain/availability/holidays.ts';
import { marketplaceLocales } from '#shared/domain/marketplace.ts';
import { holidayChoices, holidayException } from '#shared/domain/availability/holidayException.ts';
import { weekdayOf } from '#shared/domain/availability/weekday.ts';

const root = join(import.meta.dirname, '../../../..');
const year = (y: number) => ({ first: `${y}-01-01`, last: `${y}-12-31` });
const named = (
  name: string,
  locale: (typeof marketplaceLocales)[number],
  y: number,
  region: string | null = null,
) =>
  holidaysOf(locale, region, year(y))
    .filter((holiday) => holiday.name === name)
    .map(({ date, times }) => (times === null ? date : `${date} ${times.start}-${times.end}`));

describe('the table of holidays', () => {
  test('is not older than the package that it is made from, and its notice names that version (`npm run holidays` makes both anew)', () => {
    const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
      packages: Record<string, { version?: string }>;
    };
    const version = lock.packages['node_modules/date-holidays']?.version;
    const folder = join(root, 'shared/domain/availability');
    const table = JSON.parse(readFileSync(join(folder, 'holidayTable.json'), 'utf8')) as {
      version: string;
      notice: string;
    };
    expect(version).toBeDefined();
    expect(table.version).toBe(version);
    for (const notice of [table.notice, readFileSync(join(folder, 'holidayTable.NOTICE.md'), 'utf8')]) {
      expect(notice).toContain(`${version}`);
      expect(notice).toContain('CC BY-SA 3.0');
    }
  });

  test('knows each country in each year, by date, and no date that no calendar has', () => {
    for (const locale of marketplaceLocales)
      for (let y = holidayYears.first; y <= holidayYears.last; y += 1)
        for (const region of [null, ...holidayRegions(locale).map(({ code }) => code)]) {
          const all = holidaysOf(locale, region, year(y));
          // No country has fewer; regions that differ have more, and one of them fewer.
          expect([locale, region, y, all.length >= 7 && all.length <= 40]).toEqual([locale, region, y, true]);
          expect(all.map(({ date }) => date)).toEqual(all.map(({ date }) => date).toSorted());
          const wrong = all.filter(
            ({ date, name, times }) =>
              new Date(date).toISOString().slice(0, 10) !== date ||
              name === '' ||
              (times !== null && times.start >= times.end),
          );
          expect(wrong).toEqual([]);
          expect(all.some(({ date }) => date === `${y}-01-01`)).toBe(true);
        }
  }, 30_000);

  test('has Good Friday where it is one, by the moon', () => {
    expect(named('Viernes Santo', 'es', 2026)).toEqual(['2026-04-03']);
    expect(named('Karfreitag', 'de', 2027)).toEqual(['2027-03-26']);
    for (const holiday of holidaysOf('cz', null, year(2030)).filter(
      ({ name }) => name === 'Velikonoční pondělí',
    ))
      expect(weekdayOf(holiday.date)).toBe(1);
  });

  test('tells regions apart, and takes one that there is not for the whole country', () => {
    expect(named('Fronleichnam', 'de', 2026)).toEqual([]);
    expect(named('Fronleichnam', 'de', 2026, 'BY')).toEqual(['2026-06-04']);
    expect(named('Fronleichnam', 'de', 2026, 'nowhere')).toEqual([]);
    expect(holidayRegions('es').find(({ code }) => code === 'CN')?.name).toBe('Islas Canarias');
    expect(holidayRegions('pl')).toEqual([]);
  });

  test('has half days: both Bayrams and Republic Day begin on the eve at one', () => {
    expect(named('Ramazan Bayramı', 'tr', 2026)).toEqual([
      '2026-03-19 13:00-24:00',
      '2026-03-20',
      '2026-03-21',
      '2026-03-22',
    ]);
    expect(named('Kurban Bayramı', 'tr', 2026)).toEqual([
      '2026-05-26 13:00-24:00',
      '2026-05-27',
      '2026-05-28',
      '2026-05-29',
      '2026-05-30',
    ]);
    expect(named('Cumhuriyet Bayramı', 'tr', 2030)).toEqual(['2030-10-28 13:00-24:00', '2030-10-29']);
    expect(named('Heiliger Abend', 'de', 2026)).toEqual(['2026-12-24 14:00-24:00']);
  });

  test('says nothing of other years', () => {
    expect(holidaysOf('pl', null, year(2025))).toEqual([]);
    expect(holidaysOf('pl', null, year(2037))).toEqual([]);
  });
});

test('what a clinic does on a holiday is an exception of that date, and nothing where it stays open', () => {
  const [eve] = holidaysOf('de', null, { first: '2026-12-24', last: '2026-12-24' });
  if (eve === undefined) throw new Error('The eve is half a holiday.');
  const scope = { kind: 'clinic' } as const;
  const made = holidayChoices.map((choice) => holidayException(eve, choice, { id: 'e1', scope }));
  const date = {
    id: 'e1',
    scope,
    from: '2026-12-24',
    to: '2026-12-24',
    reason: 'holiday',
    note: 'Heiliger Abend',
  };
  expect(made).toEqual([
    { ...date, change: { kind: 'closed', times: [{ start: '14:00', end: '24:00' }] } },
    { ...date, change: { kind: 'asWeekday', weekday: 7 } },
    null,
  ]);
  expect(holidayException({ ...eve, times: null }, 'closed', { id: 'e1', scope })?.change).toEqual({
    kind: 'closed',
    times: null,
  });
});
