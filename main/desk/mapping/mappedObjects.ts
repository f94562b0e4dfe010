import { type AddressId, asAddressId, asDoctorId, asFacilityId, type ServiceId } from '#shared/domain/ids.ts';
import type { KnownObject } from '#shared/domain/mapping/knownObject.ts';
import type { MappedObject, Mapping, MappingKind } from '#shared/domain/mapping/mapping.ts';
import { objectKey } from '#shared/domain/mapping/vendorNews.ts';
import type { DeskStore } from '../deskStore.ts';

/** An object as the screen and the file have it: listed now, or remembered because it was. */
export interface DeskObject extends MappedObject {
  readonly isListed: boolean;
}

type Names = Pick<DeskStore, 'catalogue' | 'mappings' | 'knownObjects'>;

/**
 * All objects of one clinic, those that have vanished too, by kind and in the clinic's own order. Of the vendor's dictionary only the
 * entries that a calendar offers: the others are none of the clinic's.
 */
export function deskObjects(store: Names, only?: MappingKind): readonly DeskObject[] {
  const mappings = new Map(
    store.mappings.all().map((mapping) => [objectKey(mapping.kind, mapping.remoteId), mapping]),
  );
  const names = vendorNames(store);
  const listed = listedObjects(store, names, only);
  const keys = new Set(listed.map(({ kind, remoteId }) => objectKey(kind, remoteId)));
  const gone = store.knownObjects
    .all()
    .filter(
      ({ kind, remoteId }) => (only === undefined || kind === only) && !keys.has(objectKey(kind, remoteId)),
    )
    .map((known) => goneObject(store, names, known));
  const behind = mappings.size;
  return [...listed, ...gone]
    .map((named, index): DeskObject => {
      const own = mappings.get(objectKey(named.kind, named.remoteId));
      return { ...(own ?? plain(named, behind + index)), ...named };
    })
    .toSorted(inOrder);
}

type Named = Pick<DeskObject, 'kind' | 'remoteId' | 'vendorName' | 'belongsTo' | 'isListed'>;

/** What nobody has given a name, code or place yet stands behind, as the vendor lists it. */
const plain = ({ kind, remoteId }: Named, order: number): Mapping => ({
  kind,
  remoteId,
  name: null,
  code: null,
  colour: 0,
  order,
  hidden: false,
});

const inOrder = (a: DeskObject, b: DeskObject): number =>
  a.kind === b.kind ? a.order - b.order : kindPlace[a.kind] - kindPlace[b.kind];

const kindPlace: Readonly<Record<MappingKind, number>> = {
  facility: 0,
  doctor: 1,
  address: 2,
  service: 3,
  addressService: 4,
};

function listedObjects(store: Names, { doctorOf }: VendorNames, only?: MappingKind): readonly Named[] {
  const { catalogue } = store;
  const wants = (kind: MappingKind): boolean => only === undefined || only === kind;
  const facilityName = new Map(catalogue.facilities().map(({ id, name }) => [id, name]));
  const named = (kind: MappingKind, remoteId: string, vendorName: string, belongsTo: string): Named => ({
    kind,
    remoteId,
    vendorName,
    belongsTo,
    isListed: true,
  });
  const facilities = wants('facility')
    ? catalogue.facilities().map(({ id, name }) => named('facility', id, name, ''))
    : [];
  const doctors = new Map<string, Named>();
  for (const { id, name, surname, facilityId } of wants('doctor') ? catalogue.doctors() : []) {
    const place = facilityName.get(facilityId) ?? '';
    const before = doctors.get(id)?.belongsTo;
    doctors.set(id, named('doctor', id, `${name} ${surname}`.trim(), joined(before, place, ', ')));
  }
  const addresses = wants('address')
    ? catalogue.addresses().map((address) => {
        const place = joined(address.name ?? address.street, facilityName.get(address.facilityId));
        return named('address', address.id, doctorOf(address.doctorId, address.facilityId), place);
      })
    : [];
  const offered =
    wants('service') || wants('addressService')
      ? catalogue
          .addresses()
          .flatMap((address) =>
            catalogue.addressServices(address.id).map((service) => ({ address, service })),
          )
      : [];
  const services = wants('service')
    ? offeredEntries(
        store,
        offered.map(({ service }) => service),
      )
    : [];
  const addressServices = wants('addressService')
    ? offered.map(({ address, service }) =>
        named(
          'addressService',
          service.id,
          service.customName ?? service.name,
          joined(doctorOf(address.doctorId, address.facilityId), address.name ?? address.street),
        ),
      )
    : [];
  return [...facilities, ...doctors.values(), ...addresses, ...services, ...addressServices];
}

/** The entries of the dictionary that calendars offer, each once. */
function offeredEntries(
  { catalogue }: Names,
  offered: readonly { readonly serviceId: ServiceId | null; readonly name: string }[],
): readonly Named[] {
  const names = new Map<string, string>();
  for (const { serviceId, name } of offered)
    if (serviceId !== null && !names.has(serviceId)) names.set(serviceId, name);
  for (const { id, name } of catalogue.services()) if (names.has(id)) names.set(id, name);
  return [...names].map(([remoteId, vendorName]) => ({
    kind: 'service',
    remoteId,
    vendorName,
    belongsTo: '',
    isListed: true,
  }));
}

interface VendorNames {
  /** The vendor's name of a doctor, also of one who is listed no more. */
  readonly doctorOf: (doctorId: string, facilityId: string) => string;
  /** Whose an address is, and where, also of one that is listed no more. */
  readonly placeOf: (id: AddressId) => string;
}

function vendorNames({ catalogue, knownObjects }: Names): VendorNames {
  const known = new Map(
    knownObjects.all().map((object) => [objectKey(object.kind, object.remoteId), object]),
  );
  const doctorOf = (doctorId: string, facilityId: string): string => {
    const doctor = catalogue.doctor(asFacilityId(facilityId), asDoctorId(doctorId));
    if (doctor !== null) return `${doctor.name} ${doctor.surname}`.trim();
    return known.get(objectKey('doctor', doctorId))?.name ?? '';
  };
  return {
    doctorOf,
    placeOf: (id) => {
      const address = catalogue.address(id);
      if (address !== null)
        return joined(doctorOf(address.doctorId, address.facilityId), address.name ?? address.street);
      const gone = known.get(objectKey('address', id));
      return gone === undefined ? '' : joined(doctorOf(gone.ownerId, gone.facilityId), gone.name);
    },
  };
}

/** What is remembered of one that the catalogue does not have any more. */
function goneObject({ catalogue }: Names, { doctorOf, placeOf }: VendorNames, object: KnownObject): Named {
  const { kind, remoteId, name, facilityId, ownerId } = object;
  const gone = { kind, remoteId, isListed: false } as const;
  switch (kind) {
    case 'address': {
      const place = joined(name, catalogue.facility(asFacilityId(facilityId))?.name);
      return { ...gone, vendorName: doctorOf(ownerId, facilityId), belongsTo: place };
    }
    case 'addressService':
      return { ...gone, vendorName: name, belongsTo: placeOf(asAddressId(ownerId)) };
    case 'facility':
    case 'doctor':
    case 'service':
      return { ...gone, vendorName: name, belongsTo: '' };
  }
}

/** Many an address is called as its clinic is: that is said once. */
const joined = (a: string | null | undefined, b: string | null | undefined, between = ' · '): string =>
  [...new Set([a, b])].filter((text) => text !== null && text !== undefined && text !== '').join(between);
