import { describe, expect, test } from 'vitest';
import type { Booking } from '#shared/domain/booking.ts';
import { asAddressServiceId, asBookingId, asIntentId, type BookingId } from '#shared/domain/ids.ts';
import type { IntentOf } from '#shared/domain/intentOf.ts';
import type { BookAction } from '#shared/domain/kinds/book.ts';
import type { MoveAction } from '#shared/domain/kinds/move.ts';
import { booked } from '../../main/sync/outbox/kinds/book.ts';
import { findMoved } from '../../main/sync/outbox/kinds/move.ts';
import { visitDone } from '../../main/sync/outbox/kinds/visitDone.ts';
import type { Found } from '../../main/sync/outbox/kinds/visitFinding.ts';
import { createRecords } from '../../main/sync/outbox/record.ts';
import { hour, monday } from '../store/fixed.ts';
import { booking, calendarOf, intent } from '../store/samples.ts';
import { openFor } from '../store/support.ts';
import { aCaller } from '../support/caller.ts';

/*
 * Found by the simulation: a patient has two visits that look alike, and the desk must not take one for the other while it looks
 * for what became of a decision.
 */
const wanted = monday + 24 * hour;
const move: IntentOf<MoveAction> = {
  ...intent('move', { state: 'unknown', attempts: 1, firstSentAt: monday }),
  action: {
    kind: 'move',
    bookingId: asBookingId('b1'),
    to: {
      calendar: calendarOf('a1'),
      start: wanted,
      duration: 30,
      addressServiceId: asAddressServiceId('as1'),
    },
  },
};

describe('a move that is looked for', () => {
  const gone = (moving: Booking['moving']): Booking => booking('b1', { status: 'canceled', moving });
  const looking = (moving: Booking['moving'], knownBefore: readonly string[] = []): Found => ({
    booking: gone(moving),
    there: [booking('b2', { start: wanted })],
    knownBefore: new Set(knownBefore.map(asBookingId)),
  });
  const moved = (newestId: BookingId) => ({ originId: asBookingId('b1'), newestId });

  test('is done where the vendor says that the visit went there', () => {
    expect(findMoved(move, looking(moved(asBookingId('b2'))))).toMatchObject({
      kind: 'done',
      booking: { id: 'b2' },
    });
  });

  test('is done also where the vendor has its two names the wrong way round', () => {
    const swapped = { originId: asBookingId('b2'), newestId: asBookingId('b1') };
    expect(findMoved(move, looking(swapped))).toMatchObject({ kind: 'done', booking: { id: 'b2' } });
  });

  test('is not done by a new visit of the same patient, where the vendor says that it went elsewhere', () => {
    expect(findMoved(move, looking(moved(asBookingId('b9'))))).toMatchObject({ kind: 'changed' });
  });

  test('goes by what is new where the vendor tells nothing of moves', () => {
    expect(findMoved(move, looking(null))).toMatchObject({ kind: 'done', booking: { id: 'b2' } });
    expect(findMoved(move, looking(null, ['b2']))).toMatchObject({ kind: 'changed' });
  });

  /* Found by killing a desk: a sweep showed the moved visit, the receptionist moved it on, and only then the first answer was looked for. */
  test('is done where the visit came there and went on, as long as it was a desk that brought it there, and lately', () => {
    const wentOn = booking('b2', {
      start: wanted,
      status: 'canceled',
      bookedBy: 'integration',
      bookedAt: monday,
    });
    const chain = { ...looking(moved(asBookingId('b3'))), there: [wentOn] };
    expect(findMoved(move, chain)).toMatchObject({ kind: 'done', booking: { id: 'b2' } });
    const others: readonly Partial<Booking>[] = [
      { bookedBy: 'patient' },
      { bookedAt: monday - 24 * hour },
      { bookedAt: null },
      { start: wanted + hour },
    ];
    for (const other of others)
      expect(findMoved(move, { ...chain, there: [{ ...wentOn, ...other }] })).toMatchObject({
        kind: 'changed',
      });
  });

  test('that never left is not done by another visit of the patient’s: what was known before it was never noted', () => {
    const held: typeof move = { ...move, state: 'held', attempts: 0 };
    const isOff: Partial<Booking> = { status: 'canceled', bookedBy: 'integration', bookedAt: monday };
    expect(findMoved(held, looking(null))).toMatchObject({ kind: 'changed' });
    const there = [booking('b2', { start: wanted, ...isOff })];
    expect(findMoved(held, { ...looking(null), there })).toMatchObject({ kind: 'changed' });
    // Somebody else may have moved it just there.
    expect(findMoved(held, looking(moved(asBookingId('b2'))))).toMatchObject({ kind: 'done' });
  });

  test('is not done by a new visit of anybody’s, where the vendor has erased the old one and names no patient', () => {
    expect(findMoved(move, { ...looking(null), booking: null })).toMatchObject({
      kind: 'changed',
      booking: null,
    });
  });
});

