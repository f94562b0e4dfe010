import type { CalendarRef, DoctorId, FacilityId } from '#shared/domain/ids.ts';
import type { RemoteError } from '#shared/domain/remoteError.ts';
import type { Clock } from '#shared/ports.ts';
import { ok, type Result } from '#shared/result.ts';
import type { CatalogueAges } from './catalogueAges.ts';
import type { Listed } from '#shared/domain/listed.ts';
import type { Remote, RemoteClinic, Store } from '../ports.ts';

/** One call of the catalogue: whose list it reads. The order is the vendor's recommended one. */
export type CatalogueRead =
  | { readonly step: 'facilities' }
  | { readonly step: 'doctors'; readonly facilityId: FacilityId }
  | { readonly step: 'addresses'; readonly facilityId: FacilityId; readonly doctorId: DoctorId }
  | { readonly step: 'services' }
  | { readonly step: 'addressServices'; readonly calendar: CalendarRef }
  | SpecialityRead
  | InsurerRead;

/** Which entries of the dictionary are of one speciality: read when somebody looks for a service. */
export interface SpecialityRead {
  readonly step: 'specialityServices';
  readonly specializationId: string;
}

/** The dictionary of insurers, and those that a calendar takes: read when somebody looks at them, for no event tells of them. */
export type InsurerRead =
  { readonly step: 'insurers' } | { readonly step: 'addressInsurers'; readonly calendar: CalendarRef };

export const catalogueSteps = ['facilities', 'doctors', 'addresses', 'services', 'addressServices'] as const;
export type CatalogueStep = (typeof catalogueSteps)[number];

/** The calls of a step, as far as the steps before it are stored. */
export function catalogueReads(step: CatalogueStep, { catalogue }: Store): CatalogueRead[] {
  switch (step) {
    case 'facilities':
    case 'services':
      return [{ step }];
    case 'doctors':
      return catalogue.facilities().map(({ id }) => ({ step, facilityId: id }));
    case 'addresses':
      return catalogue.doctors().map(({ id, facilityId }) => ({ step, facilityId, doctorId: id }));
    case 'addressServices':
      return calendars(catalogue).map((calendar) => ({ step, calendar }));
  }
}

/** All lists, as far as they are known of. */
export const allLists = (store: Store): CatalogueRead[] =>
  catalogueSteps.flatMap((step) => catalogueReads(step, store));

/** Lists that are read only when somebody looks at them. What was read of them stays noted, or it would be read with each look. */
const lookedAt = ({ catalogue }: Store): CatalogueRead[] => [
  { step: 'insurers' },
  ...calendars(catalogue).map((calendar): CatalogueRead => ({ step: 'addressInsurers', calendar })),
  ...[...new Set(catalogue.doctors().flatMap((doctor) => doctor.specializationIds))].map(
    (specializationId): CatalogueRead => ({ step: 'specialityServices', specializationId }),
  ),
];

/** Every calendar the desk knows. */
export function calendars(catalogue: Store['catalogue']): CalendarRef[] {
  return catalogue
    .addresses()
    .map(({ id, facilityId, doctorId }): CalendarRef => ({ facilityId, doctorId, addressId: id }));
}

/** Whether the desk knows whose list it is: one of a facility, doctor or address that is unknown cannot be kept. */
export function isOwnerKnown(read: CatalogueRead, catalogue: Store['catalogue']): boolean {
  switch (read.step) {
    case 'facilities':
    case 'services':
    case 'insurers':
    case 'specialityServices':
      return true;
    case 'doctors':
      return catalogue.facilities().some(({ id }) => id === read.facilityId);
    case 'addresses':
      return catalogue
        .doctors()
        .some(({ id, facilityId }) => id === read.doctorId && facilityId === read.facilityId);
    case 'addressServices':
    case 'addressInsurers':
      return catalogue.address(read.calendar.addressId) !== null;
  }
}

/** A name for a call, by which an import that was cut off knows what it has already. */
export function keyOf(read: CatalogueRead): string {
  switch (read.step) {
    case 'facilities':
    case 'services':
    case 'insurers':
      return read.step;
    case 'specialityServices':
      return `${read.step} ${read.specializationId}`;
    case 'doctors':
      return `doctors ${read.facilityId}`;
    case 'addresses':
      return `addresses ${read.facilityId} ${read.doctorId}`;
    case 'addressServices':
    case 'addressInsurers':
      return `${read.step} ${read.calendar.addressId}`;
  }
}

