import { z } from 'zod';
import { asAddressId, asAddressServiceId, asBookingId, asDoctorId, asFacilityId } from '../ids.ts';

/** What actions consist of, as it stands in the file. */

export const bookingId = z.string().transform(asBookingId);
export const addressServiceId = z.string().transform(asAddressServiceId);
export const nullableText = z.string().nullable();
export const calendarRef = z.object({
  facilityId: z.string().transform(asFacilityId),
  doctorId: z.string().transform(asDoctorId),
  addressId: z.string().transform(asAddressId),
});
