import { assertNever } from '../assertNever.ts';
import type { Booking, Patient, Presence } from './booking.ts';
import { asBookingId, type AddressId, type IntentId } from './ids.ts';
import type { Intent } from './intent.ts';
import { isWhatWasBooked } from './sameVisit.ts';

/** A booking as the desk shows it: what the vendor last said with everything on its way laid over it. */
export interface ShownBooking extends Booking {
  /** Intents that the vendor has not confirmed yet, oldest first. */
  readonly pending: readonly IntentId[];
  /** Refused intents that need a person. */
  readonly attention: readonly IntentId[];
}

/**
 * The fold: what is shown is this function of the server copy and the intents, and of nothing else (design §3).
 * Pure and total: an intent whose booking is unknown shows nothing, and none can make it fail.
 * @param bookings the server copy, each id once
 * @param intents oldest first; confirmed ones are already part of the server copy and ignored
 */
export function project(bookings: readonly Booking[], intents: readonly Intent[]): ShownBooking[] {
  if (intents.length === 0) return bookings.map(untouched);
  const shown = new Map<string, ShownBooking>(bookings.map((booking) => [booking.id, untouched(booking)]));
  const arrivedAs = new Map<string, string>();
  for (const intent of intents) lay(shown, arrivedAs, intent);
  return [...shown.values()];
}

const none: readonly never[] = [];
const untouched = (booking: Booking): ShownBooking => ({ ...booking, pending: none, attention: none });

/** @param arrivedAs by the id of a new visit's intent, the id under which a sweep has seen it */
function lay(shown: Map<string, ShownBooking>, arrivedAs: Map<string, string>, intent: Intent): void {
  if (intent.state === 'confirmed') return;
  const action = intent.action;
  if (action.kind === 'book') {
    if (intent.state === 'refused') return;
    // Its answer is not here yet, but a sweep has seen it already: one visit, not two.
    const arrived =
      intent.attempts === 0 ? undefined : [...shown.values()].find((one) => mayBeMadeBy(intent, one));
    if (arrived === undefined) shown.set(intent.id, bookedHere(intent));
    else {
      arrivedAs.set(intent.id, arrived.id);
      shown.set(arrived.id, { ...arrived, pending: [...arrived.pending, intent.id] });
    }
    return;
  }
  const before = shown.get(arrivedAs.get(action.bookingId) ?? action.bookingId);
  if (before === undefined) return;
  if (intent.state === 'refused') {
    shown.set(before.id, { ...before, attention: [...before.attention, intent.id] });
    return;
  }
  shown.set(before.id, { ...before, ...changes(intent), pending: [...before.pending, intent.id] });
}

/** Whether a visit is what a new booking made whose answer is not here yet. */
export function mayBeMadeBy({ action, attempts, calendar, knownBefore }: Intent, booking: Booking): boolean {
  return (
    action.kind === 'book' &&
    attempts > 0 &&
    booking.addressId === calendar.addressId &&
    !knownBefore.includes(booking.id) &&
    isWhatWasBooked(action, booking)
  );
}

interface Changes {
  readonly status?: 'canceled';
  readonly canceledBy?: 'integration';
  readonly confirmed?: true;
  readonly presence?: Presence;
  readonly start?: number;
  readonly end?: number;
  readonly addressId?: AddressId;
}

function changes({ action }: Intent): Changes {
  switch (action.kind) {
    case 'book':
      return {};
    case 'confirm':
      return { confirmed: true };
    case 'move':
      return {
        start: action.to.start,
        end: action.to.start + action.to.duration * 60_000,
        addressId: action.to.calendar.addressId,
      };
    case 'cancel':
      return { status: 'canceled', canceledBy: 'integration' };
    case 'presence':
      return { presence: action.presence };
    default:
      return assertNever(action);
  }
}

/** A booking that only this desk knows yet; it goes by the intent's id until the vendor gives it one. */
function bookedHere(intent: Intent): ShownBooking {
  const { action } = intent;
  if (action.kind !== 'book') throw new Error('Only a booking intent makes a booking.');
  const patient: Patient = {
    name: action.patient.name,
    surname: action.patient.surname ?? '',
    email: action.patient.email,
    phone: action.patient.phone,
    birthDate: action.patient.birthDate,
    nin: action.patient.nin,
    gender: action.patient.gender,
    isReturning: null,
    insuranceNumber: null,
  };
  return {
    id: asBookingId(intent.id),
    addressId: intent.calendar.addressId,
    status: 'booked',
    start: action.start,
    end: action.start + action.duration * 60_000,
    bookedBy: 'integration',
    bookedAt: intent.createdAt,
    canceledBy: null,
    canceledAt: null,
    patient,
    service: { id: action.addressServiceId, name: action.serviceName, price: null, priceFrom: null },
    comment: action.comment,
    insurance: null,
    presence: null,
    confirmed: null,
    moving: null,
    prepaid: null,
    paymentStatus: null,
    videocallUrl: null,
    pending: [intent.id],
    attention: none,
  };
}
