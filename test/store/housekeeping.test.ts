import { describe, expect, test } from 'vitest';
import type { Booking } from '#shared/domain/booking.ts';
import { asAddressId, asBookingId, asIntentId } from '#shared/domain/ids.ts';
import type { IntentState } from '#shared/domain/intentOf.ts';
import { prunables, type Ages, type Prunable } from '../../main/store/housekeeping.ts';
import type { OpenStore } from '../../main/store/open.ts';
import { connect } from '../../main/store/sqlite.ts';
import { day, hour, monday, testKey } from './fixed.ts';
import { arrival, book, booking, intent, patient } from './samples.ts';
import { openFor, tempFile } from './support.ts';

/*
 * Invariant: what is older than its age goes, in pieces of the wanted size, and nothing else does: no visit to come, nothing that is
 * on its way or needs a person, nor the visit that it is about, and never an entry of the audit.
 */
const long = 400 * day;
const ages: Ages = {
  kept: { from: monday - 395 * day, date: '2025-10-24' },
  schedule: { from: monday - 35 * day, date: '2026-10-19' },
  raw: monday - 60 * day,
};
const note = (at: number) => ({ at, detail: '{}' });
const old = (id: string, change: Partial<Booking> = {}): Booking =>
  booking(id, { start: monday - long, ...change });

/** Prunes everything of these kinds. @returns how many rows went in each step */
function prune(store: OpenStore, kinds: readonly Prunable[] = prunables, most = 100): readonly number[] {
  return kinds.flatMap((kind) => {
    const steps: number[] = [];
    for (let gone = -1; gone !== 0;) steps.push((gone = store.housekeeping.prune(kind, ages, most)));
    return steps;
  });
}

const ids = (store: OpenStore): readonly string[] =>
  store.bookings
    .inWindow([asAddressId('a1'), asAddressId('a2')], { from: 0, to: monday + 2 * long })
    .map(({ id }) => id)
    .toSorted();

describe('visits', () => {
  test('that are over since longer than they are kept go, of every calendar, and nothing names their patients any more', () => {
    const file = tempFile();
    const store = openFor(file);
    const surname = 'Brzdęcka';
    const who = { patient: { ...patient, surname } };
    for (const [id, change] of [
      ['old', {}],
      ['elsewhere', { addressId: asAddressId('a2') }],
      ['cancelled', { status: 'canceled' }],
      ['nobody', { patient: null }],
    ] as const)
      store.bookings.upsert(old(id, { ...who, ...change }));
    store.bookings.upsert(booking('kept', { start: monday - 394 * day }));
    store.bookings.upsert(booking('today'));
    store.bookings.upsert(booking('to come', { start: monday + 80 * day }));
    // It began long ago and goes on.
    store.bookings.upsert(old('endless', { end: monday + day }));
    prune(store);
    expect(ids(store)).toEqual(['endless', 'kept', 'to come', 'today']);
    store.close();
    const addon = connect({ file, key: testKey, readonly: true });
    const columns = addon.prepare('SELECT * FROM bookings').all();
    addon.close();
    expect(JSON.stringify(columns)).not.toContain(surname);
  });

  test('stay while something about them is on its way or needs a person, with what is known of their patients', () => {
    const store = openFor();
    const waits = (id: string, state: IntentState): void => {
      store.bookings.upsert(old(id));
      store.arrivals.put(arrival(id, { visitStart: monday - long }), {
        ...note(monday - long),
        staff: 'EN',
        addressId: null,
      });
      const bookingId = asBookingId(id);
      store.intents.insert(
        intent(`i-${id}`, { state: 'held', action: { kind: 'cancel', bookingId, reason: null } }),
        note(monday - long),
      );
      if (state !== 'held') store.intents.change(asIntentId(`i-${id}`), { state }, note(monday - long));
    };
    const open = ['held', 'queued', 'sending', 'unknown', 'refused'] as const;
    for (const state of open) waits(state, state);
    waits('confirmed', 'confirmed');
    store.bookings.upsert(old('where it is now'));
    const refusal = {
      reason: 'changedMeanwhile',
      message: '',
      fields: [],
      movedTo: asBookingId('where it is now'),
    } as const;
    store.intents.change(asIntentId('i-refused'), { state: 'refused', refusal }, note(monday - long));
    prune(store);
    expect(ids(store)).toEqual([...open, 'where it is now'].toSorted());
    expect(store.intents.allOpen()).toHaveLength(open.length);
    expect([...store.arrivals.of([...open, 'confirmed'].map(asBookingId)).keys()].toSorted()).toEqual(
      open.toSorted(),
    );
  });

  test('go in small pieces, also where an index has many that stay before them', () => {
    const store = openFor();
    for (let n = 0; n < 25; n += 1)
      store.bookings.upsert(old(`old ${n}`, { start: monday - long - n * hour }));
    expect(prune(store, ['bookings'], 10)).toEqual([10, 10, 5, 0]);
  });
});

