import { expect, test, vi } from 'vitest';
import {
  asAddressId,
  asAddressServiceId,
  asBookingId,
  asIntentId,
  type CalendarRef,
} from '#shared/domain/ids.ts';
import type { Intent } from '#shared/domain/intent.ts';
import { ok } from '#shared/result.ts';
import type { Clinic } from '../../main/practice/clinic.ts';
import type { Booking } from '../../main/practice/world.ts';
import type { WritableClinic } from '../../main/sync/ports.ts';
import { callVendor } from '../../main/sync/outbox/callVendor.ts';
import { bench, monday } from './bench.ts';
import { aCaller } from '../support/caller.ts';

/** Found by the simulation. */

const minute = 60_000;

function coming(clinic: Clinic): Booking {
  const found = [...clinic.world.bookings.values()]
    .filter(
      ({ status, start, confirmed }) =>
        status === 'booked' && !confirmed && start > clinic.clock.now() + 24 * 60 * minute,
    )
    .sort((a, b) => a.start - b.start)[0];
  if (found === undefined) throw new Error('nobody is coming');
  return found;
}

test('a second booking of the same patient and time, which the vendor refuses, is not taken for the first one', async () => {
  const { clinic, clock, desk } = bench();
  const one = desk();
  await one.imported();
  const visit = coming(clinic);
  const { facilityId, doctorId } = clinic.world.addresses.get(visit.addressId) ?? {};
  const { patient } = visit;
  const decided = one.sync.decisions.decide({
    action: {
      kind: 'book',
      start: visit.start,
      duration: visit.duration,
      addressServiceId: asAddressServiceId(visit.addressServiceId ?? ''),
      serviceName: 'x',
      patient: aCaller({
        name: patient.name,
        surname: patient.surname,
        phone: patient.phone ?? '+48600700800',
      }),
      comment: null,
    },
    calendar: { facilityId, doctorId, addressId: asAddressId(visit.addressId) } as CalendarRef,
    staff: 'AK',
  });
  expect(decided.ok).toBe(true);
  await clock.advance(2 * minute);
  expect(one.store.intents.allOpen()).toMatchObject([{ state: 'refused', refusal: { reason: 'timeTaken' } }]);
});

test('a file that fails for a moment while the outbox looks what to do next does not end the outbox', async () => {
  const { clinic, clock, desk } = bench();
  const one = desk();
  await one.imported();
  const real = one.store.intents.allOpen.bind(one.store.intents);
  let asked = 0;
  const shaky = vi.spyOn(one.store.intents, 'allOpen').mockImplementation(() => {
    asked += 1;
    if (asked % 2 === 0) throw new Error('the disk is busy');
    return real();
  });
  await clock.advance(3 * minute);
  expect(asked).toBeGreaterThan(1);
  shaky.mockRestore();
  const visit = coming(clinic);
  const decided = one.sync.decisions.decide({
    action: { kind: 'confirm', bookingId: asBookingId(visit.id) },
    calendar: null,
    staff: 'AK',
  });
  expect(decided.ok).toBe(true);
  await clock.advance(2 * minute);
  expect(clinic.world.bookings.get(visit.id)?.confirmed).toBe(true);
});

test('of a move whose answer told only the new id, the copy is a booked visit, though a sweep saw the old one go meanwhile', async () => {
  const { clinic, desk } = bench();
  const one = desk();
  await one.imported();
  const visit = coming(clinic);
  const id = asBookingId(visit.id);
  const { facilityId, doctorId } = clinic.world.addresses.get(visit.addressId) ?? {};
  const calendar = { facilityId, doctorId, addressId: asAddressId(visit.addressId) } as CalendarRef;
  const other = one.store.catalogue
    .addressServices(calendar.addressId)
    .find((service) => service.id !== visit.addressServiceId);
  if (other === undefined) throw new Error('the doctor has one service only');
  const to = { calendar, start: visit.start, duration: visit.duration, addressServiceId: other.id };
  const sweptBeforeItsAnswer: WritableClinic = {
    ...one.client,
    moveBooking: () => {
      const copy = one.store.bookings.get(id);
      if (copy === null) throw new Error('the desk does not know the visit');
      one.store.bookings.upsert({
        ...copy,
        status: 'canceled',
        canceledBy: 'integration',
        canceledAt: monday,
      });
      return Promise.resolve(ok({ bookingId: asBookingId('new'), calendar, booking: null }));
    },
  };
  const intent: Intent = {
    id: asIntentId('i1'),
    action: { kind: 'move', bookingId: id, to },
    calendar,
    staff: 'AK',
    seen: { status: 'booked', start: visit.start, end: visit.end, presence: null },
    state: 'sending',
    createdAt: monday,
    heldUntil: monday,
    notBefore: 0,
    attempts: 1,
    firstSentAt: null,
    knownBefore: [],
    refusal: null,
  };
  const told = await callVendor(sweptBeforeItsAnswer, one.store, intent, () => monday);
  expect(told).toMatchObject({
    ok: true,
    value: {
      bookings: [
        { id: 'new', status: 'booked', canceledBy: null, canceledAt: null, service: { id: other.id } },
        { id, status: 'canceled' },
      ],
    },
  });
});
