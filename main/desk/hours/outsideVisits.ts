import type { VisitOutside } from '#shared/contract/hours.ts';
import { mostOutsideTold, outside } from '#shared/domain/availability/outside.ts';
import type { Booking } from '#shared/domain/booking.ts';
import type { Address } from '#shared/domain/catalogue.ts';
import type { EpochMs, Window } from '#shared/time/zone.ts';
import { bookedTimes, type BookedTime } from '../board/bookedTimes.ts';
import { doctorNameOf } from '../calendars/doctorNames.ts';
import { bookedServiceName } from '../calendars/ownNames.ts';
import type { DeskStore } from '../deskStore.ts';

/** A visit that hours leave out, before it is told. */
export interface TimeOutside extends BookedTime {
  readonly address: Address;
}

interface Span {
  readonly start: EpochMs;
  readonly end: EpochMs;
}

/**
 * When the visits of a calendar are that lie in a window and that hours leave out, by start.
 * @param periods all hours that touch the window
 */
export const outsideTimes = (
  store: DeskStore,
  address: Address,
  periods: readonly Span[],
  window: Window,
): readonly TimeOutside[] =>
  outside(bookedTimes(store, address.id, window), periods).map((time) => ({ ...time, address }));

/** Who they are of. What the desk knows no more is left out. */
export function toldOutside(store: DeskStore, times: readonly TimeOutside[]): VisitOutside[] {
  const ids = times.flatMap(({ id, decided }) => (decided === undefined ? [id] : []));
  const copies = new Map(store.bookings.some(ids).map((copy) => [copy.id, copy]));
  return times.flatMap(({ id, address, decided }) => {
    const visit = decided ?? copies.get(id);
    return visit === undefined ? [] : [toldVisit(store, address, visit)];
  });
}

function toldVisit(
  store: DeskStore,
  address: Address,
  { id, start, end, patient, service }: Booking,
): VisitOutside {
  return {
    bookingId: id,
    addressId: address.id,
    doctor: doctorNameOf(store, address),
    start,
    end,
    name: patient?.name ?? '',
    surname: patient?.surname ?? '',
    phone: patient?.phone ?? null,
    service: bookedServiceName(store, address.id, service),
  };
}

/** The first visits of a calendar that lie in a window and that hours leave out, by start. One that is over is nobody's any more. */
export const outsideVisits = (
  store: DeskStore,
  address: Address,
  periods: readonly Span[],
  window: Window,
): VisitOutside[] =>
  toldOutside(store, outsideTimes(store, address, periods, window).slice(0, mostOutsideTold));