describe('decisions', () => {
  const booked = book as Extract<typeof book, { kind: 'book' }>;
  const decided = (store: OpenStore, id: string, at: number, start: number): void => {
    store.intents.insert(intent(id, { action: { ...booked, start }, createdAt: at, seen: null }), note(at));
  };

  test('that were carried out or given up go with their visits, and their entries in the audit stay', () => {
    const store = openFor();
    for (const id of ['done', 'undone', 'dismissed']) decided(store, id, monday - long, monday - long + hour);
    store.intents.change(asIntentId('done'), { state: 'confirmed' }, note(monday - long));
    store.intents.drop(asIntentId('undone'), null, note(monday - long));
    store.intents.change(asIntentId('dismissed'), { state: 'refused' }, note(monday - long));
    store.intents.drop(asIntentId('dismissed'), null, note(monday - long));
    const entries = store.audit.inWindow({ from: 0, to: monday }, { before: null, limit: 100 });
    prune(store);
    for (const id of ['done', 'undone', 'dismissed'])
      expect(store.intents.decided(asIntentId(id))).toBeNull();
    expect(entries).toHaveLength(7);
    expect(store.audit.inWindow({ from: 0, to: monday }, { before: null, limit: 100 })).toEqual(entries);
  });

  test('stay where their visit is still kept, or to come, or was decided upon lately', () => {
    const store = openFor();
    decided(store, 'visit to come', monday - long, monday + 10 * day);
    decided(store, 'visit kept', monday - long, monday - 300 * day);
    decided(store, 'settled lately', monday - long, monday - long);
    for (const [id, at] of [
      ['visit to come', monday - long],
      ['visit kept', monday - long],
      ['settled lately', monday - 30 * day],
    ] as const)
      store.intents.change(asIntentId(id), { state: 'confirmed' }, note(at));
    prune(store);
    for (const id of ['visit to come', 'visit kept', 'settled lately'])
      expect(store.intents.decided(asIntentId(id)), id).not.toBeNull();
  });

  test('that a later one took back stay while that one can still be undone', () => {
    const store = openFor();
    const at = monday - long;
    const seen = { status: 'booked', start: at, end: at + hour, presence: null } as const;
    store.intents.insert(intent('taken back', { seen }), note(at));
    store.intents.insert(intent('later', { seen }), note(at));
    store.intents.drop(asIntentId('taken back'), asIntentId('later'), note(at));
    prune(store);
    expect(store.intents.restore(asIntentId('later'), note(monday))).toEqual(['taken back']);
  });
});

test('raw events and unreadable items go after their time; an event that nobody could read goes with the visits of its time', () => {
  const store = openFor();
  store.inbox.append(['settled long ago', 'settled lately', 'never settled'], monday - 100 * day);
  const [first, second] = store.inbox.pending(10);
  store.inbox.settle(first?.id ?? 0, 'applied', null, monday - 61 * day);
  store.inbox.settle(second?.id ?? 0, 'unreadable', 'no name', monday - 59 * day);
  store.inbox.append(['never settled, and too old'], monday - long);
  store.unreadable.keep('getBookings', [{ raw: '1', reason: 'x' }], monday - 61 * day);
  store.unreadable.keep('getBookings', [{ raw: '2', reason: 'x' }], monday - 59 * day);
  expect(prune(store, ['inbox', 'unreadable'])).toEqual([2, 0, 1, 0]);
  expect(store.inbox.counts()).toEqual({ pending: 1, applied: 0, unknown: 0, unreadable: 1 });
  expect(store.unreadable.count()).toBe(1);
});

test('free times and work periods go when they are over, breaks with the visits of their time', () => {
  const store = openFor();
  const a1 = asAddressId('a1');
  const all = { from: 0, to: monday + long };
  const starts = [monday - 36 * day, monday - 34 * day, monday + day];
  store.schedule.replaceSlots(
    a1,
    all,
    starts.map((start) => ({ addressId: a1, start, services: [] })),
  );
  store.schedule.replaceWorkPeriods(
    a1,
    all,
    starts.map((start) => ({ addressId: a1, start, end: start + hour, services: [] })),
  );
  prune(store, ['slots', 'workPeriods', 'breaks']);
  expect(store.schedule.slotsInWindow([a1], all).map(({ start }) => start)).toEqual(starts.slice(1));
  expect(store.schedule.workPeriodsInWindow([a1], all).map(({ start }) => start)).toEqual(starts.slice(1));
});

test('the ages of days go with what they are the ages of', () => {
  const store = openFor();
  for (const kind of ['bookings', 'slots', 'breaks'] as const)
    store.freshness.mark({ addressId: asAddressId('a1'), kind, first: '2025-10-20', last: '2026-12-01' }, 5);
  prune(store, ['ages'], 50);
  const first = (kind: string) =>
    store.freshness
      .since(null)
      .filter((one) => one.kind === kind)
      .map(({ date }) => date)
      .toSorted()[0];
  expect([first('bookings'), first('slots'), first('breaks')]).toEqual([
    '2025-10-24',
    '2026-10-19',
    '2026-10-19',
  ]);
});

test('changes of days long past are not counted, and two looks at them are never alike', () => {
  const store = openFor();
  const a1 = asAddressId('a1');
  const past = { from: monday - 50 * day, to: monday - 49 * day };
  const now = { from: monday, to: monday + day };
  store.bookings.upsert(booking('1'));
  const before = store.bookings.changesIn(a1, now);
  store.bookings.forgetChangesBefore(monday - 35 * day);
  expect(store.bookings.changesIn(a1, now)).toBe(before);
  const one = store.bookings.changesIn(a1, past);
  expect(one === store.bookings.changesIn(a1, past)).toBe(false);
});
