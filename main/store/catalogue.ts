import type { Address, AddressService, Doctor, Facility, Service } from '#shared/domain/catalogue.ts';
import {
  asFacilityId,
  asServiceId,
  type AddressId,
  type AddressServiceId,
  type DoctorId,
  type FacilityId,
  type ServiceId,
} from '#shared/domain/ids.ts';
import {
  addressFromRow,
  addressServiceFromRow,
  addressServiceTable,
  addressServiceToRow,
  addressTable,
  addressToRow,
  doctorFromRow,
  doctorTable,
  doctorToRow,
  facilityTable,
  serviceTable,
  specialityTable,
} from './catalogueRows.ts';
import type { Database } from './database.ts';
import type { KnownObjects } from './knownObjects.ts';
import { listedAddress, listedDoctor, listedFacility, listedService } from './listedObjects.ts';
import type { Mappings } from './mappings.ts';
import { createReadCache } from './readCache.ts';
import { text } from './rows.ts';
import type { Row } from './sqlite.ts';
import { replaceRows, select, upsertRow, type Table } from './table.ts';

/**
 * The clinic as last read. Replacing a list removes what is no longer in it, with what hangs on it: a facility's
 * doctors, a doctor's addresses, an address's services. Bookings stay. Lists come in the order of their first reading. All of it
 * is kept in memory until it changes, so it can be asked for each row that is shown.
 */
export interface Catalogue {
  replaceFacilities(facilities: readonly Facility[]): void;
  replaceDoctors(facilityId: FacilityId, doctors: readonly Doctor[]): void;
  replaceAddresses(facilityId: FacilityId, doctorId: DoctorId, addresses: readonly Address[]): void;
  replaceServices(services: readonly Service[]): void;
  /** Those of the dictionary that belong to a speciality, by the vendor's id of it. */
  replaceSpecialityServices(specializationId: string, services: readonly Service[]): void;
  /** A list tells durations only where it was asked for with the start of a slot: what is known of a service stays. */
  replaceAddressServices(addressId: AddressId, services: readonly AddressService[]): void;
  /** Of services that are listed. @param durations minutes @returns true if anything was not known so */
  learnDurations(addressId: AddressId, durations: ReadonlyMap<AddressServiceId, number>): boolean;
  /** One service of an address as the vendor told it after a write; how long it takes stays known where that is not told. */
  keepAddressService(service: AddressService): void;
  /** The vendor does not offer it any more. */
  dropAddressService(id: AddressServiceId): void;
  facilities(): readonly Facility[];
  facility(id: FacilityId): Facility | null;
  doctors(): readonly Doctor[];
  /** Two facilities may have a doctor of one id each. */
  doctor(facilityId: FacilityId, id: DoctorId): Doctor | null;
  addresses(): readonly Address[];
  address(id: AddressId): Address | null;
  services(): readonly Service[];
  /** What the dictionary calls an entry; `null`: it has no such one. */
  serviceName(id: ServiceId): string | null;
  /** The entries of any of these specialities, as last read; none: they were not read. */
  servicesOfSpecialities(specializationIds: readonly string[]): ReadonlySet<ServiceId>;
  addressServices(addressId: AddressId): readonly AddressService[];
}

/**
 * The repository of the clinic itself. Doctors and addresses get a colour and a place when they first appear.
 *
 * Responsibilities: the tables of facilities, doctors, addresses and services, and what is kept of them in memory.
 * Invariants: what is kept goes with the next write to any of them; what it answers is everybody's and never changed.
 * At the same time: nothing, every method ends before it returns.
 */
