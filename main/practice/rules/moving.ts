import { announce } from '../notifications.ts';
import { done, refuse, type Outcome } from '../outcome.ts';
import { refusals } from '../refusals.ts';
import { announcedBooking } from '../wire/event.ts';
import type { Address, Booking, World } from '../world.ts';
import { fitInSlot, markCanceled, newBooking, type Deed } from './booking.ts';
import { insertBooking } from './lookup.ts';

/** Where a booking is to go. Times in epoch ms, duration in minutes. */
export interface Destination {
  readonly addressServiceId: string;
  /** Default: when it is now. */
  readonly start?: number | undefined;
  /** Default: what the slot says for the service, else as long as it is now. */
  readonly duration?: number | undefined;
  /** Another doctor's calendar in the same facility. Default: where it is now. */
  readonly addressId?: string | undefined;
  /** Doctors may put a visit where no slot is. Default true. */
  readonly needsSlot?: boolean;
}

/**
 * Moves a booking: a new one with a new id takes its place, the old one becomes `canceled` and points at it (API.md §7).
 * Refused: 409 already off, 400 unknown address or service, 403 another facility, 422 another payment account,
 * "slot not found" as when booking.
 */
export function moveBooking(
  world: World,
  booking: Booking,
  to: Destination,
  deed: Deed,
): Outcome<{ readonly old: Booking; readonly new: Booking }> {
  if (booking.status !== 'booked' || booking.deleted === true) return refuse(refusals.alreadyMoved);
  const target = destination(world, booking, to);
  if (!target.ok) return target;
  const start = to.start ?? booking.start;
  const duration = placeAt(world, booking, { ...to, start, addressId: target.value.id }, deed);
  if (!duration.ok) return duration;
  const moved = newBooking(
    world,
    {
      addressId: target.value.id,
      addressServiceId: to.addressServiceId,
      start,
      duration: duration.value,
      patient: booking.patient,
      comment: booking.comment,
      insurance: booking.insurance,
      originId: booking.originId ?? booking.id,
    },
    deed,
  );
  moved.visitPayment = booking.visitPayment;
  moved.visitPaymentStatus = booking.visitPaymentStatus;
  insertBooking(world, moved);
  markCanceled(booking, null, deed);
  booking.movedTo = moved.id;
  tell(world, booking, moved, deed);
  return done({ old: booking, new: moved });
}

function destination(world: World, booking: Booking, to: Destination): Outcome<Address> {
  const from = world.addresses.get(booking.addressId);
  const target = world.addresses.get(to.addressId ?? booking.addressId);
  if (from === undefined || target === undefined) return refuse(refusals.movedAddressDoesNotExist);
  if (target.facilityId !== from.facilityId) return refuse(refusals.addressNotInFacility);
  if (target.foreign === true) return refuse(refusals.addressNotAuthorized);
  const service = world.addressServices.get(to.addressServiceId);
  if (service === undefined) return refuse(refusals.movedServiceDoesNotExist);
  if (service.addressId !== target.id) return refuse(refusals.movedServiceNotOfAddress);
  const holdsMoney = booking.visitPayment && booking.visitPaymentStatus === 'paid';
  if (holdsMoney && from.paymentAccount !== target.paymentAccount)
    return refuse(refusals.otherPaymentAccount);
  return done(target);
}

/** The booking's own time is free for it: a visit may move by ten minutes. */
function placeAt(
  world: World,
  booking: Booking,
  to: Destination & { readonly start: number; readonly addressId: string },
  deed: Deed,
): Outcome<number> {
  if (to.needsSlot === false) return done(to.duration ?? booking.duration);
  return fitInSlot(world, { ...to, duration: to.duration, ignoring: booking }, deed);
}

function tell(world: World, old: Booking, moved: Booking, deed: Deed): void {
  if (deed.notify === false) return;
  announce(world, {
    now: deed.now,
    name: 'booking-moved',
    addressId: moved.addressId,
    data: {
      old_visit_booking: announcedBooking(world, old),
      new_visit_booking: announcedBooking(world, moved),
    },
  });
}
