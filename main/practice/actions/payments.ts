import { announce } from '../notifications.ts';
import { done, refuse, type Outcome } from '../outcome.ts';
import { refusals } from '../refusals.ts';
import { cancelBooking } from '../rules/booking.ts';
import { announcedBooking } from '../wire/event.ts';
import { written } from '../wire/time.ts';
import type { Booking, World } from '../world.ts';
import { minuteMs } from '#shared/time/durations.ts';

/** How long a patient has to pay for a visit that is paid in advance (API.md §7). */
const timeToPay = 90 * minuteMs;

export type PaymentStatus = 'paid' | 'waiting_for_confirmation' | 'not-paid' | 'refunded' | 'charged_back';

/** The payment of a visit changes its state. Queues `booking-payment-status-changed`. */
export function paymentChanges(
  world: World,
  what: { readonly now: number; readonly bookingId: string; readonly status: PaymentStatus },
): Outcome<Booking> {
  const booking = world.bookings.get(what.bookingId);
  if (booking?.visitPayment !== true) return refuse(refusals.objectNotFound);
  const before = booking.visitPaymentStatus ?? 'not-paid';
  booking.visitPaymentStatus = what.status;
  announce(world, {
    now: what.now,
    name: 'booking-payment-status-changed',
    addressId: booking.addressId,
    data: {
      visit_booking: announcedBooking(world, booking),
      visit_payment_status: {
        status_from: before,
        status_to: what.status,
        changed_at: written(world, what.now),
      },
    },
  });
  return done(booking);
}

/** Cancels the visits that patients did not pay for in time. Queues `booking-canceled` for each. */
export function unpaidVisitsLapse(world: World, what: { readonly now: number }): Booking[] {
  const lapsed: Booking[] = [];
  for (const booking of world.bookings.values()) {
    const waiting = booking.visitPayment && booking.visitPaymentStatus === 'waiting_for_confirmation';
    if (!waiting || booking.status !== 'booked' || booking.bookedAt + timeToPay > what.now) continue;
    const outcome = cancelBooking(world, booking, 'not paid', { now: what.now, by: 'user' });
    if (outcome.ok) lapsed.push(booking);
  }
  return lapsed;
}
