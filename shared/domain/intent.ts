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
  /** Initials of whoever decided. */
  readonly staff: string;
  /** The booking as the receptionist saw it; `null` for a new one. */
  readonly seen: Pick<Booking, 'status' | 'start' | 'end' | 'presence'> | null;
}
