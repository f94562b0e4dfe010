import { zoneOfFacility } from '#shared/domain/facilityZones.ts';
import type { AddressId, BookingId } from '#shared/domain/ids.ts';
import type { TimeZone } from '#shared/time/zone.ts';
import type { WholeDesk } from '../session.ts';

type Clinic = Pick<WholeDesk, 'store' | 'view'>;

/** The clock of the facility where a calendar is; of one that is gone, the desk's. */
export function zoneAt({ store, view }: Clinic, addressId: AddressId): TimeZone {
  if (view.facilityZones === undefined) return view.timeZone;
  const address = store.catalogue.address(addressId);
  return address === null ? view.timeZone : zoneOfFacility(view, address.facilityId);
}

/** The clock of the facility where a visit is, also of one that the vendor has not numbered yet. */
export function zoneOfVisit(clinic: Clinic, id: BookingId): TimeZone {
  const { store, view } = clinic;
  if (view.facilityZones === undefined) return view.timeZone;
  const addressId = store.bookings.get(id)?.addressId ?? store.intents.ofVisit(id)[0]?.calendar.addressId;
  return addressId === undefined ? view.timeZone : zoneAt(clinic, addressId);
}

/** The same where any facility has a clock of its own; otherwise nothing has to be said of clocks. */
export const saidZoneAt = (clinic: Clinic, addressId: AddressId): { readonly timeZone?: TimeZone } =>
  clinic.view.facilityZones === undefined ? {} : { timeZone: zoneAt(clinic, addressId) };
