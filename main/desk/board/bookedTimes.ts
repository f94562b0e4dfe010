import type { AddressId, BookingId } from '#shared/domain/ids.ts';
import type { Intent } from '#shared/domain/intent.ts';
import { isBooking } from '#shared/domain/kinds/book.ts';
import { targetOf } from '#shared/domain/kinds/decisionKind.ts';
import { decisionKindOf, isOnVisit, visitOf, type VisitIntent } from '#shared/domain/kinds/decisionKinds.ts';
import type { Booking } from '#shared/domain/booking.ts';
import { project } from '#shared/domain/project.ts';
import type { ShownBooking } from '#shared/domain/shownBooking.ts';
import { minuteMs } from '#shared/time/durations.ts';
import type { EpochMs, Window } from '#shared/time/zone.ts';
import type { DeskStore } from '../deskStore.ts';

/** A visit as it is looked through, before anybody asks who it is of. */
export interface BookedTime {
  readonly id: BookingId;
  readonly start: EpochMs;
  readonly end: EpochMs;
  /** As it is shown, where something was decided of it; else it is as the vendor told it. */
  readonly decided?: ShownBooking;
}

/** What is decided on visits of a calendar and not confirmed, oldest first. */
export type VisitDecisions = (addressId: AddressId) => readonly VisitIntent[];

/** The same of all calendars, sorted once as long as nothing is decided. */
export function visitDecisions({ intents }: Pick<DeskStore, 'intents'>): VisitDecisions {
  let known: { readonly open: readonly Intent[]; readonly by: ReadonlyMap<AddressId, VisitIntent[]> } | null =
    null;
  return (addressId) => {
    const open = intents.allOpen();
    if (known?.open !== open) known = { open, by: byCalendar(open.filter(isOnVisit)) };
    return known.by.get(addressId) ?? [];
  };
}

/** A move concerns two. */
function byCalendar(decisions: readonly VisitIntent[]): ReadonlyMap<AddressId, VisitIntent[]> {
  const by = new Map<AddressId, VisitIntent[]>();
  for (const intent of decisions) {
    const target = targetOf(decisionKindOf(intent.action), intent);
    for (const id of new Set([intent.calendar.addressId, target.addressId]))
      by.set(id, [...(by.get(id) ?? []), intent]);
  }
  return by;
}

/**
 * When the visits of a calendar are that the board shows as booked in a window, by start (`visitsOnBoard`). What is laid over the copy are
 * few visits: only these are read whole.
 */
export function bookedTimes(
  store: Pick<DeskStore, 'bookings' | 'intents'>,
  addressId: AddressId,
  window: Window,
  decided: VisitDecisions = visitDecisions(store),
): readonly BookedTime[] {
  const isInside = ({ start, end }: Pick<BookedTime, 'start' | 'end'>): boolean =>
    start < window.to && end > window.from;
  const told = store.bookings.bookedTimes(addressId, window).filter(isInside);
  const decisions = decided(addressId);
  if (decisions.length === 0) return told;
  const copies = copiesUnder(store, addressId, decisions);
  const shown = project(copies, decisions).filter(
    (visit) => visit.status === 'booked' && visit.addressId === addressId && isInside(visit),
  );
  const touched = new Set(copies.map(({ id }) => id));
  return [
    ...told.filter(({ id }) => !touched.has(id)),
    ...shown.map((visit) => ({ id: visit.id, start: visit.start, end: visit.end, decided: visit })),
  ].toSorted((a, b) => a.start - b.start);
}

/** The copies of what was decided on, with those that a new booking may have become already. */
function copiesUnder(
  { bookings }: Pick<DeskStore, 'bookings'>,
  addressId: AddressId,
  decisions: readonly VisitIntent[],
): readonly Booking[] {
  const copies = new Map(bookings.some(decisions.map(visitOf)).map((copy) => [copy.id, copy]));
  for (const { action } of decisions.filter(isBooking))
    for (const copy of bookings.inWindow([addressId], {
      from: action.start,
      to: action.start + action.duration * minuteMs,
    }))
      copies.set(copy.id, copy);
  return [...copies.values()];
}
