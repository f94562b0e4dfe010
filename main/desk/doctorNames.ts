import type { Address, Doctor } from '#shared/domain/catalogue.ts';
import type { DeskStore } from './ports.ts';

type Known = Pick<DeskStore, 'catalogue' | 'mappings'>;

/** How heads, cards and lists name whose calendar it is. The clinic's own name is one piece, and stands where the surname does. */
interface DoctorName {
  readonly doctorName: string;
  readonly doctorSurname: string;
}

/** The doctor of an address, as the vendor has them. For many addresses: the doctors are read once. */
export function vendorNameOf({
  catalogue,
}: Pick<DeskStore, 'catalogue'>): (address: Address) => Doctor | undefined {
  // Two facilities may have a doctor of one id each.
  const doctors = new Map(catalogue.doctors().map((doctor) => [`${doctor.facilityId} ${doctor.id}`, doctor]));
  return ({ facilityId, doctorId }) => doctors.get(`${facilityId} ${doctorId}`);
}

/** The name of a calendar's doctor as it is shown: the clinic's own, or else the vendor's. */
export function splitName(ownName: string | null, doctor: Doctor | undefined): DoctorName {
  return ownName === null
    ? { doctorName: doctor?.name ?? '', doctorSurname: doctor?.surname ?? '' }
    : { doctorName: '', doctorSurname: ownName };
}

/** The same in one piece, for many addresses; empty where the calendar is unknown. */
export function doctorNamesOf(store: Known): (address: Address | undefined) => string {
  const vendorName = vendorNameOf(store);
  const mappings = store.mappings.addresses();
  return (address) => {
    if (address === undefined) return '';
    const { doctorName, doctorSurname } = splitName(
      mappings.get(address.id)?.name ?? null,
      vendorName(address),
    );
    return `${doctorName} ${doctorSurname}`.trim();
  };
}

/** The same of one; empty where the calendar is unknown. */
export function doctorNameOf(store: Known, address: Address | null | undefined): string {
  if (!address) return '';
  const own = store.mappings.get('address', address.id)?.name ?? null;
  if (own !== null) return own;
  const doctor = store.catalogue
    .doctors()
    .find(({ id, facilityId }) => id === address.doctorId && facilityId === address.facilityId);
  return doctor === undefined ? '' : `${doctor.name} ${doctor.surname}`.trim();
}
