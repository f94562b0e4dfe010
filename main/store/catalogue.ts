import type { Address, AddressService, Doctor, Facility, Service } from '#shared/domain/catalogue.ts';
import {
  asFacilityId,
  asServiceId,
  type AddressId,
  type DoctorId,
  type FacilityId,
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
} from './catalogueRows.ts';
import type { Database } from './database.ts';
import type { Mappings } from './mappings.ts';
import { text } from './rows.ts';
import { replaceRows, select } from './table.ts';

/**
 * The clinic as last read. Replacing a list removes what is no longer in it, with what hangs on it: a facility's
 * doctors, a doctor's addresses, an address's services. Bookings stay. Lists come in the order of their first reading.
 */
export interface Catalogue {
  replaceFacilities(facilities: readonly Facility[]): void;
  replaceDoctors(facilityId: FacilityId, doctors: readonly Doctor[]): void;
  replaceAddresses(facilityId: FacilityId, doctorId: DoctorId, addresses: readonly Address[]): void;
  replaceServices(services: readonly Service[]): void;
  replaceAddressServices(addressId: AddressId, services: readonly AddressService[]): void;
  facilities(): readonly Facility[];
  doctors(): readonly Doctor[];
  addresses(): readonly Address[];
  address(id: AddressId): Address | null;
  services(): readonly Service[];
  addressServices(addressId: AddressId): readonly AddressService[];
}

/** The repository of the clinic itself. Doctors and addresses get a colour and a place when they first appear. */
export function catalogue(db: Database, mappings: Pick<Mappings, 'appear'>): Catalogue {
  const inOrder = 'ORDER BY rowid';
  return {
    replaceFacilities(facilities) {
      const before = db.prepare(select(facilityTable, '')).all();
      replaceRows(
        db,
        facilityTable,
        before,
        facilities.map(({ id, name }) => ({ id, name })),
      );
    },
    replaceDoctors(facilityId, doctors) {
      const before = db.prepare(select(doctorTable, 'WHERE facility_id = ?')).all(facilityId);
      db.transaction(() => {
        replaceRows(db, doctorTable, before, doctors.map(doctorToRow));
        for (const doctor of doctors) mappings.appear('doctor', doctor.id, null);
      });
    },
    replaceAddresses(facilityId, doctorId, addresses) {
      const ofDoctor = select(addressTable, 'WHERE facility_id = ? AND doctor_id = ?');
      const before = db.prepare(ofDoctor).all(facilityId, doctorId);
      db.transaction(() => {
        replaceRows(db, addressTable, before, addresses.map(addressToRow));
        for (const address of addresses) mappings.appear('address', address.id, address.doctorId);
      });
    },
    replaceServices(services) {
      const before = db.prepare(select(serviceTable, '')).all();
      replaceRows(
        db,
        serviceTable,
        before,
        services.map(({ id, name }) => ({ id, name })),
      );
    },
    replaceAddressServices(addressId, services) {
      const before = db.prepare(select(addressServiceTable, 'WHERE address_id = ?')).all(addressId);
      replaceRows(db, addressServiceTable, before, services.map(addressServiceToRow));
    },
    facilities: () =>
      db
        .prepare(select(facilityTable, inOrder))
        .all()
        .map((row) => ({ id: asFacilityId(text(row, 'id')), name: text(row, 'name') })),
    doctors: () => db.prepare(select(doctorTable, inOrder)).all().map(doctorFromRow),
    addresses: () => db.prepare(select(addressTable, inOrder)).all().map(addressFromRow),
    address(id) {
      const row = db.prepare(select(addressTable, 'WHERE id = ?')).get(id);
      return row === undefined ? null : addressFromRow(row);
    },
    services: () =>
      db
        .prepare(select(serviceTable, inOrder))
        .all()
        .map((row) => ({ id: asServiceId(text(row, 'id')), name: text(row, 'name') })),
    addressServices: (addressId) =>
      db
        .prepare(select(addressServiceTable, `WHERE address_id = ? ${inOrder}`))
        .all(addressId)
        .map(addressServiceFromRow),
  };
}
