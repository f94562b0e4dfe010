import { expect } from 'vitest';
import type { Booking, World } from '../../../../main/practice/world.ts';

/** Everything that must hold of any generated world, whatever its size, seed, country and day. */
export function expectSound(world: World, now: number): void {
  expectReferencesResolve(world);
  expectNoDoubleBooking(world);
  expectInsideWorkPeriods(world);
  expectNobodyInTwoPlaces(world);
  expectHistory(world, now);
  expectNames(world);
}

/** Visits that hold time, by address, in the order of their starts. */
export function bookedByAddress(world: World): Map<string, Booking[]> {
  const byAddress = new Map<string, Booking[]>([...world.addresses.keys()].map((id) => [id, []]));
  for (const booking of world.bookings.values())
    if (booking.status === 'booked') byAddress.get(booking.addressId)?.push(booking);
  for (const own of byAddress.values()) own.sort((left, right) => left.start - right.start);
  return byAddress;
}

function expectReferencesResolve(world: World): void {
  const wrong: string[] = [];
  const check = (fine: boolean, what: string): void => {
    if (!fine) wrong.push(what);
  };
  for (const doctor of world.doctors.values())
    check(world.facilities.has(doctor.facilityId), `doctor ${doctor.id}`);
  for (const address of world.addresses.values()) {
    const doctor = world.doctors.get(address.doctorId);
    check(doctor?.facilityId === address.facilityId, `address ${address.id}`);
    check(world.workPeriods.has(address.id), `hours of ${address.id}`);
    for (const [provider, plans] of address.insuranceProviders) {
      const known = world.insuranceProviders.get(provider)?.plans.map(({ id }) => id) ?? [];
      check(
        plans.every((id) => known.includes(id)),
        `insurance ${provider} of ${address.id}`,
      );
    }
  }
  for (const service of world.addressServices.values()) {
    check(world.addresses.has(service.addressId), `service ${service.id}`);
    check(service.serviceId !== null && world.services.has(service.serviceId), `dictionary of ${service.id}`);
  }
  for (const [addressId, periods] of world.workPeriods)
    for (const { services } of periods)
      for (const { addressServiceId } of services)
        check(world.addressServices.get(addressServiceId)?.addressId === addressId, `period of ${addressId}`);
  for (const pause of world.breaks.values()) check(world.addresses.has(pause.addressId), `break ${pause.id}`);
  for (const [id, booking] of world.bookings) {
    check(booking.id === id, `key ${id}`);
    const service = world.addressServices.get(booking.addressServiceId ?? '');
    check(service?.addressId === booking.addressId, `service of booking ${id}`);
    check(booking.originId === null || world.bookings.has(booking.originId), `origin of ${id}`);
    const next = booking.movedTo === null ? booking : world.bookings.get(booking.movedTo);
    check(
      next !== undefined && (next === booking || next.originId === (booking.originId ?? id)),
      `chain of ${id}`,
    );
    check(Number(id) < world.nextId, `next id after ${id}`);
  }
  expect(wrong).toEqual([]);
}

function expectNoDoubleBooking(world: World): void {
  for (const own of bookedByAddress(world).values())
    for (const [n, booking] of own.entries()) {
      const next = own[n + 1];
      if (next !== undefined && booking.end > next.start)
        expect.fail(`Bookings ${booking.id} and ${next.id} overlap`);
    }
}

function expectInsideWorkPeriods(world: World): void {
  const breaks = new Map<string, { since: number; till: number }[]>();
  for (const pause of world.breaks.values())
    breaks.set(pause.addressId, [...(breaks.get(pause.addressId) ?? []), pause]);
  for (const [addressId, own] of bookedByAddress(world)) {
    const periods = world.workPeriods.get(addressId) ?? [];
    let at = 0;
    for (const booking of own) {
      while ((periods[at]?.end ?? Infinity) <= booking.start) at += 1;
      const period = periods[at];
      if (period === undefined || booking.start < period.start || period.end < booking.end)
        expect.fail(`Booking ${booking.id} is outside the work periods`);
      const offer = period.services.find((one) => one.addressServiceId === booking.addressServiceId);
      if (offer?.duration !== booking.duration || booking.end - booking.start !== booking.duration * 60_000)
        expect.fail(`Booking ${booking.id} is not as long as its service`);
    }
    for (const { since, till } of breaks.get(addressId) ?? [])
      if (own.some(({ start, end }) => start < till && since < end))
        expect.fail(`A visit in a break at ${addressId}`);
  }
}

/** A doctor with a second, online address works at one of them at a time. */
function expectNobodyInTwoPlaces(world: World): void {
  for (const doctor of world.doctors.values()) {
    const periods = [...world.addresses.values()]
      .filter(({ doctorId }) => doctorId === doctor.id)
      .flatMap(({ id }) => world.workPeriods.get(id) ?? [])
      .sort((left, right) => left.start - right.start);
    for (const [n, period] of periods.entries()) {
      expect(period.start).toBeLessThan(period.end);
      expect(period.end).toBeLessThanOrEqual(periods[n + 1]?.start ?? Infinity);
    }
  }
}

/** Nothing was done in the future, and everything in its order. */
function expectHistory(world: World, now: number): void {
  const wrong: string[] = [];
  for (const booking of world.bookings.values()) {
    const { bookedAt, canceledAt, start, end, presence } = booking;
    const ordered = bookedAt <= now && bookedAt < start && start < end;
    const canceled = booking.status === 'canceled';
    const cancel = canceled
      ? canceledAt !== null &&
        booking.canceledBy !== null &&
        bookedAt <= canceledAt &&
        canceledAt <= Math.min(now, start)
      : canceledAt === null && booking.canceledBy === null && booking.movedTo === null;
    const marked = presence === null || (!canceled && end <= now - 30 * 60_000);
    if (!ordered || !cancel || !marked || bookedAt % 1000 !== 0) wrong.push(booking.id);
    const next = booking.movedTo === null ? undefined : world.bookings.get(booking.movedTo);
    if (
      next !== undefined &&
      (next.bookedAt !== canceledAt || next.patient !== booking.patient || next.start < end)
    )
      wrong.push(booking.id);
  }
  expect(wrong).toEqual([]);
}

function expectNames(world: World): void {
  const texts = [
    ...[...world.facilities.values()].map(({ name }) => name),
    ...[...world.doctors.values()].flatMap(({ name, surname }) => [name, surname]),
    ...[...world.services.values()].map(({ name }) => name),
    ...[...world.addressServices.values()].map(({ name }) => name),
    ...[...world.insuranceProviders.values()].map(({ name }) => name),
    ...[...world.bookings.values()].flatMap(({ patient }) => [patient.name, patient.surname]),
  ];
  expect(texts.filter((text) => text.trim() !== text || text === '' || text.includes('/'))).toEqual([]);
  const mails = [...world.bookings.values()].map(({ patient }) => patient.email);
  expect(
    mails.filter((mail) => mail !== null && !/^[a-z0-9.-]+@(mail\.)?example(\.com|\.org)?$/.test(mail)),
  ).toEqual([]);
}
