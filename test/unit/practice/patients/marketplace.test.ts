import { describe, expect, test, vi } from 'vitest';
import { seededRandom } from '#shared/random.ts';
import { openClinic, type Clinic } from '../../../../main/practice/clinic.ts';
import { generateWorld } from '../../../../main/practice/generate/generateWorld.ts';
import { withAsking, withoutAsking } from '../../../../main/practice/patients/marketplace.ts';
import { startPatients } from '../../../../main/practice/patients/startPatients.ts';
import { freeSlots } from '../../../../main/practice/rules/slots.ts';
import type { Booking, World } from '../../../../main/practice/world.ts';
import { VirtualClock } from './virtualClock.ts';

const now = Date.UTC(2026, 10, 23, 8, 40);
const hour = 3_600_000;
const push = { url: 'http://127.0.0.1:9/events' };

interface Asked {
  readonly clinic: Clinic;
  readonly clock: VirtualClock;
  /** Names of what the clinic's endpoint was sent. */
  readonly sent: string[];
}

/** A clinic with a push address that answers with a status to everything. */
function clinicAnswering(status: number): Asked {
  const world = generateWorld({ locale: 'es', size: 'small', seed: 5, now });
  const clock = new VirtualClock(now);
  const sent: string[] = [];
  const pushFetch: typeof fetch = (_, init) => {
    const { name } = JSON.parse(typeof init?.body === 'string' ? init.body : '{}') as { name: string };
    sent.push(name);
    return Promise.resolve(new Response(null, { status }));
  };
  const clinic = openClinic({ world, clock, random: seededRandom(1), push, pushFetch });
  return { clinic, clock, sent };
}

function wish(world: World) {
  for (const address of world.addresses.values()) {
    const [slot] = freeSlots(world, address.id, { from: now, to: now + 14 * 24 * hour, now });
    const service = slot?.services[0];
    const patient = [...world.bookings.values()][0]?.patient;
    if (slot !== undefined && service !== undefined && patient !== undefined)
      return { now, patient, addressId: address.id, start: slot.start, ...service };
  }
  throw new Error('the clinic is full');
}

/** A visit to come and a free time that would fit it as well. */
function movable(world: World): { readonly booking: Booking; readonly start: number } {
  for (const booking of world.bookings.values()) {
    if (booking.status !== 'booked' || booking.start <= now + hour) continue;
    const free = freeSlots(world, booking.addressId, { from: now, to: now + 28 * 24 * hour, now });
    const fitting = free.find(({ services }) =>
      services.some(({ addressServiceId }) => addressServiceId === booking.addressServiceId),
    );
    if (fitting !== undefined) return { booking, start: fitting.start };
  }
  throw new Error('nothing can be moved');
}

describe('patients at a clinic that is pushed to', () => {
  test('book only once the clinic has said yes', async () => {
    const { clinic, sent } = clinicAnswering(204);
    const booked = vi.fn();
    const before = clinic.world.bookings.size;
    expect(withAsking(clinic).books(wish(clinic.world), booked)).toBe(true);
    expect(clinic.world.bookings.size).toBe(before);
    await vi.waitFor(() => expect(booked).toHaveBeenCalledOnce());
    expect(clinic.world.bookings.size).toBe(before + 1);
    expect(sent).toEqual(['slot-booking', 'slot-booked']);
  });

  test('do not book or move where it says no', async () => {
    const { clinic, sent } = clinicAnswering(409);
    const booked = vi.fn();
    const { booking, start } = movable(clinic.world);
    const before = clinic.world.bookings.size;
    withAsking(clinic).books(wish(clinic.world), booked);
    withAsking(clinic).moves({ now, bookingId: booking.id, start });
    await vi.waitFor(() => expect(sent.toSorted()).toEqual(['booking-moving', 'slot-booking']));
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(booked).not.toHaveBeenCalled();
    expect(booking.status).toBe('booked');
    expect(clinic.world.bookings.size).toBe(before);
  });

  test('move once the clinic has said yes', async () => {
    const { clinic, sent } = clinicAnswering(200);
    const { booking, start } = movable(clinic.world);
    withAsking(clinic).moves({ now, bookingId: booking.id, start });
    await vi.waitFor(() => expect(booking.status).toBe('canceled'));
    expect(clinic.world.bookings.get(booking.movedTo ?? '')?.start).toBe(start);
    expect(sent).toEqual(['booking-moving', 'booking-moved']);
  });

  test('whose yes comes after all has stopped start nothing more', async () => {
    const { clinic, clock } = clinicAnswering(204);
    const patients = startPatients({
      world: clinic.world,
      marketplace: withAsking(clinic),
      clock,
      random: seededRandom(3),
    });
    clock.pass(hour);
    patients.stop();
    await new Promise((resolve) => setTimeout(resolve, 50));
    clinic.pusher?.close();
    expect(clock.waiting).toBe(0);
  });
});

describe('patients at a clinic that only pulls', () => {
  test('book and move at once', () => {
    const world = generateWorld({ locale: 'es', size: 'small', seed: 5, now });
    const booked = vi.fn();
    expect(withoutAsking(world).books(wish(world), booked)).toBe(true);
    expect(booked).toHaveBeenCalledOnce();
    const { booking, start } = movable(world);
    expect(withoutAsking(world).moves({ now, bookingId: booking.id, start })).toBe(true);
    expect(booking.movedTo).not.toBeNull();
  });

  test('are told that it did not work where the time is gone', () => {
    const world = generateWorld({ locale: 'es', size: 'small', seed: 5, now });
    const what = wish(world);
    const booked = vi.fn();
    withoutAsking(world).books(what, booked);
    expect(withoutAsking(world).books(what, booked)).toBe(false);
    expect(booked).toHaveBeenCalledOnce();
  });

  test('lose a visit that they have not paid for in an hour and a half', () => {
    const world = generateWorld({ locale: 'es', size: 'small', seed: 5, now });
    const { booking } = movable(world);
    const unpaid = {
      ...booking,
      bookedAt: now,
      visitPayment: true,
      visitPaymentStatus: 'waiting_for_confirmation',
    };
    unpaid.start += 20 * 24 * hour;
    unpaid.end += 20 * 24 * hour;
    world.bookings.set(booking.id, unpaid);
    const clock = new VirtualClock(now);
    startPatients({ world, clock, random: seededRandom(3) });
    clock.pass(85 * 60_000);
    expect(unpaid.status).toBe('booked');
    clock.pass(10 * 60_000);
    expect(unpaid.status).toBe('canceled');
    expect(unpaid.canceledAt).toBeGreaterThanOrEqual(now + 90 * 60_000);
  });
});
