import type { AddressId, CalendarRef } from '#shared/domain/ids.ts';
import type { DeskStore } from '../deskStore.ts';

/** Where a calendar stands at the vendor; `null`: it is gone. */
export function calendarOf({ catalogue }: Pick<DeskStore, 'catalogue'>, id: AddressId): CalendarRef | null {
  const address = catalogue.address(id);
  return address === null
    ? null
    : { facilityId: address.facilityId, doctorId: address.doctorId, addressId: address.id };
}

/** In how many calendars a press decides: two decisions may be about one. Never none. */
export const calendarsOfPress = (press: readonly { readonly calendar: CalendarRef }[]): number =>
  Math.max(1, new Set(press.map(({ calendar }) => calendar.addressId)).size);
