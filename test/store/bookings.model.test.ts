import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Booking } from '#shared/domain/booking.ts';
import { asAddressId } from '#shared/domain/ids.ts';
import type { Window } from '#shared/time/zone.ts';
import { booking } from './samples.ts';
import { hour } from './fixed.ts';
import { openFor } from './support.ts';

/**
 * replaceWindow against a model: a map of bookings. After any run of answers the file holds what the model holds, and the
 * changes it reports are exactly the difference.
 */

const addresses = ['a1', 'a2'].map(asAddressId);
const anAddress = fc.constantFrom(...addresses);
const aBooking: fc.Arbitrary<Booking> = fc
  .record({
    id: fc.constantFrom('b0', 'b1', 'b2', 'b3', 'b4', 'b5', 'b6', 'b7'),
    addressId: anAddress,
    start: fc.integer({ min: 0, max: 60 }),
    hours: fc.integer({ min: 0, max: 50 }),
    status: fc.constantFrom('booked' as const, 'canceled' as const),
    comment: fc.option(fc.constantFrom('', 'a', "'; --", 'ż')),
  })
  .map(({ id, addressId, start, hours, status, comment }) =>
    booking(id, { addressId, start: start * hour, end: (start + hours) * hour, status, comment }),
  );
const aWindow: fc.Arbitrary<Window> = fc
  .tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 40 }))
  .map(([from, length]) => ({ from: from * hour, to: (from + length) * hour }));
const anAnswer = fc.record({
  addressId: anAddress,
  window: aWindow,
  bookings: fc.array(aBooking, { maxLength: 6 }),
});

const startsIn = (one: Booking, { from, to }: Window): boolean => one.start >= from && one.start < to;
const overlaps = (one: Booking, { from, to }: Window): boolean =>
  one.start < to && (one.end > from || one.start >= from);
const byId = (one: Booking, two: Booking): number => (one.id < two.id ? -1 : 1);

test(
  'any run of answers leaves what a map would hold, and reports exactly what changed',
  { timeout: 60_000 },
  () => {
    const store = openFor();
    fc.assert(
      fc.property(fc.array(anAnswer, { maxLength: 8 }), aWindow, (answers, look) => {
        store.bookings.replaceWindow(
          addresses[0] ?? asAddressId('a1'),
          { from: -1, to: 1e12 },
          [],
          store.bookings.answersRecorded(),
        );
        store.bookings.replaceWindow(
          addresses[1] ?? asAddressId('a2'),
          { from: -1, to: 1e12 },
          [],
          store.bookings.answersRecorded(),
        );
        const model = new Map<string, Booking>();
        for (const { addressId, window, bookings } of answers) {
          const before = new Map(model);
          const answered = new Set(bookings.map(({ id }) => id));
          for (const [id, known] of before) {
            if (known.addressId === addressId && startsIn(known, window) && !answered.has(known.id)) {
              model.delete(id);
            }
          }
          for (const one of bookings) model.set(one.id, one);
          const changed = store.bookings.replaceWindow(
            addressId,
            window,
            bookings,
            store.bookings.answersRecorded(),
          );
          const removed = [...before.keys()].filter((id) => !model.has(id));
          const upserted = [...model.values()].filter(
            (one) => JSON.stringify(before.get(one.id)) !== JSON.stringify(one),
          );
          expect([...changed.removed].sort()).toEqual(removed.sort());
          expect([...changed.upserted].sort()).toEqual(upserted.map(({ id }) => id).sort());
        }
        const found = store.bookings.inWindow(addresses, look);
        expect([...found].sort(byId)).toEqual(
          [...model.values()].filter((one) => overlaps(one, look)).sort(byId),
        );
        expect(found.map(({ start }) => start)).toEqual(
          found.map(({ start }) => start).sort((a, b) => a - b),
        );
      }),
      { numRuns: 100 },
    );
  },
);