test('what a booking made is known to a move that looks for its visit at the same time, or has left and is to leave again, and to nobody else', () => {
  const store = openFor();
  const records = createRecords(store, { outdate: () => undefined });
  const note = { at: monday, detail: '{}' };
  const book: IntentOf<BookAction> = {
    ...intent('book', { seen: null, state: 'sending', attempts: 1 }),
    action: {
      kind: 'book',
      start: wanted,
      duration: 30,
      addressServiceId: asAddressServiceId('as1'),
      serviceName: 'Consultation',
      patient: aCaller({ name: 'Żaneta', surname: 'Grzęda-Łoś', phone: '+48600100200' }),
      comment: null,
    },
  };
  const twin = intent('twin', { ...book, id: asIntentId('twin'), state: 'unknown' });
  const waiting = intent('waiting', { ...move, id: asIntentId('waiting'), state: 'queued', attempts: 0 });
  const again = intent('again', { ...move, id: asIntentId('again'), state: 'queued' });
  for (const one of [book, move, again, twin, waiting]) store.intents.insert(one, note);
  const made = { id: asBookingId('b2'), calendar: calendarOf('a1') };
  const told = { bookings: [booking('b2', { start: wanted })], now: made };
  records.confirmed(book, booked(store, book, told), [], monday);
  const known = (id: string) => store.intents.get(asIntentId(id))?.knownBefore;
  expect(known('move')).toEqual(['b2']);
  expect(known('again')).toEqual(['b2']);
  // One visit is all that two bookings of the same want.
  expect(known('twin')).toEqual([]);
  // What has not been sent yet is told what stands there when it is.
  expect(known('waiting')).toEqual([]);
});

test('what is decided under a new number, before the answer that gives it, takes back what has not left under the old one', () => {
  const store = openFor();
  const records = createRecords(store, { outdate: () => undefined });
  const note = { at: monday, detail: '{}' };
  const to = (start: number) => ({ ...move.action.to, start });
  const onNew = { bookingId: asBookingId('b2') };
  const before = intent('before', {
    ...move,
    id: asIntentId('before'),
    state: 'queued',
    attempts: 0,
    action: { ...move.action, to: to(wanted + hour) },
  });
  const later = intent('later', {
    ...before,
    id: asIntentId('later'),
    action: { ...move.action, ...onNew, to: to(wanted + 2 * hour) },
    seen: { status: 'booked', start: wanted, end: wanted + hour / 2, presence: null },
  });
  store.bookings.upsert(booking('b1'));
  for (const one of [move, before, later]) store.intents.insert(one, note);
  const told = { bookings: [], now: { id: asBookingId('b2'), calendar: calendarOf('a1') } };
  records.confirmed(move, visitDone(store, asBookingId('b1'), told), [], monday);
  const line = () => store.intents.ofVisit(asBookingId('b2')).map(({ id }) => id);
  expect(line()).toEqual(['later']);
  // The way back of the later one is still the earlier one.
  store.intents.drop(asIntentId('later'), null, note);
  expect(store.intents.restore(asIntentId('later'), note)).toEqual(['before']);
  expect(line()).toEqual(['before']);
});

test('what is confirmed under a new number takes nothing back that it does not supersede', () => {
  const store = openFor();
  const records = createRecords(store, { outdate: () => undefined });
  const note = { at: monday, detail: '{}' };
  const before = intent('before', { ...move, id: asIntentId('before'), state: 'queued', attempts: 0 });
  const confirm = intent('confirm', {
    state: 'queued',
    action: { kind: 'confirm', bookingId: asBookingId('b2') },
  });
  store.bookings.upsert(booking('b1'));
  for (const one of [move, before, confirm]) store.intents.insert(one, note);
  const told = { bookings: [], now: { id: asBookingId('b2'), calendar: calendarOf('a1') } };
  records.confirmed(move, visitDone(store, asBookingId('b1'), told), [], monday);
  expect(store.intents.ofVisit(asBookingId('b2')).map(({ id }) => id)).toEqual(['before', 'confirm']);
});
