import { announce } from '../notifications.ts';
import { done, refuse, type Outcome } from '../outcome.ts';
import { refusals } from '../refusals.ts';
import { announcedBooking } from '../wire/event.ts';
import { written } from '../wire/time.ts';
import type { Actor, Booking, Patient, World } from '../world.ts';
import { freshId, insertBooking } from './lookup.ts';
import { freeSlots, isTaken, periodsWithCell } from './slots.ts';
import { minuteMs } from '#shared/time/durations.ts';

/** Who does something, when, and whether the event queue hears of it (the echo of own calls is a quirk). */
export interface Deed {
  readonly now: number;
  readonly by: Actor;
  /** Default true. */
  readonly notify?: boolean;
  /** The status that a double booking gets, which the vendor nowhere says. Default 404. */
  readonly takenStatus?: number;
}

/** What is to be booked. Times in epoch ms, duration in minutes. */
export interface NewBooking {
  readonly addressId: string;
  readonly addressServiceId: string;
  readonly start: number;
  /** Default: what the slot's work period says for the service. */
  readonly duration?: number | undefined;
  readonly patient: Patient;
  readonly comment?: string | null;
  readonly insurance?: Booking['insurance'];
  readonly visitPayment?: boolean;
}

/**
 * Books a slot as patients and the integration do: it must be offered, and offer the service.
 * Refused with one of the four 404s of `bookSlot`, or 422 where the address is not commercial (API.md §5).
 */
export function bookSlot(world: World, wanted: NewBooking, deed: Deed): Outcome<Booking> {
  const address = world.addresses.get(wanted.addressId);
  if (address === undefined) return refuse(refusals.objectNotFound);
  if (address.commercialType === 'basic') return refuse(refusals.notCommercial(address.id));
  if (address.calendar !== 'enabled') return refuse(refusals.unableToBook);
  const service = world.addressServices.get(wanted.addressServiceId);
  if (service?.addressId !== address.id) return refuse(refusals.bookedServiceDoesNotExist);
  const fits = fitInSlot(world, { ...wanted, ignoring: undefined }, deed);
  if (!fits.ok) return fits;
  return done(enterBooking(world, { ...wanted, duration: fits.value }, deed));
}

/** Enters a booking without asking for a slot, as doctors may in their panel, and announces it. */
export function enterBooking(
  world: World,
  wanted: NewBooking & { readonly duration: number; readonly originId?: string | null },
  deed: Deed,
): Booking {
  const booking = newBooking(world, wanted, deed);
  insertBooking(world, booking);
  tell(world, deed, 'slot-booked', booking);
  return booking;
}

/** A booking with a fresh id, not yet in the world. */
export function newBooking(
  world: World,
  wanted: NewBooking & { readonly duration: number; readonly originId?: string | null },
  deed: Deed,
): Booking {
  return {
    id: freshId(world),
    addressId: wanted.addressId,
    status: 'booked',
    start: wanted.start,
    end: wanted.start + wanted.duration * minuteMs,
    duration: wanted.duration,
    bookedBy: deed.by,
    bookedAt: deed.now,
    canceledBy: null,
    canceledAt: null,
    cancelReason: null,
    addressServiceId: wanted.addressServiceId,
    patient: wanted.patient,
    comment: wanted.comment ?? null,
    insurance: wanted.insurance ?? null,
    presence: null,
    confirmed: false,
    originId: wanted.originId ?? null,
    movedTo: null,
    visitPayment: wanted.visitPayment ?? false,
    visitPaymentStatus: wanted.visitPayment === true ? 'waiting_for_confirmation' : null,
    videocallUrl: null,
  };
}

/**
 * Looks for the slot at a start that takes the service for the duration.
 * @returns the duration in minutes; "slot not found" carries the status for double bookings where the time is taken
 */