export class CatalogueRepository implements Catalogue {
  readonly #db: Database;
  readonly #mappings: Pick<Mappings, 'appear'>;
  readonly #known: Pick<KnownObjects, 'note'>;
  readonly #facilities: () => readonly Facility[];
  readonly #facilitiesById: () => ReadonlyMap<FacilityId, Facility>;
  readonly #doctors: () => readonly Doctor[];
  readonly #doctorsByKey: () => ReadonlyMap<string, Doctor>;
  readonly #addresses: () => readonly Address[];
  readonly #addressesById: () => ReadonlyMap<AddressId, Address>;
  readonly #services: () => readonly Service[];
  readonly #serviceNames: () => ReadonlyMap<ServiceId, string>;
  /** Filled by what is asked for; written by one method alone. */
  readonly #servicesBySpecialities = new Map<string, ReadonlySet<ServiceId>>();
  /** Filled by what is asked for. */
  readonly #servicesByAddress: () => Map<AddressId, readonly AddressService[]>;

  constructor(db: Database, mappings: Pick<Mappings, 'appear'>, known: Pick<KnownObjects, 'note'>) {
    this.#db = db;
    this.#mappings = mappings;
    this.#known = known;
    const cached = createReadCache(db, 'catalogue', cachedTables);
    this.#facilities = cached(() => this.#all(facilityTable).map(facilityFromRow));
    this.#doctors = cached(() => this.#all(doctorTable).map(doctorFromRow));
    this.#addresses = cached(() => this.#all(addressTable).map(addressFromRow));
    this.#services = cached(() => this.#all(serviceTable).map(serviceFromRow));
    this.#serviceNames = cached(() => new Map(this.#services().map(({ id, name }) => [id, name])));
    this.#facilitiesById = cached(
      () => new Map(this.#facilities().map((facility) => [facility.id, facility])),
    );
    this.#doctorsByKey = cached(
      () => new Map(this.#doctors().map((doctor) => [doctorKey(doctor.facilityId, doctor.id), doctor])),
    );
    this.#addressesById = cached(() => new Map(this.#addresses().map((address) => [address.id, address])));
    this.#servicesByAddress = cached(() => new Map<AddressId, readonly AddressService[]>());
  }

