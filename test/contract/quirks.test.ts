import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asBookingId } from '#shared/domain/ids.ts';
import { defaultQuirks, type Quirks } from '../../main/practice/quirks.ts';
import type { Booking } from '../../main/practice/world.ts';
import { bookingWhere, day, monday, openContract, past, upcoming, valueOf, type Contract } from './clinic.ts';
import { aCaller } from '../support/caller.ts';

/** However oddly the clinic writes, the client reads the same clinic (API.md §12). */
const spellings: fc.Arbitrary<Partial<Quirks>> = fc.record({
  wrongPages: fc.boolean(),
  numericIds: fc.boolean(),
  durationsAsText: fc.boolean(),
  phonesAsNumbers: fc.boolean(),
  nullComma: fc.boolean(),
  canceledSaysBooked: fc.boolean(),
  bookedHasCanceledAt: fc.boolean(),
  movingSwapped: fc.boolean(),
  presenceInAnswers: fc.constantFrom('lower' as const, 'upper' as const),
  presenceInEvents: fc.constantFrom('lower' as const, 'upper' as const),
  eventsAsObject: fc.boolean(),
  emptyQueueStatus: fc.constantFrom(404 as const, 204 as const),
  locationWithoutSlash: fc.boolean(),
  britishCancelled: fc.boolean(),
  extraKeys: fc.boolean(),
  timeSpelling: fc.constantFrom('colon' as const, 'plain' as const, 'utc' as const),
  specializationKey: fc.constantFrom('specialization' as const, 'specializations' as const),
  bookingTellsState: fc.boolean(),
  tokenLifeSeconds: fc.constantFrom(1, 3600, 86_400),
});

const window = { from: monday - 7 * day, to: monday + 7 * day };
const digits = (text: string | null | undefined) => text?.replaceAll(/\D/g, '') ?? null;

/** The clinic as it is, in the desk's words. */
function truth(booking: Booking | undefined) {
  return {
    start: booking?.start,
    end: booking?.end,
    status: booking?.status,
    canceledAt: booking?.canceledAt,
    presence: booking?.presence,
    confirmed: booking?.confirmed,
  };
}

async function readAll({ client, calendar }: Contract) {
  const bookings = [];
  for (let page = 1; ; page += 1) {
    const { items, unreadable } = valueOf(await client.getBookings(calendar, window, page, 50));
    expect(unreadable).toEqual([]);
    bookings.push(...items);
    if (items.length < 50) return bookings;
  }
}

test('bookings, catalogue and events are read the same in every spelling', async () => {
  const contract = await openContract({
    client: {
      limits: { readsPerHour: 1e6, writesPerMinute: 1e6, callsPerFiveMinutes: 1e6, keptForWrites: 0 },
    },
  });
  const { client, calendar, world, practice, clock } = contract;
  const gone = bookingWhere(contract, upcoming);
  valueOf(await client.cancelBooking(calendar, asBookingId(gone.id), null));
  const seen = bookingWhere(contract, past);
  await fc.assert(
    fc.asyncProperty(spellings, async (quirks) => {
      practice.quirks = { ...defaultQuirks, rateLimits: false, ...quirks };
      clock.advance(2_000);
      const bookings = await readAll(contract);
      expect(bookings.length).toBeGreaterThan(20);
      for (const one of bookings) {
        const { start, end, status, canceledAt, presence, confirmed } = one;
        const there = world.bookings.get(one.id);
        expect({ start, end, status, canceledAt, presence, confirmed }).toEqual(truth(there));
        expect(digits(one.patient?.phone)).toBe(digits(there?.patient.phone));
      }
      expect(valueOf(await client.getBooking(calendar, asBookingId(gone.id)))).toMatchObject({
        status: 'canceled',
        canceledAt: gone.canceledAt,
      });
      const doctors = valueOf(await client.getDoctors(calendar.facilityId)).items;
      expect(doctors.map(({ specializations }) => specializations)).toEqual(
        [...world.doctors.values()].map((one) => one.specializations.map(({ name }) => name)),
      );

      world.queue.length = 0;
      valueOf(await client.markPatientPresence(calendar, asBookingId(seen.id)));
      const { raw } = valueOf(await client.pullNotifications(100));
      expect(raw.map((one) => valueOf(client.readNotification(one)))).toMatchObject([
        { name: 'presence-marked', presence: 'present', bookingId: seen.id, start: seen.start, calendar },
      ]);
    }),
    { numRuns: 15 },
  );
}, 60_000);

