import { expect, test, vi } from 'vitest';
import { asAddressServiceId, asBookingId, asAddressId, type CalendarRef } from '#shared/domain/ids.ts';
import type { Clinic } from '../../main/practice/clinic.ts';
import type { Booking } from '../../main/practice/world.ts';
import { bench } from './bench.ts';

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
      patient: {
        name: patient.name,
        surname: patient.surname,
        phone: patient.phone ?? '+48600700800',
        email: null,
        birthDate: null,
        nin: null,
        gender: null,
        marketingConsent: null,
        dataPrivacyConsent: null,
      },
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
