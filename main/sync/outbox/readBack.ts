import { assertNever } from '#shared/assertNever.ts';
import type { Booking, Patient } from '#shared/domain/booking.ts';
import type { BookingId } from '#shared/domain/ids.ts';
import type { Intent } from '#shared/domain/intent.ts';
import { isWhatWasBooked, isWhereItWasMoved } from '#shared/domain/sameVisit.ts';

/** What the vendor has, as far as an intent needs to know it. */
export interface Found {
  /** The booking that the intent is about; `null`: the vendor does not know it, or it is a new one. */
  readonly booking: Booking | null;
  /** All bookings of the day that the intent wanted a time on; empty for the other kinds. */
  readonly there: readonly Booking[];
  /** Ids that the desk knew before it first sent this intent, or that another intent made: none of them can be what it made. */
  readonly knownBefore: ReadonlySet<BookingId>;
}

/** What reading back says of an intent whose answer was lost, or that was refused. */
export type Finding =
  /** It is done. `booking` is the vendor's copy; `isNew` where its id is one that the desk did not know. */
  | { readonly kind: 'done'; readonly booking: Booking; readonly isNew: boolean }
  /** It is not done, and all stands as it stood: it may be sent again. */
  | { readonly kind: 'notDone' }
  /** It is not done, and cannot be as it was meant: the visit is not what the receptionist saw. */
  | { readonly kind: 'changed'; readonly booking: Booking | null };

/** Compares what was wanted with what is true. Pure; every branch is a sentence of the design's §4. */
export function find(intent: Intent, found: Found): Finding {
  const { action } = intent;
  const isNew = (one: Booking): boolean => !found.knownBefore.has(one.id);
  switch (action.kind) {
    case 'book': {
      const made =
        found.there.find((one) => isNew(one) && isWhatWasBooked(action, one)) ??
        found.there.find((one) => isNew(one) && wasBookedAndIsOff(intent, action, one));
      return made === undefined ? { kind: 'notDone' } : { kind: 'done', booking: made, isNew: true };
    }
    case 'move': {
      const patient = found.booking?.patient ?? null;
      const movedTo = movesOf(found.booking).filter((id) => id !== action.bookingId);
      // Where the vendor tells what became of the visit, a new visit of the patient's at that time is another one. Where it
      // tells neither that nor who the patient was, a new visit there can be anybody's. And what never left has made none: nobody
      // noted then what was known before it.
      const wasSent = intent.attempts > 0;
      const isItsMove = (one: Booking): boolean =>
        movedTo.length > 0
          ? movedTo.includes(one.id)
          : wasSent && patient !== null && one.id !== action.bookingId && isNew(one);
      const there =
        found.there.find((one) => isItsMove(one) && isWhereItWasMoved(action, one, patient)) ??
        found.there.find(
          (one) => wasSent && isNew(one) && wasMovedThereAndIsOff(intent, action, one, patient),
        );
      const stillThere = found.booking?.status === 'booked';
      if (!stillThere && there !== undefined) return { kind: 'done', booking: there, isNew: true };
      return stillThere && isAsSeen(intent, found.booking) ? { kind: 'notDone' } : changed(found);
    }
    case 'cancel':
      if (found.booking === null) return changed(found);
      if (found.booking.status === 'canceled') {
        // Moved away is not cancelled: the visit goes on under another id.
        return movedAway(found.booking)
          ? changed(found)
          : { kind: 'done', booking: found.booking, isNew: false };
      }
      return isAsSeen(intent, found.booking) ? { kind: 'notDone' } : changed(found);
    case 'confirm':
      if (found.booking?.status !== 'booked') return changed(found);
      if (found.booking.confirmed === true) return { kind: 'done', booking: found.booking, isNew: false };
      return isAsSeen(intent, found.booking) ? { kind: 'notDone' } : changed(found);
    case 'presence':
      if (found.booking?.status !== 'booked') return changed(found);
      if (found.booking.presence === action.presence)
        return { kind: 'done', booking: found.booking, isNew: false };
      return isAsSeen(intent, found.booking) ? { kind: 'notDone' } : changed(found);
    default:
      return assertNever(action);
  }
}

/**
 * The booking was made, and cancelled or moved away before its answer could be looked for: booking again would be a second
 * visit. The vendor's clock is known as well as an answer tells it.
 */
function wasBookedAndIsOff(
  intent: Intent,
  action: Extract<Intent['action'], { kind: 'book' }>,
  booking: Booking,
): boolean {
  return wasMadeAndIsOff(intent, booking) && isWhatWasBooked(action, { ...booking, status: 'booked' });
}

/**
 * The visit came where it should, and went on from there before its answer could be looked for: by a patient, or by this desk,
 * to which a sweep had shown it under its new id.
 */
function wasMovedThereAndIsOff(
  intent: Intent,
  action: Extract<Intent['action'], { kind: 'move' }>,
  booking: Booking,
  patient: Patient | null,
): boolean {
  return (
    patient !== null &&
    booking.id !== action.bookingId &&
    wasMadeAndIsOff(intent, booking) &&
    isWhereItWasMoved(action, { ...booking, status: 'booked' }, patient)
  );
}

const wasMadeAndIsOff = ({ firstSentAt }: Intent, { status, bookedBy, bookedAt }: Booking): boolean =>
  status === 'canceled' &&
  bookedBy === 'integration' &&
  bookedAt !== null &&
  firstSentAt !== null &&
  bookedAt > firstSentAt - clockTolerance;

/** Milliseconds. */
const clockTolerance = 5 * 60_000;

const changed = ({ booking }: Found): Finding => ({ kind: 'changed', booking });

/** The ids at both ends of a visit's moves, as far as the vendor tells them; its names for the two are not believed (API.md §7). */
const movesOf = (booking: Booking | null): readonly BookingId[] =>
  [booking?.moving?.originId, booking?.moving?.newestId].filter((id) => typeof id === 'string');

const movedAway = ({ id, moving }: Booking): boolean =>
  moving !== null && moving.newestId !== null && moving.newestId !== id;

/** True while the vendor's copy is what the receptionist decided on: never a silent overwrite. */
export function isAsSeen({ seen, action }: Intent, booking: Booking | null): boolean {
  if (seen === null || booking === null) return seen === null && booking === null;
  if (booking.status !== seen.status || booking.start !== seen.start) return false;
  // Only a mark of presence can overwrite one.
  return action.kind !== 'presence' || booking.presence === seen.presence;
}
