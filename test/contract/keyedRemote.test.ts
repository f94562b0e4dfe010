import { expect, test } from 'vitest';
import { clinicKeyOf, keyOfFurther, withKey, withoutKey } from '#shared/domain/clinicKey.ts';
import { asBookingId, type CalendarRef } from '#shared/domain/ids.ts';
import { keyedRemote } from '../../main/desk/connection/keyedRemote.ts';
import type { DeskRemote } from '../../main/desk/ports.ts';
import { bookingWhere, day, monday, openContract, patient, past, upcoming, valueOf } from './clinic.ts';

/*
 * Of several clinics on one desk two may give the same ids. So every id of a further clinic has its key from where it is read, and
 * loses it where it is sent: whatever the vendor answers, and whatever is asked of it, over the real line. The first clinic's ids are
 * the vendor's own.
 */
const key = keyOfFurther(2);
const keyed = <Id extends string>(id: Id): Id => withKey(key, id);

async function open() {
  const contract = await openContract();
  const remote = keyedRemote({ ...contract.client, close: () => undefined }, key);
  const { facilityId, doctorId, addressId } = contract.calendar;
  const calendar: CalendarRef = {
    facilityId: keyed(facilityId),
    doctorId: keyed(doctorId),
    addressId: keyed(addressId),
  };
  return { contract, remote, calendar };
}

/** Every field of an answer that is an id by its name, at whatever depth, but those that no request ever names. */
function idsIn(value: unknown, name = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((one) => idsIn(one, name));
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([field, one]: [string, unknown]) =>
      field === 'insurance' ? [] : idsIn(one, field),
    );
  return typeof value === 'string' && /^id$|Id$/.test(name) ? [value] : [];
}

const week = { from: monday - 7 * day, to: monday + 14 * day };

/** What a further clinic answers to everything that can be read of it. */
async function everythingRead({
  contract,
  remote,
  calendar,
}: Awaited<ReturnType<typeof open>>): Promise<unknown[]> {
  const { facilityId, doctorId } = calendar;
  const unlike = valueOf(await remote.getBookingsUnlike(null, calendar, week, 100));
  contract.practice.clinic.world.queue.splice(0);
  const visit = bookingWhere(contract, upcoming);
  valueOf(await remote.cancelBooking(calendar, keyed(asBookingId(visit.id)), null));
  return [
    valueOf(await remote.getFacilities()),
    valueOf(await remote.getDoctors(facilityId)),
    valueOf(await remote.getAddresses(facilityId, doctorId)),
    valueOf(await remote.getServices()),
    valueOf(await remote.getAddressServices(calendar)),
    valueOf(await remote.getSlots(calendar, { from: monday, to: monday + 14 * day })),
    valueOf(await remote.getCalendarBreaks(calendar, week)),
    valueOf(await remote.getBookings(calendar, week, 1, 100)),
    unlike,
    valueOf(await remote.getBooking(calendar, keyed(asBookingId(visit.id)))),
  ];
}

test('all ids that are read of a further clinic have its key, and of each kind there are some', async () => {
  const all = await open();
  for (const [index, answer] of (await everythingRead(all)).entries()) {
    const ids = idsIn(answer);
    expect(ids.length, `answer ${index}`).toBeGreaterThan(0);
    for (const id of ids) expect(clinicKeyOf(id), id).toBe(key);
  }
});

test('what is read is the same but for the key', async () => {
  const { contract, remote, calendar } = await open();
  const own = valueOf(await contract.client.getBookings(contract.calendar, week, 1, 100));
  const theirs = valueOf(await remote.getBookings(calendar, week, 1, 100));
  const bare = JSON.parse(JSON.stringify(theirs).replaceAll(`"${key}~`, '"')) as unknown;
  expect(bare).toEqual(own);
  expect(theirs.items.length).toBeGreaterThan(0);
});

