import type { EpochMs } from '../time/zone.ts';
import type { Booking, NewPatient, Presence } from './booking.ts';
import type { AddressServiceId, BookingId, CalendarRef, IntentId } from './ids.ts';

/** What a receptionist can decide about a visit. */
export type IntentAction =
  | {
      readonly kind: 'book';
      readonly start: EpochMs;
      /** Minutes. */
      readonly duration: number;
      readonly addressServiceId: AddressServiceId;
      readonly serviceName: string;
      readonly patient: NewPatient;
      readonly comment: string | null;
    }
  | { readonly kind: 'confirm'; readonly bookingId: BookingId }
  | {
      readonly kind: 'move';
      readonly bookingId: BookingId;
      readonly to: {
        readonly calendar: CalendarRef;
        readonly start: EpochMs;
        /** Minutes. */
        readonly duration: number;
        readonly addressServiceId: AddressServiceId;
      };
    }
  | { readonly kind: 'cancel'; readonly bookingId: BookingId; readonly reason: string | null }
  | { readonly kind: 'presence'; readonly bookingId: BookingId; readonly presence: Presence };

/**
 * The life of an intent (design §4):
 * `held` → `queued` → `sending` → `confirmed`, or `unknown` → read back → `confirmed` | `queued`, or `refused` → attention item.
 */
export type IntentState = 'held' | 'queued' | 'sending' | 'unknown' | 'confirmed' | 'refused';

/** Something a receptionist decided, on its way to the vendor. */
export interface Intent {
  readonly id: IntentId;
  readonly action: IntentAction;
  readonly calendar: CalendarRef;
  readonly state: IntentState;
  readonly createdAt: EpochMs;
  /** End of the undo window: not sent before. */
  readonly heldUntil: EpochMs;
  /** Not sent, and not read back, before: presence waits for the visit, a lost answer for the vendor to settle. */
  readonly notBefore: EpochMs;
  /** How often it has been sent. */
  readonly attempts: number;
  /** When it first left, by the vendor's clock as far as that was known then; `null`: it never did. What it made is not older. */
  readonly firstSentAt: EpochMs | null;
  /** Bookings that stood at the wanted time before it was first sent: none of them can be what it made. */
  readonly knownBefore: readonly BookingId[];
  /** Why the vendor, or the ground it stood on, said no. Set while it waits for a person. */
  readonly refusal: Refusal | null;
  /** Initials of whoever decided. */
  readonly staff: string;
  /** The booking as the receptionist saw it; `null` for a new one. */
  readonly seen: Pick<Booking, 'status' | 'start' | 'end' | 'presence'> | null;
}

/** After so many sends that each came back as not done, a person is asked. */
export const mostAttempts = 6;

/** Why an intent needs a person. */
export interface Refusal {
  readonly reason: RefusalReason;
  /** The vendor's own words, if it said any: for "Details". */
  readonly message: string;
  /** Fields of the request that the vendor complained of. */
  readonly fields: readonly string[];
  /** Where the visit is now, if it was moved away meanwhile: only reading the one visit tells that, its day's list does not. */
  readonly movedTo?: BookingId | undefined;
}

export const refusalReasons = [
  /** The wanted time is taken, or is no longer offered. */
  'timeTaken',
  /** The visit is not what the receptionist saw: somebody moved, cancelled or marked it. */
  'changedMeanwhile',
  /** The service is no longer offered there. */
  'serviceGone',
  /** The visit is over, or has begun. */
  'tooLate',
  /** The vendor does not know the visit, or the visit was never made. */
  'gone',
  'fieldsWrong',
  'notAllowed',
  'vendorRefused',
  /** It was sent so many times, and each time it was looked for and not found. */
  'neverArrived',
  /** What was decided before it was refused, and it was meant for what that would have made. */
  'beforeRefused',
  /** It was sent, and the vendor does not let this client look any more whether it was done. */
  'cannotLook',
] as const;
export type RefusalReason = (typeof refusalReasons)[number];