  replaceFacilities(facilities: readonly Facility[]): void {
    this.#db.transaction(() => {
      this.#replaceNamed(facilityTable, facilities);
      this.#known.note(facilities.map(listedFacility));
    });
  }

  replaceDoctors(facilityId: FacilityId, doctors: readonly Doctor[]): void {
    const before = this.#db.prepare(select(doctorTable, 'WHERE facility_id = ?')).all(facilityId);
    this.#db.transaction(() => {
      replaceRows(this.#db, doctorTable, before, doctors.map(doctorToRow));
      for (const doctor of doctors) this.#mappings.appear('doctor', doctor.id, null);
      this.#known.note(doctors.map(listedDoctor));
    });
  }

  replaceAddresses(facilityId: FacilityId, doctorId: DoctorId, addresses: readonly Address[]): void {
    const ofDoctor = select(addressTable, 'WHERE facility_id = ? AND doctor_id = ?');
    const before = this.#db.prepare(ofDoctor).all(facilityId, doctorId);
    this.#db.transaction(() => {
      replaceRows(this.#db, addressTable, before, addresses.map(addressToRow));
      for (const address of addresses) this.#mappings.appear('address', address.id, address.doctorId);
      this.#known.note(addresses.map(listedAddress));
    });
  }

  replaceServices(services: readonly Service[]): void {
    this.#replaceNamed(serviceTable, services);
  }

  replaceSpecialityServices(specializationId: string, services: readonly Service[]): void {
    const before = this.#db
      .prepare(select(specialityTable, 'WHERE specialization_id = ?'))
      .all(specializationId);
    const rows = services.map(({ id }) => ({ specialization_id: specializationId, service_id: id }));
    replaceRows(this.#db, specialityTable, before, rows);
    this.#servicesBySpecialities.clear();
  }

  replaceAddressServices(addressId: AddressId, services: readonly AddressService[]): void {
    const before = this.#db.prepare(select(addressServiceTable, 'WHERE address_id = ?')).all(addressId);
    const known = new Map(this.addressServices(addressId).map(({ id, duration }) => [id, duration]));
    const rows = services.map((service) =>
      addressServiceToRow({ ...service, duration: service.duration ?? known.get(service.id) ?? null }),
    );
    this.#db.transaction(() => {
      replaceRows(this.#db, addressServiceTable, before, rows);
      this.#known.note(services.map(listedService));
    });
  }

  learnDurations(addressId: AddressId, durations: ReadonlyMap<AddressServiceId, number>): boolean {
    const fresh = this.addressServices(addressId).flatMap((service) => {
      const duration = durations.get(service.id);
      return duration === undefined || duration === service.duration ? [] : [{ ...service, duration }];
    });
    this.#db.transaction(() => {
      for (const service of fresh) upsertRow(this.#db, addressServiceTable, addressServiceToRow(service));
    });
    return fresh.length > 0;
  }

  keepAddressService(service: AddressService): void {
    if (this.address(service.addressId) === null) return;
    const known = this.addressServices(service.addressId).find(({ id }) => id === service.id);
    const duration = service.duration ?? known?.duration ?? null;
    upsertRow(this.#db, addressServiceTable, addressServiceToRow({ ...service, duration }));
  }

  dropAddressService(id: AddressServiceId): void {
    this.#db.prepare('DELETE FROM address_services WHERE id = ?').run(id);
  }

  facilities(): readonly Facility[] {
    return this.#facilities();
  }

  facility(id: FacilityId): Facility | null {
    return this.#facilitiesById().get(id) ?? null;
  }

  doctors(): readonly Doctor[] {
    return this.#doctors();
  }

  doctor(facilityId: FacilityId, id: DoctorId): Doctor | null {
    return this.#doctorsByKey().get(doctorKey(facilityId, id)) ?? null;
  }

  addresses(): readonly Address[] {
    return this.#addresses();
  }

  address(id: AddressId): Address | null {
    return this.#addressesById().get(id) ?? null;
  }

  services(): readonly Service[] {
    return this.#services();
  }

  serviceName(id: ServiceId): string | null {
    return this.#serviceNames().get(id) ?? null;
  }

  servicesOfSpecialities(specializationIds: readonly string[]): ReadonlySet<ServiceId> {
    const key = JSON.stringify(specializationIds);
    const known = this.#servicesBySpecialities.get(key);
    if (known !== undefined) return known;
    const ofOne = this.#db.prepare('SELECT service_id FROM speciality_services WHERE specialization_id = ?');
    const found = new Set(
      specializationIds.flatMap((id) => ofOne.all(id).map((row) => asServiceId(text(row, 'service_id')))),
    );
    // What an open transaction has written may still be rolled back.
    if (!this.#db.inTransaction()) this.#servicesBySpecialities.set(key, found);
    return found;
  }

  addressServices(id: AddressId): readonly AddressService[] {
    const byAddress = this.#servicesByAddress();
    let found = byAddress.get(id);
    if (found === undefined) {
      const ofAddress = select(addressServiceTable, `WHERE address_id = ? ${inOrder}`);
      byAddress.set(id, (found = this.#db.prepare(ofAddress).all(id).map(addressServiceFromRow)));
    }
    return found;
  }

  #all(table: Table): readonly Row[] {
    return this.#db.prepare(select(table, inOrder)).all();
  }

  /** A whole table that has an id and a name. */
  #replaceNamed(table: Table, named: readonly (Facility | Service)[]): void {
    const before = this.#db.prepare(select(table, '')).all();
    replaceRows(
      this.#db,
      table,
      before,
      named.map(({ id, name }) => ({ id, name })),
    );
  }
}

const inOrder = 'ORDER BY rowid';
const cachedTables = [facilityTable, doctorTable, addressTable, serviceTable, addressServiceTable].map(
  ({ name }) => name,
);
const doctorKey = (facilityId: FacilityId, id: DoctorId): string => JSON.stringify([facilityId, id]);
const facilityFromRow = (row: Row): Facility => ({
  id: asFacilityId(text(row, 'id')),
  name: text(row, 'name'),
});
const serviceFromRow = (row: Row): Service => ({ id: asServiceId(text(row, 'id')), name: text(row, 'name') });