test('all that a question says is handed on, also what it may leave out', async () => {
  const asked = new Map<string, readonly unknown[]>();
  const { contract, calendar } = await open();
  const heard = new Proxy<DeskRemote>(
    { ...contract.client, close: () => undefined },
    {
      get(client, name): unknown {
        const operation: unknown = Reflect.get(client, name);
        return (...rest: unknown[]) => {
          asked.set(String(name), rest);
          return typeof operation === 'function' ? (Reflect.apply(operation, client, rest) as unknown) : null;
        };
      },
    },
  );
  const remote = keyedRemote(heard, key);
  const start = monday + day;
  await remote.getAddressServices(calendar, start);
  await remote.getBookings(calendar, week, 2, 7);
  await remote.getBookingsUnlike('digest', calendar, week, 9);
  await remote.cancelBooking(calendar, keyed(asBookingId('1')), 'ill');
  await remote.pullNotifications(5);
  expect(Object.fromEntries(asked)).toMatchObject({
    getAddressServices: [contract.calendar, start],
    getBookings: [contract.calendar, week, 2, 7],
    getBookingsUnlike: ['digest', contract.calendar, week, 9],
    cancelBooking: [contract.calendar, '1', 'ill'],
    pullNotifications: [5],
  });
});

test('events point at what has the key, whatever they are of', async () => {
  const { contract, remote, calendar } = await open();
  const visit = bookingWhere(contract, upcoming);
  valueOf(
    await remote.moveBooking(calendar, keyed(asBookingId(visit.id)), await freePlace(remote, calendar)),
  );
  const { raw } = valueOf(await remote.pullNotifications(100));
  expect(raw.length).toBeGreaterThan(0);
  for (const one of raw) {
    expect(one).not.toContain(`${key}~`);
    const ids = idsIn(valueOf(remote.readNotification(one)));
    expect(ids.length).toBeGreaterThan(2);
    for (const id of ids) expect(clinicKeyOf(id), id).toBe(key);
  }
});

test('what is decided reaches the visit that is meant, and what comes of it has the key', async () => {
  const { contract, remote, calendar } = await open();
  const { calendar: _, ...place } = await freePlace(remote, calendar);
  const booked = valueOf(await remote.bookSlot(calendar, { ...place, patient, comment: null }));
  expect([booked.id, booked.addressId, booked.service?.id].map((id) => clinicKeyOf(id ?? ''))).toEqual([
    key,
    key,
    key,
  ]);
  const inClinic = () => contract.world.bookings.get(withoutKey(key, booked.id));
  expect(inClinic()?.patient.name).toBe(patient.name);
  valueOf(await remote.confirmBooking(calendar, booked.id));
  expect(inClinic()?.confirmed).toBe(true);
  const moved = valueOf(await remote.moveBooking(calendar, booked.id, await freePlace(remote, calendar)));
  expect(clinicKeyOf(moved.bookingId)).toBe(key);
  expect(moved.calendar).toEqual(calendar);
  expect(inClinic()?.movedTo).toBe(withoutKey(key, moved.bookingId));
  valueOf(await remote.cancelBooking(calendar, moved.bookingId, null));
  expect(contract.world.bookings.get(withoutKey(key, moved.bookingId))?.status).toBe('canceled');
  const over = bookingWhere(contract, past);
  valueOf(await remote.markPatientPresence(calendar, keyed(asBookingId(over.id))));
  expect(over.presence).toBe('present');
  valueOf(await remote.markPatientAbsence(calendar, keyed(asBookingId(over.id))));
  expect(over.presence).toBe('absent');
});

test("another clinic's id is never sent, for there it would be another visit's", async () => {
  const { contract, remote, calendar } = await open();
  const visit = bookingWhere(contract, upcoming);
  for (const wrong of [asBookingId(visit.id), withKey(keyOfFurther(3), asBookingId(visit.id))])
    await expect(async () => remote.confirmBooking(calendar, wrong)).rejects.toThrow('another clinic');
  expect(visit.confirmed).toBe(false);
});

test("a desk's first clinic is read and asked as it always was", async () => {
  const contract = await openContract();
  const remote: DeskRemote = { ...contract.client, close: () => undefined };
  expect(keyedRemote(remote, withKeyOfFirst)).toBe(remote);
});
const withKeyOfFirst = clinicKeyOf('1001');

async function freePlace(remote: DeskRemote, calendar: CalendarRef) {
  const { items } = valueOf(await remote.getSlots(calendar, { from: monday + day, to: monday + 15 * day }));
  const [slot] = items;
  const service = slot?.services[0];
  if (slot === undefined || service === undefined) throw new Error('nothing is free');
  return {
    calendar,
    start: slot.start,
    duration: service.duration ?? 20,
    addressServiceId: service.addressServiceId,
  };
}
