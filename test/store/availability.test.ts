import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { digest } from '#shared/domain/availability/digest.ts';
import type { Exception } from '#shared/domain/availability/exception.ts';
import { greatest } from '#shared/domain/availability/schemas.ts';
import { asDoctorId } from '#shared/domain/ids.ts';
import { connect } from '../../main/store/sqlite.ts';
import { prunables } from '../../main/store/housekeeping.ts';
import { anyExceptions, anyPlan } from '../unit/domain/availability/support.ts';
import { monday, testKey } from './fixed.ts';
import { openFor, tempFile } from './support.ts';
import {
  a1,
  a2,
  service,
  period,
  morning,
  afternoon,
  closed,
  published,
  saved,
  putInForce,
} from './keptHours.ts';

/*
 * Exceptions and published days come back from the file as they went in, follow a service to its other id at once, and go when nobody can
 * ask for them any more.
 */
describe('exceptions', () => {
  test('are found by any date that they have, changed in their place, and gone when removed', () => {
    const { exceptions } = openFor().availability;
    exceptions.put(closed);
    const away: Exception = {
      ...closed,
      id: 'e0',
      scope: { kind: 'doctor', doctorId: asDoctorId('d1') },
      from: '2026-12-26',
      to: '2027-01-06',
    };
    exceptions.put(away);
    const ids = (first: string, last: string) => exceptions.between(first, last).items.map(({ id }) => id);
    expect(ids('2026-12-26', '2026-12-26')).toEqual(['e1', 'e0']);
    expect([ids('2026-12-01', '2026-12-23'), ids('2027-01-07', '2027-12-31')].flat()).toEqual([]);
    exceptions.put({ ...closed, to: '2026-12-31', note: 'longer' });
    expect(exceptions.get('e1')).toMatchObject({ to: '2026-12-31', note: 'longer' });
    expect(ids('2026-12-31', '2026-12-31')).toEqual(['e1', 'e0']);
    expect([exceptions.remove('e1'), exceptions.remove('e1')]).toEqual([true, false]);
    expect(exceptions.get('e1')).toBeNull();
  });
});

describe('published days', () => {
  const all = ['2026-01-01', '2027-12-31'] as const;

  test('are kept by date and stage: what is asked for stands beside what stands', () => {
    const { published: days } = openFor().availability;
    const states = () => days.between(a1, ...all).items.map(({ date, state }) => `${date} ${state}`);
    days.put([
      published('2026-12-01', { state: 'stands' }),
      published('2026-12-01'),
      published('2026-11-30'),
    ]);
    days.put([published('2026-12-01', { address: a2 })]);
    expect(states()).toEqual(['2026-11-30 waiting', '2026-12-01 waiting', '2026-12-01 stands']);
    expect(days.between(a1, '2026-12-01', '2026-12-01').items).toHaveLength(2);
    days.put([published('2026-12-01', { state: 'refused' })]);
    days.put([published('2026-12-01', { state: 'sending' })]);
    expect(states()).toEqual([
      '2026-11-30 waiting',
      '2026-12-01 refused',
      '2026-12-01 sending',
      '2026-12-01 stands',
    ]);
    // What was taken is not on the line any more; what is asked for after it stays.
    days.put([published('2026-12-01', { state: 'accepted', sentAt: monday })]);
    expect(states()).toEqual(['2026-11-30 waiting', '2026-12-01 refused', '2026-12-01 accepted']);
    expect(days.inStates(['waiting', 'accepted'], '2026-12-01')).toEqual([
      { address: a1, date: '2026-12-01', stage: 'standing', state: 'accepted' },
      { address: a2, date: '2026-12-01', stage: 'asked', state: 'waiting' },
    ]);
    days.remove(a1, '2026-12-01', 'asked');
    expect(states()).toEqual(['2026-11-30 waiting', '2026-12-01 accepted']);
    expect(days.between(a2, ...all).items).toHaveLength(1);
  });
});

test('how far days have come is found without reading the days: thousands stand, and publishing asks at each of its turns', () => {
  const file = tempFile();
  openFor(file).close();
  const beside = connect({ file, key: testKey, readonly: true });
  const plan = beside
    .prepare(
      "EXPLAIN QUERY PLAN SELECT address_id, date, state FROM published_days WHERE state IN ('waiting', 'sending') AND date >= '2026-12-01'",
    )
    .all()
    .map((row) => JSON.stringify(row));
  beside.close();
  expect(plan.join()).toContain('INDEX published_days_by_state (state=? AND date>?)');
});

