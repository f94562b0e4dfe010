import { expect, test } from 'vitest';
import { asAddressId } from '#shared/domain/ids.ts';
import { patientQuery } from '#shared/domain/patientQuery.ts';
import { booking, patient } from './samples.ts';
import { day, hour, minute, monday } from './fixed.ts';
import { keptLog, openFor, tempFile } from './support.ts';
import { searched } from './searched.ts';

/**
 * A hospital: 50 calendars, 100,000 visits over a year. Limits are those of the issue with room for a slow machine;
 * the best of five tries counts, since other work runs at the same time.
 */

const calendars = Array.from({ length: 50 }, (_, index) => asAddressId(`a${index}`));
const surnames = [
  'Nowak',
  'Łoś',
  'Grzęda',
  'Wójcik',
  'Żak',
  'Šťastný',
  'Öztürk',
  "O'Neill",
  'García',
  'Müller',
];
const year = { from: monday - 182 * day, to: monday + 183 * day };

function visitsOf(calendar: number) {
  return Array.from({ length: 2000 }, (_, index) => {
    const start = year.from + Math.floor(index / 8) * 1.46 * day + (index % 8) * hour;
    return booking(`${calendar}-${index}`, {
      addressId: calendars[calendar] ?? asAddressId('a0'),
      start: Math.round(start / minute) * minute,
      patient: {
        ...patient,
        name: `Ewa${index}`,
        surname: surnames[(calendar + index) % 10] ?? '',
        phone: `+48600${String(calendar * 2000 + index).padStart(6, '0')}`,
      },
    });
  });
}

function best(work: () => void): number {
  const times = Array.from({ length: 5 }, () => {
    const began = performance.now();
    work();
    return performance.now() - began;
  });
  return Math.min(...times);
}

test(
  'a hospital opens, reads a day, searches and re-reads a calendar within its limits',
  { timeout: 180_000 },
  () => {
    const file = tempFile();
    const log = keptLog();
    const first = openFor(file, { log, slowMs: 2_000 });
    const visits = calendars.map((_, index) => visitsOf(index));
    visits.forEach((ofCalendar, index) => {
      first.bookings.replaceWindow(
        calendars[index] ?? asAddressId('a0'),
        year,
        ofCalendar,
        first.bookings.answersRecorded(),
      );
    });
    expect(first.bookings.count()).toBe(100_000);
    first.close();

    const store = openFor(file, { log, slowMs: 2_000 });
    const today = { from: monday, to: monday + day };
    const found = (typed: string) => {
      const query = patientQuery(typed);
      return query === null ? [] : searched(store, query, monday, 41);
    };
    const measured = {
      day: best(() => expect(store.bookings.inWindow(calendars, today).length).toBeGreaterThan(100)),
      searchRare: best(() => expect(found('wojcik ewa1234').length).toBeGreaterThan(0)),
      searchCommon: best(() => expect(found('now')).toHaveLength(41)),
      searchEverybody: best(() => expect(found('e')).toHaveLength(41)),
      searchPhone: best(() => expect(found('+48 600 012 345')).toHaveLength(1)),
      sameYearAgain: best(() => {
        const again = store.bookings.replaceWindow(
          calendars[7] ?? asAddressId('a7'),
          year,
          visits[7] ?? [],
          store.bookings.answersRecorded(),
        );
        expect(again).toEqual({ upserted: [], removed: [] });
      }),
    };
    const rounded = Object.fromEntries(Object.entries(measured).map(([name, ms]) => [name, Math.round(ms)]));
    process.stderr.write(`${JSON.stringify(rounded)}\n`);
    expect(measured.day, JSON.stringify(rounded)).toBeLessThan(50);
    expect(measured.searchRare, JSON.stringify(rounded)).toBeLessThan(50);
    expect(measured.searchCommon, JSON.stringify(rounded)).toBeLessThan(50);
    expect(measured.searchEverybody, JSON.stringify(rounded)).toBeLessThan(50);
    expect(measured.searchPhone, JSON.stringify(rounded)).toBeLessThan(50);
    expect(measured.sameYearAgain, JSON.stringify(rounded)).toBeLessThan(150);
  },
);
