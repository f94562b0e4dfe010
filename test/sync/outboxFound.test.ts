import { expect, test, vi } from 'vitest';
import { asAddressId, asAddressServiceId, asBookingId, type CalendarRef } from '#shared/domain/ids.ts';
import type { MoveAction } from '#shared/domain/kinds/move.ts';
import { ok } from '#shared/result.ts';
import type { Clinic } from '../../main/practice/clinic.ts';
import type { Booking } from '../../main/practice/world.ts';
import type { WritableClinic } from '../../main/sync/ports.ts';
import { callMove } from '../../main/sync/outbox/kinds/move.ts';
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
  const { clinic, clock, desk } = bench();
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
  const sweptBeforeItsAnswer: Pick<WritableClinic, 'moveBooking'> = {
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
  const action: MoveAction = { kind: 'move', bookingId: id, to };
  const told = await callMove(
    { remote: { ...one.client, ...sweptBeforeItsAnswer }, store: one.store, clock },
    { action, calendar },
  );
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
