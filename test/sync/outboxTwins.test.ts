import { describe, expect, test } from 'vitest';
import type { Booking } from '#shared/domain/booking.ts';
import { asAddressServiceId, asBookingId, asIntentId, type BookingId } from '#shared/domain/ids.ts';
import { find, type Found } from '../../main/sync/outbox/readBack.ts';
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
const move = intent('move', {
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
  state: 'unknown',
  attempts: 1,
  firstSentAt: monday,
});

describe('a move that is looked for', () => {
  const gone = (moving: Booking['moving']): Booking => booking('b1', { status: 'canceled', moving });
  const looking = (moving: Booking['moving'], knownBefore: readonly string[] = []): Found => ({
    booking: gone(moving),
    there: [booking('b2', { start: wanted })],
    knownBefore: new Set(knownBefore.map(asBookingId)),
  });
  const moved = (newestId: BookingId) => ({ originId: asBookingId('b1'), newestId });

  test('is done where the vendor says that the visit went there', () => {
    expect(find(move, looking(moved(asBookingId('b2'))))).toMatchObject({
      kind: 'done',
      booking: { id: 'b2' },
    });
  });

  test('is done also where the vendor has its two names the wrong way round', () => {
    const swapped = { originId: asBookingId('b2'), newestId: asBookingId('b1') };
    expect(find(move, looking(swapped))).toMatchObject({ kind: 'done', booking: { id: 'b2' } });
  });

  test('is not done by a new visit of the same patient, where the vendor says that it went elsewhere', () => {
    expect(find(move, looking(moved(asBookingId('b9'))))).toMatchObject({ kind: 'changed' });
  });

  test('goes by what is new where the vendor tells nothing of moves', () => {
    expect(find(move, looking(null))).toMatchObject({ kind: 'done', booking: { id: 'b2' } });
    expect(find(move, looking(null, ['b2']))).toMatchObject({ kind: 'changed' });
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
    expect(find(move, chain)).toMatchObject({ kind: 'done', booking: { id: 'b2' } });
    const others: readonly Partial<Booking>[] = [
      { bookedBy: 'patient' },
      { bookedAt: monday - 24 * hour },
      { bookedAt: null },
      { start: wanted + hour },
    ];
    for (const other of others)
      expect(find(move, { ...chain, there: [{ ...wentOn, ...other }] })).toMatchObject({ kind: 'changed' });
  });

  test('that never left is not done by another visit of the patient’s: what was known before it was never noted', () => {
    const held: typeof move = { ...move, state: 'held', attempts: 0 };
    const isOff: Partial<Booking> = { status: 'canceled', bookedBy: 'integration', bookedAt: monday };
    expect(find(held, looking(null))).toMatchObject({ kind: 'changed' });
    const there = [booking('b2', { start: wanted, ...isOff })];
    expect(find(held, { ...looking(null), there })).toMatchObject({ kind: 'changed' });
    // Somebody else may have moved it just there.
    expect(find(held, looking(moved(asBookingId('b2'))))).toMatchObject({ kind: 'done' });
  });

  test('is not done by a new visit of anybody’s, where the vendor has erased the old one and names no patient', () => {
    expect(find(move, { ...looking(null), booking: null })).toMatchObject({ kind: 'changed', booking: null });
  });
});

test('what a booking made is known to a move that looks for its visit at the same time, or has left and is to leave again, and to nobody else', () => {
  const store = openFor();
  const records = createRecords(store, { outdate: () => undefined });
  const note = { at: monday, detail: '{}' };
  const book = intent('book', {
    action: {
      kind: 'book',
      start: wanted,
      duration: 30,
      addressServiceId: asAddressServiceId('as1'),
      serviceName: 'Consultation',
      patient: aCaller({ name: 'Żaneta', surname: 'Grzęda-Łoś', phone: '+48600100200' }),
      comment: null,
    },
    seen: null,
    state: 'sending',
    attempts: 1,
  });
  const twin = intent('twin', { ...book, id: asIntentId('twin'), state: 'unknown' });
  const waiting = intent('waiting', { ...move, id: asIntentId('waiting'), state: 'queued', attempts: 0 });
  const again = intent('again', { ...move, id: asIntentId('again'), state: 'queued' });
  for (const one of [book, move, again, twin, waiting]) store.intents.insert(one, note);
  const made = { id: asBookingId('b2'), calendar: calendarOf('a1') };
  records.confirmed(book, [booking('b2', { start: wanted })], made, [], monday);
  const known = (id: string) => store.intents.get(asIntentId(id))?.knownBefore;
  expect(known('move')).toEqual(['b2']);
  expect(known('again')).toEqual(['b2']);
  // One visit is all that two bookings of the same want.
  expect(known('twin')).toEqual([]);
  // What has not been sent yet is told what stands there when it is.
  expect(known('waiting')).toEqual([]);
});
