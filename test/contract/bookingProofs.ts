import { expect } from 'vitest';
import { asBookingId } from '#shared/domain/ids.ts';
import {
  addressElsewhere,
  bookingWhere,
  day,
  monday,
  past,
  patient,
  refOf,
  upcoming,
  valueOf,
  type Contract,
  openContract,
  type Proof,
} from './clinic.ts';

async function freeSlot({ client, calendar }: Contract, index = 0) {
  const slots = valueOf(await client.getSlots(calendar, { from: monday + day, to: monday + 15 * day }));
  const slot = slots.items[index];
  if (slot === undefined) throw new Error('nothing is free');
  const { items } = valueOf(await client.getAddressServices(calendar, slot.start));
  const duration = items.find(({ id }) => id === slot.services[0]?.addressServiceId)?.duration ?? null;
  const addressServiceId = slot.services[0]?.addressServiceId;
  if (duration === null || addressServiceId === undefined) throw new Error('nothing is offered');
  return { slot, service: { addressServiceId, duration } };
}

/** Visits, who came, and the queue that tells of them. */
export const bookingProofs = {
  bookSlot: async (contract) => {
    const { client, calendar, world } = contract;
    // All that an address can demand: it must come under the names that the vendor reads.
    contract.address.extraFields = { birth_date: true, gender: true, nin: true };
    const { slot, service } = await freeSlot(contract);
    const booking = valueOf(
      await client.bookSlot(calendar, {
        start: slot.start,
        duration: service.duration,
        addressServiceId: service.addressServiceId,
        patient: { ...patient, nin: '85010112345' },
        comment: 'Pierwsza wizyta',
        isReturning: true,
      }),
    );
    expect(booking).toMatchObject({
      status: 'booked',
      start: slot.start,
      bookedBy: 'integration',
      patient: { name: patient.name, surname: patient.surname, phone: patient.phone, isReturning: true },
      service: { id: service.addressServiceId },
      comment: 'Pierwsza wizyta',
    });
    expect(world.bookings.get(booking.id)?.patient).toMatchObject({
      name: patient.name,
      birthDate: '1985-01-01',
      gender: 'f',
      nin: '85010112345',
    });
  },
  getBookings: async ({ client, calendar, world, address }) => {
    const window = { from: monday - 14 * day, to: monday + 14 * day };
    const seen = [];
    for (let page = 1; ; page += 1) {
      const { items, unreadable } = valueOf(await client.getBookings(calendar, window, page, 20));
      expect(unreadable).toEqual([]);
      seen.push(...items);
      if (items.length < 20) break;
    }
    const own = [...world.bookings.values()].filter(
      (one) => one.addressId === address.id && one.start >= window.from && one.start < window.to,
    );
    expect(seen.length).toBeGreaterThan(40);
    expect(new Map(seen.map((one) => [one.id as string, one.start]))).toEqual(
      new Map(own.map((one) => [one.id, one.start])),
    );
    for (const one of seen) {
      const there = world.bookings.get(one.id);
      expect(one).toMatchObject({
        status: there?.status,
        end: there?.end,
        presence: there?.presence,
        confirmed: there?.confirmed,
        patient: { name: there?.patient.name, phone: there?.patient.phone },
        service: { id: there?.addressServiceId },
      });
    }
  },
  getBooking: async (contract) => {
    const booking = bookingWhere(contract, upcoming);
    const read = valueOf(await contract.client.getBooking(contract.calendar, asBookingId(booking.id)));
    expect(read).toMatchObject({ id: booking.id, start: booking.start, end: booking.end, status: 'booked' });
    expect(read.patient?.surname).toBe(booking.patient.surname);
  },
  cancelBooking: async (contract) => {
    const booking = bookingWhere(contract, upcoming);
    const id = asBookingId(booking.id);
    valueOf(await contract.client.cancelBooking(contract.calendar, id, 'Lekarz chory'));
    expect(booking).toMatchObject({
      status: 'canceled',
      canceledBy: 'integration',
      cancelReason: 'Lekarz chory',
    });
    expect(valueOf(await contract.client.getBooking(contract.calendar, id))).toMatchObject({
      status: 'canceled',
      canceledBy: 'integration',
      canceledAt: monday,
    });
  },
  moveBooking: async (contract) => {
    const { client, calendar, world } = contract;
    const booking = bookingWhere(contract, upcoming);
    const { slot, service } = await freeSlot(contract, 5);
    const to = {
      calendar,
      start: slot.start,
      duration: service.duration,
      addressServiceId: service.addressServiceId,
    };
    const moved = valueOf(await client.moveBooking(calendar, asBookingId(booking.id), to));
    expect(moved.bookingId).not.toBe(booking.id);
    expect(moved).toMatchObject({ calendar, booking: { id: moved.bookingId, start: slot.start } });
    expect([booking.status, booking.movedTo]).toEqual(['canceled', moved.bookingId]);
    expect(world.bookings.get(moved.bookingId)?.start).toBe(slot.start);
    expect(valueOf(await client.getBooking(calendar, asBookingId(booking.id)))).toMatchObject({
      status: 'canceled',
      moving: { originId: booking.id, newestId: moved.bookingId },
    });

    const other = refOf(addressElsewhere(contract));
    const theirs = await freeSlot({ ...contract, calendar: other });
    const away = valueOf(
      await client.moveBooking(calendar, moved.bookingId, {
        calendar: other,
        start: theirs.slot.start,
        duration: theirs.service.duration,
        addressServiceId: theirs.service.addressServiceId,
      }),
    );
    expect(away).toMatchObject({ calendar: other, booking: { addressId: other.addressId } });
    expect(world.bookings.get(away.bookingId)?.addressId).toBe(other.addressId);
  },
  confirmBooking: async (contract) => {
    const booking = bookingWhere(contract, (one) => upcoming(one) && !one.confirmed);
    valueOf(await contract.client.confirmBooking(contract.calendar, asBookingId(booking.id)));
    expect(booking.confirmed).toBe(true);
  },
  requestOpinion: async (contract) => {
    const { client, calendar, practice } = contract;
    const visit = bookingWhere(
      contract,
      (one) => past(one) && one.presence !== 'absent' && one.patient.phone !== null,
    );
    const asked = await client.requestOpinion(
      calendar.facilityId,
      calendar.doctorId,
      visit.patient.phone ?? '',
    );
    expect(valueOf(asked)).toBeNull();
    expect(practice.clinic.opinionsAsked.size).toBe(1);
  },
  markPatientPresence: async (contract) => {
    const visit = bookingWhere(contract, past);
    valueOf(await contract.client.markPatientPresence(contract.calendar, asBookingId(visit.id)));
    expect(visit.presence).toBe('present');
  },
  markPatientAbsence: async (contract) => {
    const visit = bookingWhere(contract, past);
    valueOf(await contract.client.markPatientAbsence(contract.calendar, asBookingId(visit.id)));
    expect(visit.presence).toBe('absent');
  },
  readPush: async () => {
    // Proved in push.test.ts, where the clinic really pushes.
    await Promise.resolve();
  },
  pullNotification: async (contract) => {
    const { client, calendar, world } = contract;
    world.queue.length = 0;
    expect(valueOf(await client.pullNotification())).toBeNull();
    const booking = bookingWhere(contract, upcoming);
    valueOf(await client.cancelBooking(calendar, asBookingId(booking.id), null));
    const event = valueOf(await client.pullNotification());
    expect(valueOf(client.readNotification(event?.raw ?? ''))).toEqual({
      name: 'booking-canceled',
      calendar,
      createdAt: monday,
      bookingId: booking.id,
      start: booking.start,
    });
    expect(valueOf(await client.pullNotification())).toBeNull();
  },
  pullNotifications: async (contract) => {
    const { client, calendar, world } = contract;
    world.queue.length = 0;
    expect(valueOf(await client.pullNotifications(100))).toEqual({ raw: [], remaining: 0 });
    const visits = [...world.bookings.values()].filter(
      (one) => upcoming(one) && one.addressId === calendar.addressId,
    );
    for (const { id } of visits.slice(0, 5)) {
      valueOf(await client.cancelBooking(calendar, asBookingId(id), null));
    }
    const batch = valueOf(await client.pullNotifications(3));
    expect([batch.raw.length, batch.remaining]).toEqual([3, 2]);
    expect(batch.raw.map((raw) => valueOf(client.readNotification(raw)))).toMatchObject(
      visits.slice(0, 3).map(({ id }) => ({ name: 'booking-canceled', bookingId: id })),
    );
    expect(valueOf(await client.pullNotifications(100)).raw).toHaveLength(2);
  },
  releaseNotifications: async () => {
    const { client } = await openContract({ push: { url: 'http://127.0.0.1:9' } });
    expect(valueOf(await client.releaseNotifications())).toBeNull();
  },
} satisfies Readonly<Record<string, Proof>>;
