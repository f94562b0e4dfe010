import { expect } from 'vitest';
import { addDays, dayWindow, localDateOf, startOfDay, type Window } from '#shared/time/zone.ts';
import { freeSlots } from '../../main/practice/rules/slots.ts';
import type { Clinic } from '../../main/practice/clinic.ts';
import type { OpenStore } from '../../main/store/open.ts';

/** The days that a desk keeps in step. */
export function keptWindow({ clock, world }: Pick<Clinic, 'clock' | 'world'>): Window {
  const today = localDateOf(clock.now(), world.timeZone);
  return {
    from: startOfDay(addDays(today, -7), world.timeZone),
    to: dayWindow(addDays(today, 84), world.timeZone).to,
  };
}

/** At quiescence the server copy equals the vendor's data: every visit that takes place, every break, every free start to come. */
export function expectInStep(store: OpenStore, clinic: Clinic): void {
  const { world, clock } = clinic;
  const window = keptWindow(clinic);
  const addresses = store.catalogue.addresses().map(({ id }) => id);
  expect([...addresses].sort()).toEqual([...world.addresses.keys()].sort());

  const theirs = [...world.bookings.values()]
    .filter(({ status, start }) => status === 'booked' && window.from <= start && start < window.to)
    .map(({ id, addressId, start, end, patient, presence }) => ({
      id,
      addressId,
      start,
      end,
      surname: patient.surname,
      presence,
    }))
    .sort(byId);
  const ours = store.bookings
    .inWindow(addresses, window)
    .filter(({ status, start }) => status === 'booked' && window.from <= start)
    .map(({ id, addressId, start, end, patient, presence }) => ({
      id: id,
      addressId: addressId,
      start,
      end,
      surname: patient?.surname ?? '',
      presence,
    }))
    .sort(byId);
  expect(ours).toEqual(theirs);

  const theirBreaks = [...world.breaks.values()]
    .filter(({ since, till }) => since < window.to && till > window.from)
    .map(({ id, since, till }) => ({ id, since, till }))
    .sort(byId);
  const ourBreaks = store.schedule
    .breaksInWindow(addresses, window)
    .map(({ id, since, till }) => ({ id: id, since, till }))
    .sort(byId);
  expect(ourBreaks).toEqual(theirBreaks);

  for (const addressId of addresses) {
    const coming = { from: clock.now(), to: window.to };
    const theirStarts = freeSlots(world, addressId, { ...coming, now: clock.now() }).map(
      ({ start }) => start,
    );
    const ourStarts = store.schedule.slotsInWindow([addressId], coming).map(({ start }) => start);
    expect(ourStarts).toEqual(theirStarts);
  }
}

const byId = (a: { readonly id: string }, b: { readonly id: string }): number => a.id.localeCompare(b.id);
