import type { Booking } from '#shared/domain/booking.ts';
import { asBookingId, asIntentId, type BookingId, type CalendarRef } from '#shared/domain/ids.ts';
import type { Action, IntentOf } from '#shared/domain/intentOf.ts';
import { isBooking, mayBeMadeBy } from '#shared/domain/kinds/book.ts';
import type { VisitKind } from '#shared/domain/kinds/visitKind.ts';
import type { ShownBooking } from '#shared/domain/shownBooking.ts';
import type { Subject } from '#shared/domain/subject.ts';
import type { Ground, GroundContext } from './outboxKind.ts';

/** An action on a visit that is there already. */
interface OnVisit extends Action {
  readonly bookingId: BookingId;
}

/**
 * What a decision on a visit comes to.
 * @param whenCanceled what it comes to if the visit is called off already
 */
export function groundOnVisit<A extends OnVisit>(
  context: GroundContext,
  kind: VisitKind<A>,
  wanted: A,
  whenCanceled: 'undecidable' | 'settled' = 'undecidable',
): Ground<A> {
  const { store } = context;
  const { copy, bookingId } = lineOf(context, wanted.bookingId);
  const subject: Subject = { kind: 'visit', id: bookingId };
  const action = kind.withSubject(wanted, subject);
  const earlier = store.intents.ofSubject(subject);
  const before = shownWith(context, copy, bookingId, earlier);
  if (before === null) return { kind: 'undecidable', why: 'visitGone' };
  if (before.status === 'canceled') {
    return whenCanceled === 'settled'
      ? { kind: 'decided', subject, withdraws: [], intent: null }
      : { kind: 'undecidable', why: 'visitCanceled' };
  }
  const { withdraws, isNeeded } = kind.supersede(action, earlier, copy);
  if (!isNeeded) return { kind: 'decided', subject, withdraws, intent: null };
  // What the vendor will have when this one's turn comes: the fold without what is about to be taken back.
  const left = earlier.filter(({ id }) => !withdraws.includes(id));
  const shown = withdraws.length === 0 ? before : shownWith(context, copy, bookingId, left);
  const calendar = calendarOf(context, copy, bookingId);
  if (shown === null || calendar === null) return { kind: 'undecidable', why: 'visitGone' };
  const { status, start, end, presence } = shown;
  return {
    kind: 'decided',
    subject,
    withdraws,
    intent: { action, calendar, seen: { status, start, end, presence } },
  };
}

/** The line in which decisions on a visit stand now. */
export const visitNow = (context: GroundContext, subject: Subject): Subject =>
  subject.kind === 'visit' ? { kind: 'visit', id: lineOf(context, subject.id).bookingId } : subject;

/**
 * A sweep may see a visit before the answer to its own booking is here. Until then the visit goes by that decision's id:
 * what is decided on it stands in the same line. Gives the copy by which it is decided with it.
 */
function lineOf(
  { store }: GroundContext,
  id: BookingId,
): { readonly copy: Booking | null; readonly bookingId: BookingId } {
  const copy = store.bookings.get(id);
  const made =
    copy === null
      ? undefined
      : store.intents
          .openBookings(copy.addressId)
          .find((intent) => isWaiting(intent) && isBooking(intent) && mayBeMadeBy(intent, copy));
  return made === undefined ? { copy, bookingId: id } : { copy: null, bookingId: asBookingId(made.id) };
}

/** A visit as it is shown with some decisions laid over it. */
export function shownWith(
  context: GroundContext,
  copy: Booking | null,
  id: BookingId,
  intents: readonly IntentOf<Action>[],
): ShownBooking | null {
  return context.project(copy === null ? [] : [copy], intents).find((shown) => shown.id === id) ?? null;
}

/** Where the vendor has the visit; of one that it has not numbered yet, where it was booked. */
function calendarOf({ store }: GroundContext, copy: Booking | null, id: BookingId): CalendarRef | null {
  if (copy === null) return store.intents.get(asIntentId(id))?.calendar ?? null;
  const address = store.catalogue.address(copy.addressId);
  return address === null
    ? null
    : { facilityId: address.facilityId, doctorId: address.doctorId, addressId: address.id };
}

export const isWaiting = ({ state }: Pick<IntentOf<Action>, 'state'>): boolean =>
  state !== 'refused' && state !== 'confirmed';
