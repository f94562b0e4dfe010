import { expect, test } from 'vitest';
import type { Arrival } from '#shared/domain/arrival.ts';
import { asAddressId, asBookingId } from '#shared/domain/ids.ts';
import { minute, monday } from './fixed.ts';
import { arrival, booking } from './samples.ts';
import { openFor, tempFile } from './support.ts';

/*
 * What the desk knows of a patient is in the file as it was given, with one audit entry for each change; it follows its visit
 * to another id; and what is over and not settled is found, and nothing else.
 */
const note = { at: monday, staff: 'EN', addressId: asAddressId('a1'), detail: '{}' };
const b1 = asBookingId('b1');
const b2 = asBookingId('b2');

test('a step is kept as it was taken, also over a restart, and the last one counts', () => {
  const file = tempFile();
  const store = openFor(file);
  const previous = { step: 'arrived', arrivedAt: monday, since: monday, toldBefore: 'absent' } as const;
  const steps: Arrival[] = [
    arrival('b1'),
    arrival('b1', { step: 'withDoctor', previous }),
    arrival('b1', { step: 'expected', arrivedAt: null, toldBefore: 'present' }),
  ];
  for (const step of steps) store.arrivals.put(step, note);
  store.close();
  const again = openFor(file);
  expect(again.arrivals.get(b1)).toEqual(steps[2]);
  expect(again.audit.ofBooking(b1).map(({ kind, staff }) => [kind, staff])).toEqual([
    ['arrival.arrived', 'EN'],
    ['arrival.withDoctor', 'EN'],
    ['arrival.expected', 'EN'],
  ]);
});

test('those of some visits are found, and visits without any are left out', () => {
  const store = openFor();
  store.arrivals.put(arrival('b1'), note);
  store.arrivals.put(arrival('b3'), note);
  expect([...store.arrivals.of([b1, b2]).keys()]).toEqual(['b1']);
  expect(store.arrivals.of([]).size).toBe(0);
});

test('what is forgotten is gone, and the audit says so', () => {
  const store = openFor();
  store.arrivals.put(arrival('b1'), note);
  store.arrivals.forget(b1, note);
  expect(store.arrivals.get(b1)).toBeNull();
  expect(store.audit.ofBooking(b1).map(({ kind }) => kind)).toEqual(['arrival.arrived', 'arrival.undone']);
});

test('it follows its visit to another id, and leaves nothing behind', () => {
  const store = openFor();
  store.arrivals.put(arrival('b1'), note);
  store.arrivals.remap(b1, b2);
  expect(store.arrivals.get(b1)).toBeNull();
  expect(store.arrivals.get(b2)).toEqual(arrival('b2'));
  store.arrivals.remap(b1, b2);
  store.arrivals.remap(b2, b2);
  expect(store.arrivals.get(b2)).toEqual(arrival('b2'));
});

test('where both ids have one, the later step stays', () => {
  const store = openFor();
  for (const [older, newer] of [
    ['b1', 'b2'],
    ['b2', 'b1'],
  ] as const) {
    store.arrivals.put(arrival(older, { since: 1 }), note);
    store.arrivals.put(arrival(newer, { since: 2, step: 'done' }), note);
    store.arrivals.remap(b1, b2);
    expect(store.arrivals.get(b1)).toBeNull();
    expect(store.arrivals.get(b2)).toMatchObject({ step: 'done', since: 2 });
  }
});

test('a transaction that fails takes the step and its audit entry along', () => {
  const store = openFor();
  expect(() =>
    store.transaction(() => {
      store.arrivals.put(arrival('b1'), note);
      throw new Error('the power went');
    }),
  ).toThrow('the power went');
  expect(store.arrivals.get(b1)).toBeNull();
  expect(store.audit.ofBooking(b1)).toEqual([]);
});

test('unsettled is what is over in the window, is not cancelled, and has no presence or one that was taken back', () => {
  const store = openFor();
  const day = 24 * 60 * minute;
  const add = (id: string, change: Parameters<typeof booking>[1]): void =>
    void store.bookings.upsert(booking(id, change));
  add('plain', {});
  add('endsLater', { start: monday + 60 * minute });
  add('cancelled', { status: 'canceled' });
  add('marked', { presence: 'present' });
  add('absent', { presence: 'absent' });
  add('elsewhere', { addressId: asAddressId('a2') });
  add('before', { start: monday - 2 * day });
  add('takenBack', { presence: 'present', start: monday + minute });
  store.arrivals.put(
    arrival('takenBack', { step: 'expected', arrivedAt: null, toldBefore: 'present' }),
    note,
  );
  add('contradicted', { presence: 'absent' });
  store.arrivals.put(arrival('contradicted', { step: 'expected', toldBefore: 'present' }), note);
  const now = monday + 40 * minute;
  const found = store.arrivals.unsettled([asAddressId('a1')], { from: monday - day, to: monday + day }, now);
  expect(found).toEqual([
    { id: 'plain', start: monday },
    { id: 'takenBack', start: monday + minute },
  ]);
});
