import type { Address, Doctor } from '#shared/domain/catalogue.ts';
import type { DeskReads } from '../deskReads.ts';

type Known = Pick<DeskReads, 'catalogue' | 'mappings'>;

/** How heads, cards and lists name whose calendar it is. The clinic's own name is one piece, and stands where the surname does. */
interface DoctorName {
  readonly doctorName: string;
  readonly doctorSurname: string;
}

/** The doctor of an address, as the vendor has them. */
export const vendorDoctorOf = (
  { catalogue }: Pick<DeskReads, 'catalogue'>,
  { facilityId, doctorId }: Pick<Address, 'facilityId' | 'doctorId'>,
): Doctor | null => catalogue.doctor(facilityId, doctorId);

/** The name of a calendar's doctor as it is shown: the clinic's own of the calendar, or of the doctor, or else the vendor's. */
export function doctorNameParts(store: Known, address: Address): DoctorName {
  const own =
    store.mappings.get('address', address.id)?.name ??
    store.mappings.get('doctor', address.doctorId)?.name ??
    null;
  if (own !== null) return { doctorName: '', doctorSurname: own };
  const doctor = vendorDoctorOf(store, address);
  return { doctorName: doctor?.name ?? '', doctorSurname: doctor?.surname ?? '' };
}

/** The same in one piece; empty where the calendar is unknown. */
export function doctorNameOf(store: Known, address: Address | null | undefined): string {
  if (!address) return '';
  const { doctorName, doctorSurname } = doctorNameParts(store, address);
  return `${doctorName} ${doctorSurname}`.trim();
}
