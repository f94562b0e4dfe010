import { chance, intBetween, pick } from '#shared/random.ts';
import { addDays, dayWindow, localDateOf } from '#shared/time/zone.ts';
import { doctorAddsBreak } from '../actions/calendars.ts';
import { doctorBooks, doctorMarksPresence } from '../actions/doctors.ts';
import { patientCancels, patientConfirms } from '../actions/patients.ts';
import { paymentChanges } from '../actions/payments.ts';
import type { Random } from '../ports.ts';
import { activeBookings } from '../rules/lookup.ts';
import { freeSlots } from '../rules/slots.ts';
import type { Address, Booking, World } from '../world.ts';
import { comer, packOf } from './comer.ts';
import type { Marketplace } from './marketplace.ts';
import { minuteMs } from '#shared/time/durations.ts';

/** What happens by itself in a practice clinic, and how often beside the others. Bookings and cancellations balance roughly, so the day stays well filled but open. */
export const deedKinds = [
  { kind: 'patientBooks', weight: 30 },
  { kind: 'patientConfirms', weight: 24 },
  { kind: 'patientCancels', weight: 18 },
  { kind: 'patientMoves', weight: 14 },
  { kind: 'doctorBooks', weight: 5 },
  { kind: 'doctorMarksPresence', weight: 6 },
  { kind: 'doctorAddsBreak', weight: 3 },
] as const;
export type DeedKind = (typeof deedKinds)[number]['kind'];

/** Where and when something is done. */
export interface Scene {
  readonly world: World;
  readonly marketplace: Marketplace;
  readonly random: Random;
  /** Epoch ms. */
  readonly now: number;
  /** Does something else some time later; it is told the time then. */
  readonly later: (ms: number, task: (now: number) => void) => void;
}

/** Tries one deed on a calendar and a day of its choosing. @returns false where there was nothing to do it on, or it was refused */
export function doDeed(kind: DeedKind, scene: Scene): boolean {
  const { world, random, now } = scene;
  const open = [...world.addresses.values()].filter(
    ({ calendar, foreign }) => calendar === 'enabled' && foreign !== true,
  );
  if (open.length === 0) return false;
  const address = pick(random, open);
  switch (kind) {
    case 'patientBooks':
      return books(scene, address, 'patient');
    case 'doctorBooks':
      return books(scene, address, 'doctor');
    case 'patientConfirms': {
      const booking = drawBooking(scene, address, (one) => !one.confirmed);
      return booking !== null && patientConfirms(world, { now, bookingId: booking.id }).ok;
    }
    case 'patientCancels': {
      const booking = drawBooking(scene, address, () => true);
      const reason = chance(random, 0.5) ? pick(random, packOf(world).cancelReasons) : null;
      return booking !== null && patientCancels(world, { now, bookingId: booking.id, reason }).ok;
    }
    case 'patientMoves':
      return moves(scene, address);
    case 'doctorMarksPresence':
      return marksPresence(scene, address);
    case 'doctorAddsBreak':
      return addsBreak(scene, address);
  }
}

function books(scene: Scene, address: Address, by: 'patient' | 'doctor'): boolean {
  const { world, random, now } = scene;
  const slots = freeSlots(world, address.id, { ...drawDay(scene), now });
  if (slots.length === 0) return false;
  const slot = pick(random, slots);
  const service = pick(random, slot.services);
  const wanted = {
    now,
    addressId: address.id,
    addressServiceId: service.addressServiceId,
    start: slot.start,
    duration: service.duration,
    patient: comer(random, world, address, now),
    comment: by === 'patient' && chance(random, 0.25) ? pick(random, packOf(world).comments) : null,
    visitPayment: address.visitPayment,
  };
  if (by === 'patient') return scene.marketplace.books(wanted, (booking) => paysLater(scene, booking));
  const booked = doctorBooks(world, wanted);
  if (booked.ok) paysLater(scene, booked.value);
  return booked.ok;
}

/** Most people pay within minutes; who does not loses the visit after an hour and a half (API.md §7). */
function paysLater({ world, random, later }: Scene, booking: Booking): void {
  if (!booking.visitPayment || !chance(random, 0.9)) return;
  later(intBetween(random, 20, 180) * 1000, (now) => {
    if (booking.status === 'booked') paymentChanges(world, { now, bookingId: booking.id, status: 'paid' });
  });
}

function moves(scene: Scene, address: Address): boolean {
  const { world, random, now } = scene;
  const booking = drawBooking(scene, address, () => true);
  if (booking === null) return false;
  const fitting = freeSlots(world, address.id, { ...drawDay(scene), now }).filter(
    ({ start, services }) =>
      start !== booking.start &&
      services.some((service) => service.addressServiceId === booking.addressServiceId),
  );
  if (fitting.length === 0) return false;
  return scene.marketplace.moves({ now, bookingId: booking.id, start: pick(random, fitting).start });
}

function marksPresence({ world, random, now }: Scene, address: Address): boolean {
  const unmarked = activeBookings(world, address.id, now - 180 * minuteMs, now).filter(
    ({ end, presence }) => end <= now && presence === null,
  );
  if (unmarked.length === 0) return false;
  const presence = chance(random, 0.93) ? 'present' : 'absent';
  return doctorMarksPresence(world, { now, bookingId: pick(random, unmarked).id, presence }).ok;
}

/** A short break in free time of the next days; today's free time is left to patients. */
function addsBreak({ world, random, now }: Scene, address: Address): boolean {
  const date = addDays(localDateOf(now, world.timeZone), intBetween(random, 1, 5));
  const slots = freeSlots(world, address.id, { ...dayWindow(date, world.timeZone), now });
  if (slots.length === 0) return false;
  const slot = pick(random, slots);
  const shortest = Math.min(...slot.services.map(({ duration }) => duration));
  const description = pick(random, packOf(world).meetings);
  const till = slot.start + shortest * minuteMs;
  return doctorAddsBreak(world, { now, addressId: address.id, since: slot.start, till, description }).ok;
}

/** A visit still to come, on a day of the usual choosing. */
function drawBooking(scene: Scene, address: Address, fits: (booking: Booking) => boolean): Booking | null {
  const { world, random, now } = scene;
  const { from, to } = drawDay(scene);
  const coming = activeBookings(world, address.id, from, to).filter(
    (booking) => booking.start > now + minuteMs && booking.start >= from && fits(booking),
  );
  return coming.length === 0 ? null : pick(random, coming);
}

/** Today, more often than not; otherwise one of the next two weeks, the nearer the likelier. */
function drawDay({ world, random, now }: Scene): { from: number; to: number } {
  const offset = chance(random, 0.55) ? 0 : 1 + Math.floor(random() ** 2 * 14);
  return dayWindow(addDays(localDateOf(now, world.timeZone), offset), world.timeZone);
}
