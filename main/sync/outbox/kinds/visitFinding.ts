import type { Booking } from '#shared/domain/booking.ts';
import { asIntentId, type BookingId, type CalendarRef } from '#shared/domain/ids.ts';
import type { Action, IntentOf } from '#shared/domain/intentOf.ts';
import { isPresence } from '#shared/domain/kinds/presence.ts';
import type { Store } from '../../ports.ts';
import type { Finding } from './outboxKind.ts';
import { visitDone } from './visitDone.ts';
import { minuteMs } from '#shared/time/durations.ts';

/** What the vendor has, as far as an intent needs to know it. */
export interface Found {
  /** The booking that the intent is about; `null`: the vendor does not know it, or it is a new one. */
  readonly booking: Booking | null;
  /** All bookings of the day that the intent wanted a time on; empty for the other kinds. */
  readonly there: readonly Booking[];
  /** Ids that the desk knew before it first sent this intent, or that another intent made: none of them can be what it made. */
  readonly knownBefore: ReadonlySet<BookingId>;
}

/** What is true of a visit that was decided on. */
export type VisitFinding =
  /** It is done. `booking` is the vendor's copy; `isNew` where its id is one that the desk did not know. */
  | { readonly kind: 'done'; readonly booking: Booking; readonly isNew: boolean }
  | { readonly kind: 'notDone' }
  | { readonly kind: 'changed'; readonly booking: Booking | null };

export const changed = ({ booking }: Pick<Found, 'booking'>): VisitFinding => ({ kind: 'changed', booking });

/** Not done: whether it can be, as it was meant. */
export const asItStands = (
  intent: Pick<IntentOf<Action>, 'seen' | 'action'>,
  { booking }: Pick<Found, 'booking'>,
): VisitFinding => (isAsSeen(intent, booking) ? { kind: 'notDone' } : { kind: 'changed', booking });

/** True while the vendor's copy is what the receptionist decided on: never a silent overwrite. */
export function isAsSeen(
  { seen, action }: Pick<IntentOf<Action>, 'seen' | 'action'>,
  booking: Booking | null,
): boolean {
  if (seen === null || booking === null) return seen === null && booking === null;
  if (booking.status !== seen.status || booking.start !== seen.start) return false;
  // Only a mark of presence can overwrite one.
  return !isPresence(action) || booking.presence === seen.presence;
}

/** Whether a visit can be what a call made. */
export const isNew = (found: Pick<Found, 'knownBefore'>, { id }: Booking): boolean =>
  !found.knownBefore.has(id);

/**
 * What this decision made was called off, or moved on, before its answer could be looked for. The vendor's clock is known as well as
 * an answer tells it.
 */
export const wasMadeAndIsOff = (
  { firstSentAt }: Pick<IntentOf<Action>, 'firstSentAt'>,
  { status, bookedBy, bookedAt }: Booking,
): boolean =>
  status === 'canceled' &&
  bookedBy === 'integration' &&
  bookedAt !== null &&
  firstSentAt !== null &&
  bookedAt > firstSentAt - clockToleranceMs;

/** How far the vendor's clock may be off what is known of it. */
const clockToleranceMs = 5 * minuteMs;

/** The ids at both ends of a visit's moves, as far as the vendor tells them; its names for the two are not believed (API.md §7). */
export const movesOf = (booking: Booking | null): readonly BookingId[] =>
  [booking?.moving?.originId, booking?.moving?.newestId].filter((id) => typeof id === 'string');

/** The id under which a visit that was moved away goes on. */
export function movedTo(booking: Booking | null): BookingId | undefined {
  const newest = booking?.moving?.newestId ?? null;
  return newest === null || newest === booking?.id ? undefined : newest;
}

/** What the outbox makes of a finding on a visit. @param target where the visit is, if its id is new */
export function findingOf(
  store: Store<Action>,
  intent: Pick<IntentOf<Action>, 'id'>,
  visit: BookingId,
  target: CalendarRef,
  finding: VisitFinding,
): Finding {
  switch (finding.kind) {
    case 'done': {
      const { booking } = finding;
      const now = finding.isNew ? { id: booking.id, calendar: target } : null;
      return { kind: 'done', done: visitDone(store, visit, { bookings: [booking], now }) };
    }
    case 'notDone':
      return finding;
    case 'changed':
      return {
        kind: 'changed',
        reason: isBehindRefused(store, intent, visit, finding.booking) ? 'beforeRefused' : 'changedMeanwhile',
        movedTo: movedTo(finding.booking),
      };
  }
}

/**
 * Whether the visit is not what was decided on only because what was decided before was refused: it was never made, or it still
 * is what that one saw.
 */
function isBehindRefused(
  store: Store<Action>,
  { id }: Pick<IntentOf<Action>, 'id'>,
  visit: BookingId,
  booking: Booking | null,
): boolean {
  if (booking === null) return store.intents.get(asIntentId(visit)) !== null;
  return store.intents
    .ofVisit(visit)
    .some((other) => other.id !== id && other.state === 'refused' && isAsSeen(other, booking));
}
