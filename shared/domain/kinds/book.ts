import { z } from 'zod';
import { minuteMs } from '../../time/durations.ts';
import type { EpochMs } from '../../time/zone.ts';
import type { Booking, NewPatient, Patient } from '../booking.ts';
import { asBookingId, type AddressServiceId } from '../ids.ts';
import type { Action, IntentOf } from '../intentOf.ts';
import { isWhatWasBooked } from '../sameVisit.ts';
import type { ShownBooking } from '../shownBooking.ts';
import { shownAsIs } from './fold.ts';
import { addressServiceId, nullableText } from './parsed.ts';
import { itsCalendar, nothingTold, type VisitKind } from './visitKind.ts';

/** A new visit. */
export interface BookAction {
  readonly kind: 'book';
  readonly start: EpochMs;
  /** Minutes. */
  readonly duration: number;
  readonly addressServiceId: AddressServiceId;
  readonly serviceName: string;
  readonly patient: NewPatient;
  readonly comment: string | null;
}

const nullableTruth = z.boolean().nullable();
const newPatient = z.object({
  name: z.string(),
  surname: nullableText,
  phone: z.string(),
  email: nullableText,
  birthDate: nullableText,
  nin: nullableText,
  gender: z.enum(['m', 'f']).nullable(),
  marketingConsent: nullableTruth,
  dataPrivacyConsent: nullableTruth,
});

export const book: VisitKind<BookAction> = {
  schema: z.object({
    kind: z.literal('book'),
    start: z.number(),
    duration: z.number(),
    addressServiceId,
    serviceName: z.string(),
    patient: newPatient,
    comment: nullableText,
  }),
  subjectOf: ({ id }) => ({ kind: 'visit', id: asBookingId(id) }),
  // Its subject is what it makes: the vendor's number of that comes when it is done.
  withSubject: (action) => action,
  calendarsOf: itsCalendar,
  lay({ shown, arrivedAs }, intent) {
    if (intent.state === 'refused') return;
    // Its answer is not here yet, but a sweep has seen it already: one visit, not two.
    const arrived =
      intent.attempts === 0 ? undefined : [...shown.values()].find((booking) => mayBeMadeBy(intent, booking));
    if (arrived === undefined) shown.set(intent.id, bookedHere(intent));
    else {
      arrivedAs.set(intent.id, arrived.id);
      shown.set(arrived.id, { ...arrived, pending: [...arrived.pending, intent.id] });
    }
  },
  supersede: () => ({ withdraws: [], isNeeded: true }),
  opposite: 'cancel',
  isAsLeft: (action, { start }) => start === action.start,
  told: ({ patient, start }) => ({ ...nothingTold, patient, start }),
  settles: false,
};

/** Whether a decision of whatever kind is a new booking. */
export const isBooking = <I extends Pick<IntentOf<Action>, 'action'>>(
  intent: I,
): intent is I & { readonly action: BookAction } => intent.action.kind === 'book';

/** Whether a visit is what a new booking made whose answer is not here yet. */
export function mayBeMadeBy(
  {
    action,
    attempts,
    calendar,
    knownBefore,
  }: Pick<IntentOf<BookAction>, 'action' | 'attempts' | 'calendar' | 'knownBefore'>,
  booking: Booking,
): boolean {
  return (
    attempts > 0 &&
    booking.addressId === calendar.addressId &&
    !knownBefore.includes(booking.id) &&
    isWhatWasBooked(action, booking)
  );
}

/** A booking that only this desk knows yet; it goes by the intent's id until the vendor gives it one. */
function bookedHere({ id, action, calendar, createdAt }: IntentOf<BookAction>): ShownBooking {
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
  const booking: Booking = {
    id: asBookingId(id),
    addressId: calendar.addressId,
    status: 'booked',
    start: action.start,
    end: action.start + action.duration * minuteMs,
    bookedBy: 'integration',
    bookedAt: createdAt,
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
  };
  return { ...shownAsIs(booking), pending: [id] };
}
