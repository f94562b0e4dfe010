import type { Clinic } from '../clinic.ts';
import { refuse, type Outcome } from '../outcome.ts';
import { refusals } from '../refusals.ts';
import { fitInSlot } from '../rules/booking.ts';
import { announcedBooking, announcedRequest, writtenPlace } from '../wire/event.ts';
import { written } from '../wire/time.ts';
import type { Booking } from '../world.ts';
import { patientBooks, patientMoves } from './patients.ts';

type Wanted = Omit<Parameters<typeof patientBooks>[1], 'now'>;
type Move = Omit<Parameters<typeof patientMoves>[1], 'now'>;

/** As `patientBooks`, but a clinic with a push address is asked first (`slot-booking`) and may say no. */
export async function patientBooksWithApproval(clinic: Clinic, what: Wanted): Promise<Outcome<Booking>> {
  const { world, clock, pusher } = clinic;
  const book = (): Outcome<Booking> => patientBooks(world, { ...what, now: clock.now() });
  if (pusher === null) return book();
  const now = clock.now();
  const fits = fitInSlot(
    world,
    { ...what, duration: what.duration, ignoring: undefined },
    { now, by: 'user' },
  );
  if (!fits.ok) return book();
  const request = announcedRequest(world, {
    ...what,
    now,
    duration: fits.value,
    comment: what.comment ?? null,
  });
  const data = { ...writtenPlace(world, what.addressId), visit_booking_request: request };
  return (await pusher.ask('slot-booking', data)) ? book() : refuse(refusals.notApproved);
}

/** As `patientMoves`, but a clinic with a push address is asked first (`booking-moving`) and may say no. */
export async function patientMovesWithApproval(
  clinic: Clinic,
  what: Move,
): Promise<ReturnType<typeof patientMoves>> {
  const { world, clock, pusher } = clinic;
  const booking = world.bookings.get(what.bookingId);
  if (pusher !== null && booking !== undefined) {
    const approved = await pusher.ask('booking-moving', movingData(clinic, booking, what));
    if (!approved) return refuse(refusals.notApproved);
  }
  return patientMoves(world, { ...what, now: clock.now() });
}

function movingData({ world, clock, random }: Clinic, booking: Booking, what: Move) {
  const now = clock.now();
  return {
    ...writtenPlace(world, what.addressId ?? booking.addressId),
    canceling_booking: {
      ...announcedBooking(world, booking),
      canceling_by: 'user',
      canceling_at: written(world, now),
    },
    creating_booking: {
      ...announcedRequest(world, {
        now,
        start: what.start ?? booking.start,
        duration: what.duration ?? booking.duration,
        addressServiceId: what.addressServiceId ?? booking.addressServiceId ?? '',
        patient: booking.patient,
        comment: booking.comment,
      }),
      signature: Math.floor(random() * 2 ** 32).toString(16),
    },
  };
}
