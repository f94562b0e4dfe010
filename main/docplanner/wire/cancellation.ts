import type { Actor, Booking } from '#shared/domain/booking.ts';
import type { EpochMs } from '#shared/time/zone.ts';
import type { Fields } from './fields.ts';
import { readInstant, readKnown } from './scalars.ts';

/**
 * Whether a booking still stands, out of three fields that contradict each other in the vendor's examples (API.md §12).
 *
 * It is canceled if `status` says so (in either spelling), or if both who and when it was canceled are told, whatever
 * `status` says: two facts that only a cancellation writes outweigh one word. One of them alone does not, since the examples
 * of moved bookings have the time under `canceled_by` and nothing under `canceled_at`, and to strike a visit that
 * stands is worse than to show one that was canceled: a patient would be sent away.
 */
export function readCancellation(fields: Fields): Pick<Booking, 'status' | 'canceledBy' | 'canceledAt'> {
  const by = fields.get('canceled_by');
  const at = fields.get('canceled_at');
  // The fields change places in some examples.
  const canceledAt = readInstant(at) ?? readInstant(by);
  const canceledBy = readActor(readInstant(by) === null ? by : at);
  return { status: statusOf(fields.get('status'), canceledBy, canceledAt), canceledBy, canceledAt };
}

function statusOf(raw: unknown, canceledBy: Actor | null, canceledAt: EpochMs | null): Booking['status'] {
  const status = readKnown(raw, ['booked', 'canceled', 'cancelled'] as const) ?? 'booked';
  if (status === 'canceled' || status === 'cancelled') return 'canceled';
  return canceledBy !== null && canceledAt !== null ? 'canceled' : status;
}

/** The vendor's `user` is the patient; an empty text is nobody. A time is nobody either. */
export function readActor(raw: unknown): Actor | null {
  if (readInstant(raw) !== null) return null;
  const actor = readKnown(raw, ['user', 'doctor', 'integration'] as const);
  return actor === 'user' ? 'patient' : actor;
}
