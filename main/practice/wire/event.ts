import type { Booking, Break, Patient, World } from '../world.ts';
import { bookingBasics, writtenPatient } from './booking.ts';
import { announcedService } from './service.ts';
import { written } from './time.ts';
import { minuteMs } from '#shared/time/durations.ts';

/** The calendar that an event is about: its facility, doctor and address (API.md §9). */
export function writtenPlace(
  world: World,
  addressId: string,
  options: { readonly commercialType?: boolean } = {},
): Record<string, unknown> {
  const address = world.addresses.get(addressId);
  const doctor = address && world.doctors.get(address.doctorId);
  const facility = address && world.facilities.get(address.facilityId);
  return {
    facility: { id: facility?.id, name: facility?.name },
    doctor: { id: doctor?.id, name: doctor?.name, surname: doctor?.surname },
    address: {
      id: addressId,
      name: address?.name ?? null,
      street: address?.street ?? null,
      post_code: address?.postCode ?? null,
      ...(options.commercialType === true && { commercial_type: address?.commercialType }),
    },
  };
}

/** `visit_booking` of an event. Keys without a value are left out, unlike in answers. */
export function announcedBooking(world: World, booking: Booking): Record<string, unknown> {
  const { canceled_at: canceledAt, ...basics } = bookingBasics(world, booking);
  return {
    ...basics,
    ...(canceledAt !== null && { canceled_at: canceledAt }),
    address_service: serviceOf(world, booking.addressServiceId),
    patient: writtenPatient(booking.patient),
    ...(booking.comment !== null && { comment: booking.comment }),
    ...(booking.insurance !== null && { insurance: booking.insurance }),
    ...(booking.visitPayment && { visit_payment: true }),
    ...(booking.videocallUrl !== null && { videocall_url: booking.videocallUrl }),
  };
}

/** What a patient is about to book: it has no id yet. */
export function announcedRequest(
  world: World,
  request: {
    readonly now: number;
    readonly start: number;
    readonly duration: number;
    readonly addressServiceId: string;
    readonly patient: Patient;
    readonly comment: string | null;
  },
): Record<string, unknown> {
  return {
    booking_at: written(world, request.now),
    booking_by: 'user',
    duration: request.duration,
    start_at: written(world, request.start),
    end_at: written(world, request.start + request.duration * minuteMs),
    address_service: serviceOf(world, request.addressServiceId),
    patient: writtenPatient(request.patient),
    ...(request.comment !== null && { comment: request.comment }),
  };
}

/** `break` of an event. */
export function announcedBreak(world: World, pause: Break): Record<string, unknown> {
  return { id: pause.id, since: written(world, pause.since), till: written(world, pause.till) };
}

function serviceOf(world: World, id: string | null) {
  const service = id === null ? undefined : world.addressServices.get(id);
  return service === undefined ? null : announcedService(service);
}