/** What reading a list needs of both sides. */
export interface CatalogueReading {
  readonly remote: RemoteClinic;
  readonly store: Store;
  readonly clock: Clock;
  readonly ages: CatalogueAges;
}

/** Reads one list and replaces the stored one with it, in one transaction with its age, unless its owner has gone meanwhile. */
export async function readCatalogue(
  reading: CatalogueReading,
  read: CatalogueRead,
): Promise<Result<null, RemoteError>> {
  const { remote, store } = reading;
  const { catalogue } = store;
  switch (read.step) {
    case 'facilities':
      return stored(
        reading,
        read,
        remote.getFacilities(),
        'getFacilities',
        () => catalogue.facilities(),
        (items) => catalogue.replaceFacilities(items),
      );
    case 'doctors':
      return stored(
        reading,
        read,
        remote.getDoctors(read.facilityId),
        'getDoctors',
        () => catalogue.doctors().filter(({ facilityId }) => facilityId === read.facilityId),
        (items) => catalogue.replaceDoctors(read.facilityId, items),
      );
    case 'addresses':
      return stored(
        reading,
        read,
        remote.getAddresses(read.facilityId, read.doctorId),
        'getAddresses',
        () => catalogue.addresses().filter(({ doctorId }) => doctorId === read.doctorId),
        (items) => catalogue.replaceAddresses(read.facilityId, read.doctorId, items),
      );
    case 'services':
    case 'specialityServices':
      return readDictionary(reading, read);
    case 'addressServices':
      return stored(
        reading,
        read,
        remote.getAddressServices(read.calendar),
        'getAddressServices',
        () => catalogue.addressServices(read.calendar.addressId),
        (items) => catalogue.replaceAddressServices(read.calendar.addressId, items),
      );
    case 'insurers':
    case 'addressInsurers':
      return readInsurers(reading, read);
  }
}

function readDictionary(
  reading: CatalogueReading,
  read: SpecialityRead | { readonly step: 'services' },
): Promise<Result<null, RemoteError>> {
  const { remote, store } = reading;
  const isWhole = read.step === 'services';
  return stored(
    reading,
    read,
    isWhole ? remote.getServices() : remote.getServices({ specializationId: read.specializationId }),
    'getServices',
    () => [],
    (items) =>
      isWhole
        ? store.catalogue.replaceServices(items)
        : store.catalogue.replaceSpecialityServices(read.specializationId, items),
  );
}

function readInsurers(reading: CatalogueReading, read: InsurerRead): Promise<Result<null, RemoteError>> {
  const { remote, clock } = reading;
  const { insurance } = reading.store;
  if (read.step === 'insurers')
    return stored(
      reading,
      read,
      remote.getInsuranceProviders(),
      'getInsuranceProviders',
      () => [],
      (items) => insurance.replaceAll(items),
    );
  const { addressId } = read.calendar;
  return stored(
    reading,
    read,
    remote.getAddressInsuranceProviders(read.calendar),
    'getAddressInsuranceProviders',
    () => insurance.ofAddress(addressId)?.insurers ?? [],
    (items) => insurance.replaceOfAddress(addressId, items, clock.now()),
  );
}

async function stored<T extends { readonly id: string }>(
  { store, clock, ages }: CatalogueReading,
  read: CatalogueRead,
  asking: Remote<Listed<T>>,
  operation: string,
  known: () => readonly T[],
  replace: (items: readonly T[]) => void,
): Promise<Result<null, RemoteError>> {
  const askedAt = clock.elapsed();
  const answer = await asking;
  if (!answer.ok) return answer;
  const { items, unreadable } = answer.value;
  if (!isOwnerKnown(read, store.catalogue)) return ok(null);
  ages.marking(keyOf(read), askedAt, () => {
    store.unreadable.keep(operation, unreadable, clock.now());
    replace(unreadable.length === 0 ? items : withStandIns(items, known()));
  });
  // What hangs on this list may have gone with it.
  if (read.step === 'facilities' || read.step === 'doctors' || read.step === 'addresses')
    ages.keepOnly(new Set([...allLists(store), ...lookedAt(store)].map(keyOf)));
  return ok(null);
}

/** One of the known may be what could not be read: better an old name than a doctor who vanishes from the board. */
function withStandIns<T extends { readonly id: string }>(
  items: readonly T[],
  known: readonly T[],
): readonly T[] {
  const read = new Set(items.map(({ id }) => id));
  return [...items, ...known.filter(({ id }) => !read.has(id))];
}