test('any plans and exceptions come back as they were', () => {
  const store = openFor();
  let revision = 0;
  fc.assert(
    fc.property(fc.array(anyPlan, { maxLength: 3 }), anyExceptions('2026-12-24'), (plans, exceptions) => {
      const done = store.availability.timetables.saveDraft(a1, revision, saved(plans));
      revision = done.timetable.revision;
      expect(done).toMatchObject({ kind: 'changed', timetable: { draft: { plans } } });
      for (const one of exceptions) {
        store.availability.exceptions.put(one);
        expect(store.availability.exceptions.get(one.id)).toEqual(one);
      }
    }),
    { numRuns: 40 },
  );
});

test('a service’s other id is everywhere at once, and only at its address; the digests of its days follow', () => {
  const store = openFor();
  const { timetables, exceptions, published: days } = store.availability;
  putInForce(store, morning);
  putInForce(store, afternoon);
  putInForce(store, morning, a2);
  timetables.saveDraft(a1, timetables.get(a1).revision, saved(morning));
  const revision = timetables.get(a1).revision;
  const own: Exception = {
    ...closed,
    scope: { kind: 'address', addressId: a1 },
    change: { kind: 'extra', hours: { kind: 'periods', periods: [period('18:00', '19:00')] } },
  };
  exceptions.put(own);
  exceptions.put({ ...own, id: 'other', scope: { kind: 'address', addressId: a2 } });
  days.put([published('2026-12-01', { state: 'stands' })]);
  store.availability.renameService(a1, { from: service('s1'), to: service('new') });
  const at1 = JSON.stringify([
    timetables.get(a1),
    exceptions.get('e1'),
    days.between(a1, '2026-01-01', '2026-12-31'),
  ]);
  expect(at1).not.toContain('"s1"');
  expect(at1.split('"new"')).toHaveLength(6);
  expect(JSON.stringify([timetables.get(a2), exceptions.get('other')])).not.toContain('"new"');
  const [day] = days.between(a1, '2026-01-01', '2026-12-31').items;
  expect(day?.digest).toBe(digest(day?.periods ?? []));
  // It is no change of anybody's hours: who has the draft open goes on, and is told the other id.
  expect(timetables.get(a1).revision).toBe(revision);
  expect(store.availability.renamesOf(a1)).toEqual([{ from: service('s1'), to: service('new') }]);
  // A second time there is nothing to do.
  const before = timetables.get(a1);
  store.availability.renameService(a1, { from: service('s1'), to: service('new') });
  expect(timetables.get(a1)).toEqual(before);
});

test('a service’s other id is nowhere where one of the places cannot be written', () => {
  const store = openFor();
  putInForce(store, morning);
  const before = store.availability.timetables.get(a1);
  const tooLong = service('x'.repeat(greatest.id + 1));
  store.availability.published.put([published('2026-12-01')]);
  expect(() => store.availability.renameService(a1, { from: service('s1'), to: tooLong })).toThrow();
  expect(store.availability.timetables.get(a1)).toEqual(before);
});

test('housekeeping takes published days that are past and exceptions that nobody keeps any more, and never a plan', () => {
  const store = openFor();
  const { timetables, exceptions, published: days } = store.availability;
  putInForce(store, morning);
  timetables.saveDraft(a1, timetables.get(a1).revision, saved(afternoon));
  const before = timetables.get(a1);
  exceptions.put({ ...closed, id: 'old', from: '2025-01-01', to: '2025-10-23' });
  exceptions.put({ ...closed, id: 'kept', from: '2025-01-01', to: '2025-10-24' });
  days.put(['2026-10-17', '2026-10-18', '2026-10-19', '2026-12-01'].map((date) => published(date)));
  days.put([published('2026-10-18', { address: a2, state: 'stands' })]);
  const ages = { kept: { from: 0, date: '2025-10-24' }, schedule: { from: 0, date: '2026-10-19' }, raw: 0 };
  const gone = (kind: (typeof prunables)[number]): number[] =>
    [1, 2, 3].map(() => store.housekeeping.prune(kind, ages, 2));
  expect(gone('publishedDays')).toEqual([2, 1, 0]);
  expect(gone('exceptions')).toEqual([1, 0, 0]);
  for (const kind of prunables) store.housekeeping.prune(kind, ages, 100);
  expect(days.between(a1, '2026-01-01', '2026-12-31').items.map(({ date }) => date)).toEqual([
    '2026-10-19',
    '2026-12-01',
  ]);
  expect(exceptions.between('2000-01-01', '2030-01-01').items.map(({ id }) => id)).toEqual(['kept']);
  expect(timetables.get(a1)).toEqual(before);
});
