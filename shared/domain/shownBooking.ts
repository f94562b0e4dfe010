import type { Booking } from './booking.ts';
import type { IntentId } from './ids.ts';

/** A booking as the desk shows it: what the vendor last said with everything on its way laid over it. */
export interface ShownBooking extends Booking {
  /** Intents that the vendor has not confirmed yet, oldest first. */
  readonly pending: readonly IntentId[];
  /** Refused intents that need a person. */
  readonly attention: readonly IntentId[];
}
