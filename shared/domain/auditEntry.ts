import type { EpochMs } from '../time/zone.ts';
import type { AddressId, BookingId, IntentId } from './ids.ts';

/** Who did what when, as the audit keeps it. */
export interface AuditEntry {
  readonly at: EpochMs;
  /** Initials of whoever decided; empty where the desk did it by itself. */
  readonly staff: string;
  /** What happened, such as `intent.book` or `booking.renumbered`. */
  readonly kind: string;
  readonly addressId: AddressId | null;
  readonly bookingId: BookingId | null;
  /** Where a booking got a new id: the one before. */
  readonly previousBookingId: BookingId | null;
  readonly intentId: IntentId | null;
  /** The first decision of the press that this one belongs to; absent: it is that first one, or alone. */
  readonly bundle?: IntentId;
  /** JSON text for a person to read later; may hold patient data. */
  readonly detail: string;
}
