import type { BookedService, Booking } from '#shared/domain/booking.ts';
import type { AddressServiceId, CalendarRef } from '#shared/domain/ids.ts';
import type { CopyStore } from '../../ports.ts';

/** The service of a visit that was moved; `null`: it is not offered there, as far as the desk knows. */
export function serviceOf(
  { catalogue }: Pick<CopyStore, 'catalogue'>,
  { service }: Pick<Booking, 'service'>,
  id: AddressServiceId,
  { addressId }: CalendarRef,
): BookedService | null {
  if (service?.id === id) return service;
  const offered = catalogue.addressServices(addressId).find((other) => other.id === id);
  if (offered === undefined) return null;
  const { name, price, priceFrom } = offered;
  return { id, name, price, priceFrom };
}
