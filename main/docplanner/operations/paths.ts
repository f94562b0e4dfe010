import type { CalendarRef, DoctorId, FacilityId } from '#shared/domain/ids.ts';

/** The segments of the vendor's paths (API.md §5), not yet encoded. */
export const doctorPath = (facilityId: FacilityId, doctorId: DoctorId): readonly string[] => [
  'facilities',
  facilityId,
  'doctors',
  doctorId,
];

export const addressPath = ({ facilityId, doctorId, addressId }: CalendarRef): readonly string[] => [
  ...doctorPath(facilityId, doctorId),
  'addresses',
  addressId,
];
