import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Booking } from '#shared/domain/booking.ts';
import { asAddressId, asAddressServiceId, asBookingId } from '#shared/domain/ids.ts';
import { isLookedFor, patientQuery } from '#shared/domain/patientQuery.ts';
import { booking, patient } from './samples.ts';
import { day, hour, minute, monday } from './fixed.ts';
import { openFor } from './support.ts';
import { searched } from './searched.ts';

const a1 = asAddressId('a1');
const a2 = asAddressId('a2');
const today = { from: monday - 8 * hour, to: monday + 16 * hour };
const ids = (found: readonly { readonly id: string }[]): string[] => found.map(({ id }) => id);

test('a booking comes back exactly as it went in, with every field filled and with every field empty', () => {
  const store = openFor();
  const full = booking('full', {
    status: 'other:waiting',
    bookedBy: 'other:robot',
    canceledBy: 'integration',
    canceledAt: monday,
    comment: 'First visit',
    insurance: { id: 'i1', name: 'Insurer', plan: 'Gold', planId: 'p1' },
    presence: 'absent',
    confirmed: false,
    moving: { originId: asBookingId('first'), newestId: null },
    prepaid: true,
    paymentStatus: 'paid',
    videocallUrl: 'https://video.example/1',
    service: { id: asAddressServiceId('gone'), name: 'Peeling', price: 99.5, priceFrom: null },
  });
  const empty = booking('empty', { bookedBy: null, bookedAt: null, patient: null, service: null });
  store.bookings.upsert(full);
  store.bookings.upsert(empty);
  expect(store.bookings.get(full.id)).toEqual(full);
  expect(store.bookings.get(empty.id)).toEqual(empty);
  expect(store.bookings.get(asBookingId('none'))).toBe(null);
});

test('the same answer twice writes nothing, also where its fields come in another order', () => {
  const store = openFor();
  const answer = [booking('b1'), booking('b2', { start: monday + hour })];
  expect(store.bookings.replaceWindow(a1, today, answer, store.bookings.answersRecorded())).toEqual({
    upserted: ['b1', 'b2'],
    removed: [],
  });
  const reordered = answer.map((one) => ({
    ...one,
    patient: Object.fromEntries(Object.entries(patient).toReversed()) as unknown as typeof patient,
  }));
  expect(store.bookings.replaceWindow(a1, today, reordered, store.bookings.answersRecorded())).toEqual({
    upserted: [],
    removed: [],
  });
  expect(store.bookings.upsert(booking('b1'))).toEqual({ upserted: [], removed: [] });
});

test('what starts in the window and was not answered goes; what starts elsewhere, or is of another calendar, stays', () => {
  const store = openFor();
  const before = booking('before', { start: today.from - 1 });
  const first = booking('first', { start: today.from });
  const last = booking('last', { start: today.to - 1 });
  const after = booking('after', { start: today.to });
  const elsewhere = booking('elsewhere', { addressId: a2 });
  for (const one of [before, first, last, after, elsewhere]) store.bookings.upsert(one);
  expect(store.bookings.replaceWindow(a1, today, [], store.bookings.answersRecorded()).removed).toEqual([
    'first',
    'last',
  ]);
  expect(ids(store.bookings.inWindow([a1, a2], { from: 0, to: monday + 9 * day }))).toEqual([
    'before',
    'elsewhere',
    'after',
  ]);
});

test('an answered booking outside the window, or known under another calendar, is written and removes nothing', () => {
  const store = openFor();
  store.bookings.upsert(booking('moved', { addressId: a2 }));
  const answer = [booking('moved'), booking('late', { start: today.to + hour })];
  expect(store.bookings.replaceWindow(a1, today, answer, store.bookings.answersRecorded())).toEqual({
    upserted: ['moved', 'late'],
    removed: [],
  });
  expect(store.bookings.get(asBookingId('moved'))?.addressId).toBe(a1);
});

test('two pages that overlap give one booking, and the later one counts', () => {
  const store = openFor();
  const answer = [booking('b1', { comment: 'old' }), booking('b1', { comment: 'new' })];
  expect(store.bookings.replaceWindow(a1, today, answer, store.bookings.answersRecorded()).upserted).toEqual([
    'b1',
  ]);
  expect(store.bookings.get(asBookingId('b1'))?.comment).toBe('new');
});

test('a day shows what overlaps it, however long: a visit from before midnight and a stay of weeks', () => {
  const store = openFor();
  const overnight = booking('overnight', { start: today.from - 10 * minute, end: today.from + 10 * minute });
  const stay = booking('stay', { start: today.from - 20 * day, end: today.to + day });
  const endsAtStart = booking('endsAtStart', { start: today.from - hour, end: today.from });
  const atStart = booking('atStart', { start: today.from, end: today.from });
  const atEnd = booking('atEnd', { start: today.to });
  const over = booking('over', { start: today.from - 20 * day, end: today.from - 2 * day });
  for (const one of [overnight, stay, endsAtStart, atStart, atEnd, over]) store.bookings.upsert(one);
  expect(ids(store.bookings.inWindow([a1], today))).toEqual(['stay', 'overnight', 'atStart']);
});

test('a booking outlives its address, its doctor and its service', () => {
  const store = openFor();
  store.bookings.upsert(booking('b1'));
  store.catalogue.replaceFacilities([]);
  expect(store.bookings.get(asBookingId('b1'))).not.toBe(null);
});

