import type { BookedService, Booking } from '#shared/domain/booking.ts';
import { asAddressServiceId, asBookingId, type AddressId, type BookingId } from '#shared/domain/ids.ts';
import type { Result } from '#shared/result.ts';
import type { EpochMs } from '#shared/time/zone.ts';
import { readActor, readCancellation } from './cancellation.ts';
import { fieldsOf, isObject, type Fields } from './fields.ts';
import { readInsurance, readPatient } from './patient.ts';
import { readCode, readFlag, readInstant, readMinutes, readNumber, readOnly, readText } from './scalars.ts';
import { minuteMs } from '#shared/time/durations.ts';

/** A booking needs an id, a start, and an end or a length; whatever else cannot be read is left empty. */
export function readBooking(raw: unknown, addressId: AddressId): Result<Booking, string> {
  const fields = fieldsOf(raw);
  const start = fields.instant('start_at');
  return fields.done({
    id: asBookingId(fields.id('id')),
    addressId,
    ...readCancellation(fields),
    start,
    end: readEnd(fields, start),
    bookedBy: readActor(fields.get('booked_by')),
    bookedAt: readInstant(fields.get('booked_at')),
    patient: readPatient(fields.get('patient')),
    service: readBookedService(fields.get('address_service')),
    comment: readText(fields.get('comment')),
    insurance: readInsurance(fields.get('insurance')),
    presence: readOnly(fields.get('presence'), ['present', 'absent'] as const),
    confirmed: readFlag(fields.get('confirmed')),
    moving: readMoving(fields.get('moving')),
    prepaid: readFlag(fields.get('visit_payment')),
    paymentStatus: readCode(fields.get('visit_payment_status')),
    videocallUrl: readCode(fields.get('videocall_url')),
  });
}

function readEnd(fields: Fields, start: EpochMs): EpochMs {
  const end = readInstant(fields.get('end_at'));
  if (end !== null && end > start) return end;
  const minutes = readMinutes(fields.get('duration'));
  if (minutes === null) fields.complain('end_at', 'is not after start_at, and duration does not help');
  return start + (minutes ?? 0) * minuteMs;
}

function readBookedService(raw: unknown): BookedService | null {
  if (!isObject(raw)) return null;
  const fields = fieldsOf(raw);
  const id = readCode(fields.get('id'));
  if (id === null) return null;
  return {
    id: asAddressServiceId(id),
    name: readText(fields.get('name')) ?? '',
    price: readNumber(fields.get('price')),
    priceFrom: readFlag(fields.get('is_price_from')),
  };
}

function readMoving(raw: unknown): Booking['moving'] {
  if (!isObject(raw)) return null;
  const fields = fieldsOf(raw);
  const id = (name: string): BookingId | null => {
    const code = readCode(fields.get(name));
    return code === null ? null : asBookingId(code);
  };
  return { originId: id('origin_booking_id'), newestId: id('newest_booking_id') };
}
