import type { Address, AddressService, Doctor, Facility } from '#shared/domain/catalogue.ts';
import type { ListedObject } from '#shared/domain/mapping/knownObject.ts';

/** What is remembered of the catalogue's objects, however long they stay. */

export const listedFacility = ({ id, name }: Facility): ListedObject => ({
  ...nothing,
  kind: 'facility',
  remoteId: id,
  name,
});

/** One who is at two facilities is one. */
export const listedDoctor = ({ id, name, surname }: Doctor): ListedObject => ({
  ...nothing,
  kind: 'doctor',
  remoteId: id,
  name: `${name} ${surname}`.trim(),
});

export const listedAddress = ({ id, facilityId, doctorId, name, street }: Address): ListedObject => ({
  kind: 'address',
  remoteId: id,
  facilityId,
  ownerId: doctorId,
  name: name ?? street ?? '',
  trait: street ?? '',
});

export const listedService = (service: AddressService): ListedObject => ({
  ...nothing,
  kind: 'addressService',
  remoteId: service.id,
  ownerId: service.addressId,
  name: service.customName ?? service.name,
  trait: service.serviceId ?? '',
});

const nothing = { facilityId: '', ownerId: '', trait: '' } as const;