test('one can be removed by its id, once', () => {
  const store = openFor();
  store.bookings.upsert(booking('b1'));
  expect(store.bookings.remove(asBookingId('b1'))).toEqual({ upserted: [], removed: ['b1'] });
  expect(store.bookings.remove(asBookingId('b1'))).toEqual({ upserted: [], removed: [] });
});

test('patients are found by beginnings of their names, without marks and capitals, and by digits of the phone', () => {
  const store = openFor();
  store.bookings.upsert(booking('zaneta'));
  store.bookings.upsert(
    booking('later', { start: monday + day, patient: { ...patient, name: 'Ömer', surname: "O'Neill" } }),
  );
  store.bookings.upsert(booking('nobody', { patient: null }));
  const find = (typed: string, now = monday, limit = 10): readonly string[] => {
    const query = patientQuery(typed);
    return query === null ? [] : searched(store, query, now, limit);
  };
  expect(find('los zan')).toEqual(['zaneta']);
  expect(find('GRZĘDA')).toEqual(['zaneta']);
  expect(find('omer nei')).toEqual(['later']);
  expect(find('aneta')).toEqual([]);
  expect(find('100 200')).toEqual(['zaneta', 'later']);
  expect(find('zaneta 600100')).toEqual(['zaneta']);
  expect(find('')).toEqual([]);
  expect(find('12')).toEqual([]);
  expect(find('%')).toEqual([]);
  expect(find('600100200', monday, 1)).toHaveLength(1);
});

test('a search tells what is to come first, by time, and what is over or cancelled after it, the latest first', () => {
  const store = openFor();
  const at = (id: string, days: number, change: Partial<Booking> = {}) =>
    store.bookings.upsert(booking(id, { start: monday + days * day, ...change }));
  at('old', -30);
  at('next week', 7);
  at('yesterday', -1);
  at('called off', 3, { status: 'canceled' });
  at('tomorrow', 1);
  at('running', 0);
  at('for days', -2, { end: monday + day });
  const grzeda = { words: ['grzeda'], whole: false, digits: '', otherDigits: [], birthDate: null };
  const order = (now: number, limit = 10) => searched(store, grzeda, now, limit);
  expect(order(monday + 10 * minute)).toEqual([
    'for days',
    'running',
    'tomorrow',
    'next week',
    'called off',
    'yesterday',
    'old',
  ]);
  expect(order(monday + 30 * minute).slice(0, 3)).toEqual(['for days', 'tomorrow', 'next week']);
  expect(order(monday + 10 * minute, 2)).toEqual(['for days', 'running']);
  expect(order(monday + 10 * minute, 6)).toEqual(order(monday + 10 * minute).slice(0, 6));
});

test('the store finds exactly whom the rule of the search means, whatever is typed', () => {
  const store = openFor();
  const piece = fc.constantFrom(
    'Łoś',
    'los',
    'Żak',
    'Anna',
    'an',
    "O'Neill",
    'oneill',
    'Müller',
    'mueller',
    'De La Cruz',
    'dela',
    'Ng',
    '15',
    '29.2.1980',
    '29021980',
    'ß',
    '600',
    '+48',
    '0048',
    '0',
    '(0)',
    '100 200',
    '-',
  );
  const phone = fc.constantFrom(
    '+48600100200',
    '600100200',
    '0600 100 200',
    '+49 (0)170 1234567',
    '+5491160012345',
    '5215560010020',
    '',
    null,
  );
  const birthDate = fc.constantFrom('1980-02-29', '1999-12-31', null);
  const person = fc.record({ name: piece, surname: piece, phone, birthDate });
  const typing = fc.record({
    typed: fc.array(piece, { maxLength: 4 }),
    country: fc.constantFrom('pl', 'ar', 'mx'),
    whole: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(person, { maxLength: 5 }), typing, (people, { typed, country, whole }) => {
      const read = patientQuery(typed.join(' '), { country, tag: 'pl-PL', today: '2026-11-23' });
      fc.pre(read !== null);
      const query = { ...read, whole };
      const visits = people.map((who, index) => booking(`p${index}`, { patient: { ...patient, ...who } }));
      store.bookings.replaceWindow(a1, today, visits, store.bookings.answersRecorded());
      const meant = visits.filter((visit) => visit.patient !== null && isLookedFor(query, visit.patient));
      expect(searched(store, query, monday, 10).toSorted()).toEqual(ids(meant).toSorted());
    }),
  );
});

test('what the vendor told after a question was asked stands against its answer, whatever clocks say, and falls to the next one', () => {
  const store = openFor();
  store.bookings.replaceWindow(
    a1,
    today,
    [booking('old'), booking('stays')],
    store.bookings.answersRecorded(),
  );
  const asked = store.bookings.answersRecorded();
  store.bookings.recordAnswer(booking('made'));
  store.bookings.recordAnswer({ ...booking('old'), status: 'canceled' });
  // Asked before, answered after: it knows neither the new visit nor the cancellation.
  store.bookings.replaceWindow(a1, today, [booking('old')], asked);
  expect(store.bookings.get(asBookingId('made'))).not.toBe(null);
  expect(store.bookings.get(asBookingId('old'))?.status).toBe('canceled');
  expect(store.bookings.get(asBookingId('stays'))).toBe(null);
  store.bookings.replaceWindow(a1, today, [], store.bookings.answersRecorded());
  expect(store.bookings.get(asBookingId('made'))).toBe(null);
});
