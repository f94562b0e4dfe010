import type { AddressService } from '#shared/domain/catalogue.ts';
import type { BookedService } from '#shared/domain/booking.ts';
import type { AddressId, FacilityId } from '#shared/domain/ids.ts';
import type { DeskReads } from '../deskReads.ts';

type Known = Pick<DeskReads, 'catalogue' | 'mappings'>;

/** How a facility is called wherever one is named: as the clinic does, or else as the vendor; empty where it is unknown. */
export const facilityNameOf = ({ catalogue, mappings }: Known, id: FacilityId | undefined): string =>
  id === undefined ? '' : (mappings.get('facility', id)?.name ?? catalogue.facility(id)?.name ?? '');

/**
 * How a service of a calendar is called wherever one is named: as the clinic calls it there, or calls the entry of the dictionary, or as the
 * marketplace shows it.
 */
export const serviceNameOf = (
  { mappings }: Pick<Known, 'mappings'>,
  service: Pick<AddressService, 'id' | 'serviceId' | 'customName' | 'name'>,
): string => ownServiceName(mappings, service) ?? service.customName ?? service.name;

/** The same of a visit's service, which keeps the name of its time where the calendar does not offer it any more. */
export function bookedServiceName(
  { catalogue, mappings }: Known,
  addressId: AddressId,
  booked: Pick<BookedService, 'id' | 'name'> | null,
): string | null {
  if (booked === null) return null;
  const offered = catalogue.addressServices(addressId).find(({ id }) => id === booked.id);
  const own = ownServiceName(mappings, offered ?? { id: booked.id, serviceId: null });
  return own ?? booked.name;
}

/** `null`: the clinic has no name for it. */
const ownServiceName = (
  mappings: Known['mappings'],
  { id, serviceId }: Pick<AddressService, 'serviceId'> & { readonly id: string },
): string | null =>
  mappings.get('addressService', id)?.name ??
  (serviceId === null ? null : mappings.get('service', serviceId)?.name) ??
  null;

/** The codes of the clinic's practice software for a calendar and what it is part of; empty where none was given. */
export interface CalendarCodes {
  readonly calendar: string;
  readonly doctor: string;
  readonly facility: string;
}

/** The codes of a calendar; those of one that the vendor lists no more are known still. */
export function calendarCodes({ catalogue, mappings }: Known, addressId: AddressId): CalendarCodes {
  const address = catalogue.address(addressId);
  const codeOf = (kind: 'doctor' | 'facility', id: string | undefined): string =>
    id === undefined ? '' : (mappings.get(kind, id)?.code ?? '');
  return {
    calendar: mappings.get('address', addressId)?.code ?? '',
    doctor: codeOf('doctor', address?.doctorId),
    facility: codeOf('facility', address?.facilityId),
  };
}

/** The code of a visit's service: as the calendar offers it, or of the entry of the dictionary; empty where none was given. */
export function serviceCode(
  { catalogue, mappings }: Known,
  addressId: AddressId,
  id: string | undefined,
): string {
  if (id === undefined) return '';
  const own = mappings.get('addressService', id)?.code ?? null;
  if (own !== null) return own;
  const serviceId =
    catalogue.addressServices(addressId).find((addressService) => addressService.id === id)?.serviceId ??
    null;
  return serviceId === null ? '' : (mappings.get('service', serviceId)?.code ?? '');
}