export function fitInSlot(
  world: World,
  wanted: Pick<NewBooking, 'addressId' | 'addressServiceId' | 'start' | 'duration'> & {
    readonly ignoring: Booking | undefined;
  },
  deed: Deed,
): Outcome<number> {
  const { addressId, addressServiceId, start, ignoring } = wanted;
  const text = written(world, start);
  const periods = start < deed.now ? [] : periodsWithCell(world, addressId, { start, now: deed.now });
  if (periods.length === 0) return refuse(refusals.slotNotFound(text, 404));
  const offers = periods.flatMap((period) =>
    period.services
      .filter((service) => service.addressServiceId === addressServiceId)
      .map((service) => ({ period, duration: wanted.duration ?? service.duration })),
  );
  const offer = offers.find(({ period, duration }) => start + duration * minuteMs <= period.end);
  if (isTaken(world, addressId, start, offer?.duration ?? 1, ignoring))
    return refuse(refusals.slotNotFound(text, deed.takenStatus ?? 404));
  const [slot] = freeSlots(world, addressId, { from: start, to: start + 1, now: deed.now }, ignoring);
  if (slot === undefined) return refuse(refusals.slotNotFound(text, 404));
  if (offer === undefined) return refuse(refusals.slotWithoutService(text, addressServiceId));
  return done(offer.duration);
}

/**
 * Cancels a booking; it stays in the books as `canceled`.
 * Refused with 400 where it is not booked, or its address no longer takes part.
 */
export function cancelBooking(
  world: World,
  booking: Booking,
  reason: string | null,
  deed: Deed,
): Outcome<Booking> {
  if (world.addresses.get(booking.addressId)?.disabled === true) return refuse(refusals.unableToCancel);
  if (booking.status !== 'booked' || booking.deleted === true) return refuse(refusals.notBooked(booking.id));
  markCanceled(booking, reason, deed);
  tell(world, deed, 'booking-canceled', booking);
  return done(booking);
}

/** Writes into a booking that it is off. */
export function markCanceled(booking: Booking, reason: string | null, deed: Deed): void {
  booking.status = 'canceled';
  booking.canceledBy = deed.by;
  booking.canceledAt = deed.now;
  booking.cancelReason = reason;
}

/** Confirms a visit: 409 where it is already confirmed, off, erased or over. */
export function confirmBooking(world: World, booking: Booking, deed: Deed): Outcome<Booking> {
  if (world.addresses.get(booking.addressId)?.noConfirmation === true)
    return refuse(refusals.confirmNotAuthorized);
  if (booking.deleted === true) return refuse(refusals.visitDeleted);
  if (booking.status === 'canceled') return refuse(refusals.visitCanceled);
  if (booking.start <= deed.now) return refuse(refusals.visitPast);
  if (booking.confirmed) return refuse(refusals.alreadyConfirmed);
  booking.confirmed = true;
  tell(world, deed, 'booking-confirmed', booking);
  return done(booking);
}

/**
 * Says that the patient came or did not. Marking again and flipping are allowed; too early is refused, and from which
 * end of the visit that counts is a quirk (API.md §8).
 */
export function markPresence(
  world: World,
  booking: Booking,
  presence: 'present' | 'absent',
  deed: Deed & { readonly from?: 'start' | 'end' },
): Outcome<Booking> {
  if (booking.status === 'canceled' || booking.deleted === true) return refuse(refusals.visitMarkedCanceled);
  if (deed.now < (deed.from === 'end' ? booking.end : booking.start)) return refuse(refusals.visitInFuture);
  booking.presence = presence;
  if (deed.notify !== false)
    announce(world, {
      now: deed.now,
      name: 'presence-marked',
      addressId: booking.addressId,
      data: { visit_booking: announcedBooking(world, booking), presence: presence.toUpperCase() },
    });
  return done(booking);
}

function tell(
  world: World,
  deed: Deed,
  name: 'slot-booked' | 'booking-canceled' | 'booking-confirmed',
  booking: Booking,
): void {
  if (deed.notify === false) return;
  const data = { visit_booking: announcedBooking(world, booking) };
  announce(world, { now: deed.now, name, addressId: booking.addressId, data });
}
