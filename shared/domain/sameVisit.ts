import type { Booking, NewPatient, Patient } from './booking.ts';
import type { IntentAction } from './intent.ts';

/**
 * True where a booking of the vendor's is the one that a booking intent asked for: same start, service and patient. The
 * vendor has no idempotency keys, so this is how a lost answer is recognised (design: the life of an intent).
 */
export function isWhatWasBooked(action: Extract<IntentAction, { kind: 'book' }>, booking: Booking): boolean {
  return (
    booking.status === 'booked' &&
    booking.start === action.start &&
    sameService(booking, action.addressServiceId) &&
    samePatient(action.patient, booking.patient)
  );
}

/** True where a booking is the one that a move asked for; `patient` is the one of the booking before the move. */
export function isWhereItWasMoved(
  action: Extract<IntentAction, { kind: 'move' }>,
  booking: Booking,
  patient: Patient | null,
): boolean {
  return (
    booking.status === 'booked' &&
    booking.start === action.to.start &&
    sameService(booking, action.to.addressServiceId) &&
    (patient === null || samePatient(patient, booking.patient))
  );
}

/** The vendor may leave the service out; then it cannot tell two visits apart. */
function sameService(booking: Booking, addressServiceId: string): boolean {
  return booking.service === null || booking.service.id === addressServiceId;
}

/** Names as people compare them, and the digits of the phone from the end, since the country code comes and goes. */
export function samePatient(
  a: Pick<NewPatient | Patient, 'name' | 'surname' | 'phone'>,
  b: Patient | null,
): boolean {
  if (b === null) return false;
  if (folded(`${a.name} ${a.surname ?? ''}`) !== folded(`${b.name} ${b.surname}`)) return false;
  const [ours, theirs] = [digits(a.phone), digits(b.phone)];
  return ours === '' || theirs === '' || ours.slice(-7) === theirs.slice(-7);
}

const folded = (text: string): string =>
  text.normalize('NFKC').toLocaleLowerCase('en').replace(/\s+/g, ' ').trim();
const digits = (phone: string | null): string => (phone ?? '').replace(/\D/g, '');
