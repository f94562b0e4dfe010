import { expect, test } from 'vitest';
import { mostAttempts } from '#shared/domain/intent.ts';
import { asAddressId, asBookingId, type CalendarRef } from '#shared/domain/ids.ts';
import { bench } from './bench.ts';

/** What is sent again and again and is never there when it is looked for ends with a person, and is not sent any more. */

const minute = 60_000;

test('a decision that never arrives is a person’s after so many sends, by a reason of its own', async () => {
  const { clock, clinic, desk } = bench();
  const one = desk();
  await one.imported();
  const visit = [...clinic.world.bookings.values()].find(
    ({ status, start, confirmed }) =>
      status === 'booked' && !confirmed && start > clinic.clock.now() + 24 * 60 * minute,
  );
  if (visit === undefined) throw new Error('nobody is coming');
  const bookingId = asBookingId(visit.id);
  clinic.faults.set([{ fault: { kind: 'status', status: 502 }, operations: ['writes'] }]);
  const { facilityId, doctorId } = clinic.world.addresses.get(visit.addressId) ?? {};
  const decided = one.sync.decisions.decide({
    action: { kind: 'confirm', bookingId },
    calendar: { facilityId, doctorId, addressId: asAddressId(visit.addressId) } as CalendarRef,
    staff: 'AK',
  });
  if (!decided.ok || decided.value.kind !== 'intent') throw new Error('not taken');
  await clock.advance(20 * minute);
  expect(one.store.intents.get(decided.value.id)).toMatchObject({
    state: 'refused',
    attempts: mostAttempts,
    refusal: { reason: 'neverArrived', message: '' },
  });
  clinic.faults.set([]);
  await clock.advance(20 * minute);
  expect(clinic.world.bookings.get(visit.id)?.confirmed).toBe(false);
  await one.stop();
});
