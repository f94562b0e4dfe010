import type { Booking, Patient, World } from '../world.ts';
import { writtenAddressService } from './service.ts';
import { written } from './time.ts';

/** What a call asked to be told about a booking beyond the basics. */
export interface BookingScopes {
  readonly patient: boolean;
  readonly addressService: boolean;
  readonly presence: boolean;
  readonly confirmation: boolean;
  readonly moving: boolean;
  readonly publicInsuranceFlow: boolean;
}

/** `booking.moving` is known for bookings made after this instant only (API.md §7). */
const movingSince = Date.UTC(2025, 3, 2);

/** A booking as the API answers it (API.md §5.1). */
export function writtenBooking(
  world: World,
  booking: Booking,
  scopes: BookingScopes,
): Record<string, unknown> {
  return {
    ...bookingBasics(world, booking),
    comment: booking.comment,
    insurance: booking.insurance,
    ...(scopes.patient && { patient: writtenPatient(booking.patient) }),
    ...(scopes.addressService && { address_service: bookedService(world, booking, scopes) }),
    ...(scopes.presence && { presence: booking.presence }),
    ...(scopes.confirmation && { confirmed: booking.confirmed }),
    ...(scopes.moving && { moving: moving(world, booking) }),
    ...(booking.visitPayment && {
      visit_payment: true,
      visit_payment_status: booking.visitPaymentStatus,
    }),
    ...(booking.videocallUrl !== null && { videocall_url: booking.videocallUrl }),
  };
}

/** The keys that answers and events have in common. */
export function bookingBasics(world: World, booking: Booking): Record<string, unknown> {
  return {
    id: booking.id,
    status: booking.status,
    start_at: written(world, booking.start),
    end_at: written(world, booking.end),
    duration: booking.duration,
    booked_by: booking.bookedBy,
    canceled_by: booking.canceledBy ?? '',
    booked_at: written(world, booking.bookedAt),
    canceled_at: booking.canceledAt === null ? null : written(world, booking.canceledAt),
  };
}

/** Patients have no id: name, phone and the like are all that there is (API.md §5.1). */
export function writtenPatient(patient: Patient): Record<string, unknown> {
  return {
    name: patient.name,
    surname: patient.surname,
    email: patient.email,
    phone: patient.phone,
    birth_date: patient.birthDate,
    nin: patient.nin,
    gender: patient.gender,
    is_returning: patient.isReturning,
    insurance_number: patient.insuranceNumber,
  };
}

function bookedService(world: World, booking: Booking, scopes: BookingScopes) {
  const service =
    booking.addressServiceId === null ? undefined : world.addressServices.get(booking.addressServiceId);
  if (service === undefined) return null;
  return writtenAddressService(service, {
    allowedPatients: false,
    customName: false,
    publicInsuranceFlow: scopes.publicInsuranceFlow,
  });
}

function moving(world: World, booking: Booking) {
  // One that was never moved is told with its own id at both ends.
  if (booking.bookedAt < movingSince) return null;
  let newest = booking;
  for (;;) {
    const next = newest.movedTo === null ? undefined : world.bookings.get(newest.movedTo);
    if (next === undefined) break;
    newest = next;
  }
  return { origin_booking_id: booking.originId ?? booking.id, newest_booking_id: newest.id };
}
