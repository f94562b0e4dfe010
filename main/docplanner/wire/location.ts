import { asAddressId, asDoctorId, asFacilityId, type CalendarRef } from '#shared/domain/ids.ts';

/** What a `Location` header names: the new object, and the calendar where it lies. */
export interface Location {
  readonly id: string;
  readonly calendar: CalendarRef;
}

/** Relative to the API's root, with or without a slash in front, or with all of it. */
const pattern =
  /(?:^|\/)facilities\/([^/?#]+)\/doctors\/([^/?#]+)\/addresses\/([^/?#]+)\/[^/?#]+\/([^/?#]+)\/?(?:[?#]|$)/;

/** Reads the header of a 201 (API.md §5). It is never called, only taken apart. */
export function readLocation(header: string | null): Location | null {
  const parts = pattern.exec(header ?? '');
  if (parts === null) return null;
  const [facilityId = '', doctorId = '', addressId = '', id = ''] = parts.slice(1).map(decode);
  if ([facilityId, doctorId, addressId, id].includes('')) return null;
  const calendar = {
    facilityId: asFacilityId(facilityId),
    doctorId: asDoctorId(doctorId),
    addressId: asAddressId(addressId),
  };
  return { id, calendar };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
