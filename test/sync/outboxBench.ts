import { asAddressId, asAddressServiceId, type CalendarRef } from '#shared/domain/ids.ts';
import type { IntentAction } from '#shared/domain/intent.ts';
import type { Clinic } from '../../main/practice/clinic.ts';
import { freeSlots } from '../../main/practice/rules/slots.ts';
import type { Booking } from '../../main/practice/world.ts';
import { bench, type Bench, type BenchDesk } from './bench.ts';
import { aCaller } from '../support/caller.ts';

export const minute = 60_000;
export const hour = 60 * minute;

export async function ready(
  options: Parameters<typeof bench>[0] = {},
): Promise<Bench & { readonly one: BenchDesk }> {
  const place = bench(options);
  const one = place.desk();
  await one.imported();
  return { ...place, one };
}

export function calendarOf(clinic: Clinic, addressId: string): CalendarRef {
  const address = clinic.world.addresses.get(addressId);
  if (address === undefined) throw new Error('no such address');
  return {
    facilityId: address.facilityId as CalendarRef['facilityId'],
    doctorId: address.doctorId as CalendarRef['doctorId'],
    addressId: asAddressId(addressId),
  };
}

/** A free time some hours ahead, with what a receptionist would book there. */
export function wish(
  clinic: Clinic,
  hoursAhead: number,
  surname = 'Wymyślona',
): { calendar: CalendarRef; action: IntentAction & { kind: 'book' } } {
  const now = clinic.clock.now();
  for (const addressId of clinic.world.addresses.keys()) {
    const slot = freeSlots(clinic.world, addressId, {
      from: now + hoursAhead * hour,
      to: now + 40 * 24 * hour,
      now,
    })[0];
    const service = slot?.services[0];
    if (slot === undefined || service === undefined) continue;
    return {
      calendar: calendarOf(clinic, addressId),
      action: {
        kind: 'book',
        start: slot.start,
        duration: service.duration,
        addressServiceId: asAddressServiceId(service.addressServiceId),
        serviceName: 'x',
        patient: aCaller({ surname }),
        comment: null,
      },
    };
  }
  throw new Error('nothing is free');
}

/** A visit of a patient that is still to come. */
export function coming(clinic: Clinic, hoursAhead = 24): Booking {
  const found = [...clinic.world.bookings.values()]
    .filter(
      ({ status, start, confirmed }) =>
        status === 'booked' && !confirmed && start > clinic.clock.now() + hoursAhead * hour,
    )
    .sort((a, b) => a.start - b.start)[0];
  if (found === undefined) throw new Error('nobody is coming');
  return found;
}

/** A visit that has begun and of which nobody has said whether it took place. */
export function begun(clinic: Clinic): Booking {
  const found = [...clinic.world.bookings.values()].find(
    ({ status, end, presence }) =>
      status === 'booked' &&
      end < clinic.clock.now() &&
      end > clinic.clock.now() - 6 * 24 * hour &&
      presence === null,
  );
  if (found !== undefined) return found;
  const marked = [...clinic.world.bookings.values()].find(
    ({ status, end }) =>
      status === 'booked' && end < clinic.clock.now() && end > clinic.clock.now() - 5 * 24 * hour,
  );
  if (marked === undefined) throw new Error('nobody was here');
  return marked;
}

export function decide(desk: BenchDesk, action: IntentAction, calendar: CalendarRef | null = null) {
  const decided = desk.sync.decisions.decide({ action, calendar, staff: 'AK' });
  if (!decided.ok) throw new Error(decided.error);
  return decided.value;
}

export const bookedAt = (clinic: Clinic, surname: string): Booking[] =>
  [...clinic.world.bookings.values()].filter(
    ({ patient, status }) => patient.surname === surname && status === 'booked',
  );

export const calls = (clinic: Clinic, operation: string): number =>
  clinic.counts.byOperation.get(operation) ?? 0;
export const open = (desk: BenchDesk) => desk.store.intents.allOpen();
