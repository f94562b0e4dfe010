import { done, refuse, type Outcome } from '../outcome.ts';
import { refusals } from '../refusals.ts';
import {
  cancelBooking,
  confirmBooking,
  enterBooking,
  markCanceled,
  markPresence,
  type NewBooking,
} from '../rules/booking.ts';
import { moveBooking, type Destination } from '../rules/moving.ts';
import { isTaken } from '../rules/slots.ts';
import { written } from '../wire/time.ts';
import type { Booking, World } from '../world.ts';

/** Enters a visit in the doctor's panel, also outside the slots, but not over another one. Queues `slot-booked`. */
export function doctorBooks(
  world: World,
  what: NewBooking & { readonly now: number; readonly overbook?: boolean },
): Outcome<Booking> {
  const service = world.addressServices.get(what.addressServiceId);
  if (service?.addressId !== what.addressId) return refuse(refusals.bookedServiceDoesNotExist);
  const duration = what.duration ?? service.defaultDuration;
  if (what.overbook !== true && isTaken(world, what.addressId, what.start, duration))
    return refuse(refusals.slotNotFound(written(world, what.start), 404));
  return done(enterBooking(world, { ...what, duration }, { now: what.now, by: 'doctor' }));
}

/** Moves a visit in the doctor's panel, also outside the slots. Queues `booking-moved`; the visit gets a new id. */
export function doctorMoves(
  world: World,
  what: Omit<Destination, 'addressServiceId'> & {
    readonly now: number;
    readonly bookingId: string;
    /** Default: the service that is booked. */
    readonly addressServiceId?: string;
  },
): Outcome<{ readonly old: Booking; readonly new: Booking }> {
  const booking = world.bookings.get(what.bookingId);
  const addressServiceId = what.addressServiceId ?? booking?.addressServiceId;
  if (booking === undefined || typeof addressServiceId !== 'string') return refuse(refusals.objectNotFound);
  const to = { ...what, addressServiceId, needsSlot: what.needsSlot ?? false };
  return moveBooking(world, booking, to, { now: what.now, by: 'doctor' });
}

/** Cancels a visit in the doctor's panel. Queues `booking-canceled`. */
export function doctorCancels(
  world: World,
  what: { readonly now: number; readonly bookingId: string; readonly reason?: string | null },
): Outcome<Booking> {
  const booking = world.bookings.get(what.bookingId);
  if (booking === undefined) return refuse(refusals.objectNotFound);
  return cancelBooking(world, booking, what.reason ?? null, { now: what.now, by: 'doctor' });
}

/** Confirms a visit in the doctor's panel. Queues `booking-confirmed`. */
export function doctorConfirms(
  world: World,
  what: { readonly now: number; readonly bookingId: string },
): Outcome<Booking> {
  const booking = world.bookings.get(what.bookingId);
  if (booking === undefined) return refuse(refusals.objectNotFound);
  return confirmBooking(world, booking, { now: what.now, by: 'doctor' });
}

/** Erases a visit in the doctor's panel: it is no longer listed, and no event tells of it. */
export function doctorErases(
  world: World,
  what: { readonly now: number; readonly bookingId: string },
): Outcome<Booking> {
  const booking = world.bookings.get(what.bookingId);
  if (booking === undefined) return refuse(refusals.objectNotFound);
  if (booking.status === 'booked') markCanceled(booking, null, { now: what.now, by: 'doctor' });
  booking.deleted = true;
  return done(booking);
}

/** Says in the doctor's panel that a patient came or did not. Queues `presence-marked`. */
export function doctorMarksPresence(
  world: World,
  what: { readonly now: number; readonly bookingId: string; readonly presence: 'present' | 'absent' },
): Outcome<Booking> {
  const booking = world.bookings.get(what.bookingId);
  if (booking === undefined) return refuse(refusals.objectNotFound);
  return markPresence(world, booking, what.presence, { now: what.now, by: 'doctor' });
}
