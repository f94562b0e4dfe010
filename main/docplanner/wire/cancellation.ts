import type { Actor, Booking } from '#shared/domain/booking.ts';
import type { EpochMs } from '#shared/time/zone.ts';
import type { Fields } from './fields.ts';
import { readInstant, readKnown, readOnly } from './scalars.ts';

/**
 * Whether a booking still stands, out of three fields that contradict each other in the vendor's examples (API.md §12).
 *
 * It is canceled if `status` says so (in either spelling), or if a time of its cancellation is told. That time also counts
 * where it stands under `canceled_by`, as in the examples of moved bookings. It does not count where `status` is `booked` and
 * `canceled_by` an empty text, both said in so many words: the vendor's own answer to a new booking has its end there. Who
 * canceled it does not count alone: to strike a visit that stands would send a patient away.
 */
export function readCancellation(fields: Fields): Pick<Booking, 'status' | 'canceledBy' | 'canceledAt'> {
  const by = fields.get('canceled_by');
  const at = fields.get('canceled_at');
  if (by === '' && readOnly(fields.get('status'), ['booked'] as const) !== null)
    return { status: 'booked', canceledBy: null, canceledAt: null };
  const canceledAt = realTime(at) ?? realTime(by);
  const canceledBy = readActor(readInstant(by) === null ? by : at);
  return { status: statusOf(fields.get('status'), canceledAt), canceledBy, canceledAt };
}

/** Databases write "never" as the beginning of their calendar; no visit was canceled before the vendor was founded. */
const earliest = Date.UTC(2000, 0, 1);

function realTime(raw: unknown): EpochMs | null {
  const at = readInstant(raw);
  return at !== null && at >= earliest ? at : null;
}

function statusOf(raw: unknown, canceledAt: EpochMs | null): Booking['status'] {
  const status = readKnown(raw, ['booked', 'canceled', 'cancelled'] as const) ?? 'booked';
  return status === 'cancelled' || canceledAt !== null ? 'canceled' : status;
}

/** The vendor's `user` is the patient; an empty text is nobody. A time is nobody either. */
export function readActor(raw: unknown): Actor | null {
  if (readInstant(raw) !== null) return null;
  const actor = readKnown(raw, ['user', 'doctor', 'integration'] as const);
  return actor === 'user' ? 'patient' : actor;
}
