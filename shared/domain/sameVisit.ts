import type { EpochMs } from '../time/zone.ts';
import type { Booking, NewPatient, Patient } from './booking.ts';
import type { AddressServiceId } from './ids.ts';
import { canBeOne } from './patients.ts';

/** A time that a decision wants. */
interface WantedTime {
  readonly start: EpochMs;
  readonly addressServiceId: AddressServiceId;
}

/** The visit that a new booking wants. */
export interface WantedVisit extends WantedTime {
  readonly patient: NewPatient;
}

/**
 * True where a booking of the vendor's is the one that a booking intent asked for: same start, service and patient. The
 * vendor has no idempotency keys, so this is how a lost answer is recognised (design: the life of an intent).
 */
export function isWhatWasBooked(wanted: WantedVisit, booking: Booking): boolean {
  return (
    booking.status === 'booked' &&
    booking.start === wanted.start &&
    sameService(booking, wanted.addressServiceId) &&
    samePatient(wanted.patient, booking.patient)
  );
}

/** True where a booking is the one that a move asked for; `patient` is the one of the booking before the move. */
export function isWhereItWasMoved(to: WantedTime, booking: Booking, patient: Patient | null): boolean {
  return (
    booking.status === 'booked' &&
    booking.start === to.start &&
    sameService(booking, to.addressServiceId) &&
    (patient === null || samePatient(patient, booking.patient))
  );
}

/** True where two new bookings want the same visit of the same person. Their calendars are not told here. */
export function isSameWish(a: WantedVisit, b: WantedVisit): boolean {
  return (
    a.start === b.start && a.addressServiceId === b.addressServiceId && isSamePerson(a.patient, b.patient)
  );
}

/** True where a booking of the vendor's is, as far as anybody can tell, the visit of this person that is wanted. */
export function isVeryVisit(wanted: WantedVisit, booking: Booking): boolean {
  return isWhatWasBooked(wanted, booking) && isSamePerson(wanted.patient, booking.patient);
}

/** The vendor may leave the service out; then it cannot tell two visits apart. */
function sameService(booking: Booking, addressServiceId: string): boolean {
  return booking.service === null || booking.service.id === addressServiceId;
}

/** Names as people compare them, and the digits of the phone from the end, since the country code comes and goes. */
export function samePatient(
  a: Pick<NewPatient | Patient, 'name' | 'surname' | 'phone'>,
  b: Pick<NewPatient | Patient, 'name' | 'surname' | 'phone'> | null,
): boolean {
  if (b === null) return false;
  if (folded(`${a.name} ${a.surname ?? ''}`) !== folded(`${b.name} ${b.surname ?? ''}`)) return false;
  const [ours, theirs] = [digits(a.phone), digits(b.phone)];
  return ours === '' || theirs === '' || ours.slice(-7) === theirs.slice(-7);
}

/** A father and his son may share a name and a phone. */
const isSamePerson = (a: Person, b: Person | null): boolean =>
  samePatient(a, b) && b !== null && canBeOne(a, b);
type Person = Pick<NewPatient | Patient, 'name' | 'surname' | 'phone' | 'birthDate' | 'nin'>;

const folded = (text: string): string =>
  text.normalize('NFKC').toLocaleLowerCase('en').replace(/\s+/g, ' ').trim();
const digits = (phone: string | null): string => (phone ?? '').replace(/\D/g, '');
