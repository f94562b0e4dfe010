import type { EpochMs } from '../time/zone.ts';
import type { Booking } from './booking.ts';
import type { BookingId, CalendarRef, IntentId } from './ids.ts';
import type { Refusal } from './refusal.ts';

/**
 * The life of an intent (design §4):
 * `held` → `queued` → `sending` → `confirmed`, or `unknown` → read back → `confirmed` | `queued`, or `refused` → attention item.
 */
export type IntentState = 'held' | 'queued' | 'sending' | 'unknown' | 'confirmed' | 'refused';

/** What every kind of decision has. What else it says is its module's (`kinds/`). */
export interface Action {
  readonly kind: string;
}

/** Something a receptionist decided, on its way to the vendor: a decision of one of the kinds `A`. */
export interface IntentOf<A extends Action> {
  readonly id: IntentId;
  readonly action: A;
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
  /** The first of those that were decided with it in one press; absent: it is that first one, or alone. */
  readonly bundle?: IntentId;
  /** The booking as the receptionist saw it; `null` for a new one. */
  readonly seen: Pick<Booking, 'status' | 'start' | 'end' | 'presence'> | null;
}

/** What can change of an intent besides its state. */
export type IntentChange = Pick<IntentOf<Action>, 'state'> &
  Partial<
    Pick<IntentOf<Action>, 'notBefore' | 'attempts' | 'firstSentAt' | 'knownBefore' | 'refusal' | 'seen'>
  >;
