import { layArrivals, type VisitShown } from '#shared/domain/arrival.ts';
import type { Booking } from '#shared/domain/booking.ts';
import { asBookingId, type BookingId } from '#shared/domain/ids.ts';
import { project } from '#shared/domain/project.ts';
import type { ShownBooking } from '#shared/domain/shownBooking.ts';
import { shownState, type ShownState } from '#shared/domain/shownState.ts';
import { localDateOf, type EpochMs, type TimeZone } from '#shared/time/zone.ts';
import type { ArrivalView } from '#shared/contract/board.ts';
import type { DeskReads } from '../deskReads.ts';

/** Lays what the desk knows of the patients beside the fold. */
export function withArrivals(
  store: DeskReads,
  shown: readonly ShownBooking[],
  sameDay: (a: EpochMs, b: EpochMs) => boolean,
): VisitShown[] {
  const ids = shown.flatMap(({ id, pending }) => [id, ...pending.map(asBookingId)]);
  return layArrivals(shown, store.arrivals.of(ids), sameDay);
}

/** One visit as it is shown; `null`: the desk knows no such visit. */
export function shownVisit(store: DeskReads, timeZone: TimeZone, id: BookingId): VisitShown | null {
  const copy = store.bookings.get(id);
  const shown = project(copy === null ? [] : [copy], store.intents.ofVisit(id)).filter(
    (booking) => booking.id === id,
  );
  return withArrivals(store, shown, sameDayIn(timeZone))[0] ?? null;
}

/** Whether two instants are of one day there. */
export const sameDayIn =
  (zone: TimeZone) =>
  (a: EpochMs, b: EpochMs): boolean =>
    localDateOf(a, zone) === localDateOf(b, zone);

/** What crosses the door of an arrival. */
export const arrivalOf = ({ arrival }: VisitShown): ArrivalView | null =>
  arrival && { step: arrival.step, arrivedAt: arrival.arrivedAt, since: arrival.since };

export const statusOf = ({ status }: Pick<Booking, 'status'>): 'booked' | 'canceled' | 'unknown' =>
  status === 'booked' || status === 'canceled' ? status : 'unknown';

/** The state that is shown of a visit now. */
export const stateAt = (visit: VisitShown, now: EpochMs): ShownState =>
  shownState({ ...visit, status: statusOf(visit), confirmed: visit.confirmed === true }, now);
