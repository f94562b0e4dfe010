import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Booking } from '#shared/domain/booking.ts';
import { asAddressId } from '#shared/domain/ids.ts';
import { patientQuery } from '#shared/domain/patientQuery.ts';
import { searchableName, searchablePhone } from '#shared/domain/searchText.ts';
import { prunables } from '../../main/store/housekeeping.ts';
import { migrations } from '../../main/store/migrations/all.ts';
import { patients as patientsStep } from '../../main/store/migrations/0013-patients.ts';
import { connect } from '../../main/store/sqlite.ts';
import { day, hour, monday, testKey } from './fixed.ts';
import { booking, patient } from './samples.ts';
import { openFor, tempFile } from './support.ts';

/*
 * Invariant: whatever is written, moved, renamed, cancelled, removed or pruned, the file knows exactly the patients of its visits, each
 * name, phone and birth date once, under exactly the words of their names; with the last visit of one nothing of them is left.
 */
const a1 = asAddressId('a1');

interface Kept {
  readonly name: string;
  readonly phone: string | null;
  readonly birthDate: string | null;
  readonly comingUntil: number;
  readonly lastStart: number;
  readonly words: readonly string[];
}

/** What another reader finds in the file. */
function kept(file: string): readonly Kept[] {
  const addon = connect({ file, key: testKey, readonly: true });
  try {
    const rows = addon
      .prepare(
        `SELECT name, phone, birth_date AS birthDate, coming_until AS comingUntil, last_start AS lastStart,
           (SELECT json_group_array(word) FROM (SELECT word FROM patient_words WHERE patient = id ORDER BY word)) AS words
         FROM patients`,
      )
      .all() as readonly (Omit<Kept, 'words'> & { readonly words: string })[];
    const loose = addon
      .prepare('SELECT count(*) AS n FROM patient_words WHERE patient NOT IN (SELECT id FROM patients)')
      .get() as { readonly n: number };
    expect(loose.n).toBe(0);
    return rows.map((row) => ({ ...row, words: JSON.parse(row.words) as string[] })).toSorted(inSomeOrder);
  } finally {
    addon.close();
  }
}

/** What should be there for these visits. */
function meant(visits: Iterable<Booking>): readonly Kept[] {
  const people = new Map<string, Kept>();
  for (const { patient: who, start, end, status } of visits) {
    if (who === null) continue;
    const name = searchableName(who);
    const phone = who.phone === null ? null : searchablePhone(who.phone);
    const key = JSON.stringify([name, phone, who.birthDate]);
    const before = people.get(key);
    people.set(key, {
      ...{ name, phone, birthDate: who.birthDate },
      comingUntil: Math.max(before?.comingUntil ?? 0, status === 'canceled' ? 0 : end),
      lastStart: Math.max(before?.lastStart ?? 0, start),
      words: [...new Set(name.split(' ').filter((word) => word !== ''))].toSorted(),
    });
  }
  return [...people.values()].toSorted(inSomeOrder);
}

const inSomeOrder = (a: Kept, b: Kept): number => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);

const who = fc.record({
  name: fc.constantFrom('Anna', 'Jan Maria', ''),
  surname: fc.constantFrom('Łoś-Żak', "D'Angelo", ''),
  phone: fc.constantFrom('+48600100200', '', null),
  birthDate: fc.constantFrom('1980-02-29', null),
});
const visit = fc.record({
  id: fc.integer({ min: 0, max: 7 }),
  who: fc.option(who, { nil: null }),
  days: fc.integer({ min: -900, max: 40 }),
  status: fc.constantFrom('booked', 'canceled', 'other:postponed'),
});
const deed = fc.oneof(
  { weight: 6, arbitrary: visit.map((one) => ({ kind: 'write' as const, ...one })) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('remove' as const), id: fc.integer({ max: 7, min: 0 }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('answer' as const), visits: fc.array(visit, { maxLength: 4 }) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('prune' as const) }) },
);
const bookingOf = ({
  id,
  who: whose,
  days,
  status,
}: typeof visit extends fc.Arbitrary<infer V> ? V : never) =>
  booking(`v${id}`, {
    start: monday + days * day,
    status: status as Booking['status'],
    patient: whose && { ...patient, ...whose },
  });

test('the patients of a file are those of its visits, after whatever was written and deleted', () => {
  const file = tempFile();
  const store = openFor(file);
  const always = { from: 0, to: 2 * monday };
  const keptFrom = monday - 400 * day;
  const ages = {
    kept: { from: keptFrom, date: '2025-10-19' },
    schedule: { from: keptFrom, date: '2025-10-19' },
    raw: keptFrom,
  } as const;
  fc.assert(
    fc.property(fc.array(deed, { maxLength: 20 }), (deeds) => {
      store.bookings.replaceWindow(a1, always, [], store.bookings.answersRecorded());
      expect(kept(file)).toEqual([]);
      const there = new Map<string, Booking>();
      for (const one of deeds) {
        switch (one.kind) {
          case 'write': {
            const made = bookingOf(one);
            store.bookings.upsert(made);
            there.set(made.id, made);
            break;
          }
          case 'remove': {
            const { id } = booking(`v${one.id}`);
            store.bookings.remove(id);
            there.delete(id);
            break;
          }
          case 'answer': {
            const visits = one.visits.map(bookingOf);
            store.bookings.replaceWindow(a1, always, visits, store.bookings.answersRecorded());
            there.clear();
            for (const made of visits) there.set(made.id, made);
            break;
          }
          case 'prune':
            for (const kind of prunables) while (store.housekeeping.prune(kind, ages, 3) > 0);
            for (const [id, { end }] of there) if (end < keptFrom) there.delete(id);
        }
      }
      expect(kept(file)).toEqual(meant(there.values()));
    }),
    { numRuns: 150 },
  );
});

test('a file of the version before is given the patients of its visits, and goes on with them', () => {
  const file = tempFile();
  const before = migrations.indexOf(patientsStep);
  const older = openFor(file, { migrations: migrations.slice(0, before) });
  const visits = Array.from({ length: 60 }, (_, index) =>
    booking(`v${index}`, {
      start: monday + (index - 40) * hour,
      status: index % 7 === 0 ? 'canceled' : 'booked',
      patient:
        index % 9 === 0
          ? null
          : { ...patient, surname: `Zmyślona${index % 5}`, birthDate: index % 2 === 0 ? null : '1990-01-01' },
    }),
  );
  for (const one of visits) older.bookings.upsert(one);
  older.close();
  const store = openFor(file);
  expect(kept(file)).toEqual(meant(visits));
  expect(store.patients.matching(patientQuery('zmyslona3') ?? expect.fail(), 9)).toHaveLength(2);
  for (const { id } of visits.slice(0, 30)) store.bookings.remove(id);
  expect(kept(file)).toEqual(meant(visits.slice(30)));
});
