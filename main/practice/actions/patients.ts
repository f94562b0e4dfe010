import { refuse, type Outcome } from '../outcome.ts';
import { refusals } from '../refusals.ts';
import { bookSlot, cancelBooking, confirmBooking, type NewBooking } from '../rules/booking.ts';
import { moveBooking, type Destination } from '../rules/moving.ts';
import type { Booking, World } from '../world.ts';

/** A patient books a free slot on the marketplace. Queues `slot-booked`. */
export function patientBooks(world: World, what: NewBooking & { readonly now: number }): Outcome<Booking> {
  return bookSlot(world, what, { now: what.now, by: 'user' });
}

/** A patient moves a visit to another free slot. Queues `booking-moved`; the visit gets a new id. */
export function patientMoves(
  world: World,
  what: Omit<Destination, 'addressServiceId' | 'needsSlot'> & {
    readonly now: number;
    readonly bookingId: string;
    /** Default: the service that is booked. */
    readonly addressServiceId?: string;
  },
): Outcome<{ readonly old: Booking; readonly new: Booking }> {
  const booking = world.bookings.get(what.bookingId);
  const addressServiceId = what.addressServiceId ?? booking?.addressServiceId;
  if (booking === undefined || typeof addressServiceId !== 'string') return refuse(refusals.objectNotFound);
  return moveBooking(world, booking, { ...what, addressServiceId }, { now: what.now, by: 'user' });
}

/** A patient cancels a visit. Queues `booking-canceled`. */
export function patientCancels(
  world: World,
  what: { readonly now: number; readonly bookingId: string; readonly reason?: string | null },
): Outcome<Booking> {
  const booking = world.bookings.get(what.bookingId);
  if (booking === undefined) return refuse(refusals.objectNotFound);
  return cancelBooking(world, booking, what.reason ?? null, { now: what.now, by: 'user' });
}

/** A patient confirms a visit to come. Queues `booking-confirmed`. */
export function patientConfirms(
  world: World,
  what: { readonly now: number; readonly bookingId: string },
): Outcome<Booking> {
  const booking = world.bookings.get(what.bookingId);
  if (booking === undefined) return refuse(refusals.objectNotFound);
  return confirmBooking(world, booking, { now: what.now, by: 'user' });
}