describe('quirk by quirk', () => {
  test('a moved booking with its time of cancellation in the wrong field is canceled', async () => {
    const contract = await openContract({
      quirks: { movingSwapped: true, canceledSaysBooked: true, nullComma: true },
    });
    const { client, calendar } = contract;
    const booking = bookingWhere(contract, upcoming);
    const { items } = valueOf(await client.getSlots(calendar, { from: monday + day, to: monday + 9 * day }));
    const slot = items[3];
    const service = slot?.services[0];
    if (slot === undefined || service === undefined) throw new Error('nothing is free');
    const { start } = slot;
    const { addressServiceId } = service;
    const to = { calendar, start, duration: service.duration ?? 15, addressServiceId };
    const moved = valueOf(await client.moveBooking(calendar, asBookingId(booking.id), to));
    const old = valueOf(await client.getBooking(calendar, asBookingId(booking.id)));
    expect(old).toMatchObject({ status: 'canceled', canceledAt: monday, canceledBy: null });
    expect(old.moving).toEqual({ originId: booking.id, newestId: moved.bookingId });
    const now = valueOf(await client.getBooking(calendar, moved.bookingId));
    expect(now).toMatchObject({ status: 'booked', canceledAt: null });
  });

  test('a cancellation in the guide’s spelling is the same event', async () => {
    const contract = await openContract({ quirks: { britishCancelled: true } });
    const { client, calendar, world } = contract;
    world.queue.length = 0;
    const booking = bookingWhere(contract, upcoming);
    valueOf(await client.cancelBooking(calendar, asBookingId(booking.id), null));
    const { raw } = valueOf(await client.pullNotifications(1));
    expect(raw[0]).toContain('booking-cancelled');
    expect(valueOf(client.readNotification(raw[0] ?? ''))).toMatchObject({ name: 'booking-canceled' });
  });

  test('an empty queue is empty, with content or without', async () => {
    for (const emptyQueueStatus of [404, 204] as const) {
      const { client, world } = await openContract({ quirks: { emptyQueueStatus } });
      world.queue.length = 0;
      expect(valueOf(await client.pullNotifications(100))).toEqual({ raw: [], remaining: 0 });
      expect(valueOf(await client.pullNotification())).toBeNull();
    }
  });

  test('a break is known by a Location without its slash', async () => {
    const { client, calendar, world } = await openContract({
      quirks: { locationWithoutSlash: true, newBreakInAnswer: false },
    });
    const times = { since: monday + 2 * day, till: monday + 2 * day + 3_600_000 };
    const { id, break: told } = valueOf(await client.addCalendarBreak(calendar, times));
    expect(told).toBeNull();
    expect(world.breaks.get(id)).toMatchObject(times);
  });

  test('values and events of later versions are kept as they were said', async () => {
    const contract = await openContract({ quirks: { unknownEnums: true, unknownEvents: true } });
    const { client, calendar, world } = contract;
    const bookings = await readAll(contract);
    expect(new Set(bookings.map(({ bookedBy }) => bookedBy))).toContain('other:partner');
    expect(new Set(bookings.map(({ patient }) => patient?.gender ?? null))).toEqual(new Set([null]));
    expect(valueOf(await client.getAddress(calendar)).commercialType).toBe('other:enterprise');
    world.queue.length = 0;
    for (const one of bookings
      .filter(({ status, start }) => status === 'booked' && start > monday)
      .slice(0, 20)) {
      valueOf(await client.cancelBooking(calendar, one.id, null));
    }
    const { raw } = valueOf(await client.pullNotifications(100));
    const names = raw.map((one) => valueOf(client.readNotification(one)));
    expect(names.every((event) => event.calendar.addressId === calendar.addressId)).toBe(true);
    expect(new Set(names.map(({ name }) => name))).toEqual(new Set(['booking-canceled', 'unknown']));
  });

  test('scopes that were asked for and are missing leave nothing unreadable', async () => {
    const contract = await openContract({ quirks: { missingScopes: true } });
    const bookings = await readAll(contract);
    expect(bookings.length).toBeGreaterThan(20);
    expect(new Set(bookings.map(({ patient, service, presence }) => patient ?? service ?? presence))).toEqual(
      new Set([null]),
    );
    expect(valueOf(await contract.client.getSlots(contract.calendar, window)).items[0]?.services).toEqual([]);
  });

  test.each([400, 401] as const)('wrong credentials answered with %i are unauthorized', async (status) => {
    const contract = await openContract({
      quirks: { invalidClientStatus: status },
      client: { credentials: { clientId: 'desk', clientSecret: 'wrong' } },
    });
    expect(await contract.client.getFacilities()).toMatchObject({
      error: { kind: 'unauthorized', message: 'The client credentials are invalid', sent: 'no' },
    });
  });

  test.each([404, 409, 422] as const)(
    'a taken time answered with %i is a definite refusal',
    async (status) => {
      const contract = await openContract({ quirks: { doubleBooking: status } });
      const { client, calendar, service } = contract;
      const taken = bookingWhere(contract, (one) => upcoming(one) && one.addressServiceId === service.id);
      const booked = await client.bookSlot(calendar, {
        start: taken.start,
        duration: 15,
        addressServiceId:
          valueOf(await client.getBooking(calendar, asBookingId(taken.id))).service?.id ?? never(),
        patient: aCaller({ name: 'Jan', surname: null, phone: '600700800' }),
        comment: null,
      });
      const kind = { 404: 'notFound', 409: 'conflict', 422: 'invalid' }[status];
      expect(booked).toMatchObject({ ok: false, error: { kind, sent: 'answered' } });
    },
  );

  test.each(['list', 'object', 'older'] as const)('errors as %s are read', async (errorsShape) => {
    const contract = await openContract({ quirks: { errorsShape } });
    const { client, calendar, service } = contract;
    const far = monday + 100 * day;
    const id = valueOf(await client.getAddressServices(calendar)).items.find(
      (one) => one.id === service.id,
    )?.id;
    const services = [{ addressServiceId: id ?? never(), duration: 20 }];
    const result = await client.replaceSlots(calendar, [{ start: far, end: far + 3_600_000, services }]);
    const field = errorsShape === 'list' ? '' : 'slots[0].end';
    expect(result).toMatchObject({ error: { kind: 'invalid', status: 400, message: 'Invalid arguments' } });
    const fields = result.ok || result.error.kind !== 'invalid' ? {} : result.error.fields;
    expect(Object.keys(fields)).toEqual([field]);
  });
});

function never(): never {
  throw new Error('missing');
}
