import type { BoardWeek } from '#shared/contract/week.ts';
import type { Address } from '#shared/domain/catalogue.ts';
import type { AddressId } from '#shared/domain/ids.ts';
import type { VisitShown } from '#shared/domain/arrival.ts';
import { project } from '#shared/domain/project.ts';
import type { ShownBooking } from '#shared/domain/shownBooking.ts';
import type { ShownBreak } from '#shared/domain/shownBreak.ts';
import { dayWindow, type LocalDate, type TimeZone, type Window } from '#shared/time/zone.ts';
import { boardSlots, offerOf } from './boardSlots.ts';
import { doctorNameParts, vendorDoctorOf } from '../calendars/doctorNames.ts';
import { bookedServiceName, facilityNameOf } from '../calendars/ownNames.ts';
import { shownCalendars } from '../calendars/hidden.ts';
import { hoursClosing } from './closedSpans.ts';
import { breaksShown } from './shownBreaks.ts';
import { arrivalOf, statusOf, withArrivals } from './shownVisits.ts';
import { atOnce, inSteps, type Steps } from '../steps.ts';
import type { BoardCard, BoardBreak, BoardColumn, BoardDay } from '#shared/contract/board.ts';
import { groupBy } from '../groupBy.ts';
import type { DeskReads } from '../deskReads.ts';

/** Whether cancelled visits are asked for. */
export type Cancelled = 'shown' | 'leftOut';

/**
 * The day of all doctors that are not hidden, in the clinic's own order.
 * @param only one calendar, for a day of its week
 */
export function dayView(
  store: DeskReads,
  date: LocalDate,
  timeZone: TimeZone,
  only?: AddressId,
  cancelled: Cancelled = 'leftOut',
): Omit<BoardDay, 'revision'> {
  return atOnce(dayInSteps(store, date, timeZone, only, cancelled));
}

/** The same in steps of some calendars. What changes meanwhile may be in it or not. */
export function* dayInSteps(
  store: DeskReads,
  date: LocalDate,
  timeZone: TimeZone,
  only?: AddressId,
  cancelled: Cancelled = 'leftOut',
): Steps<Omit<BoardDay, 'revision'>> {
  const window = dayWindow(date, timeZone);
  const addresses = calendarsOf(store, only);
  const asOf = store.freshness.asOf(date);
  const columns = yield* inSteps(addresses, (some) => columnsOf(store, some, date, window, cancelled, asOf));
  return { date, timeZone, from: window.from, to: window.to, columns };
}

/** What stands over the columns of a day, without what lies in them. */
export const headsOf = (store: DeskReads, only?: AddressId): readonly ColumnHead[] =>
  calendarsOf(store, only).map((address) => columnHeadOf(store, address));

const calendarsOf = (store: DeskReads, only?: AddressId): Address[] =>
  shownCalendars(store).filter(({ id }) => only === undefined || id === only);

/** What of a column is not told by deltas. */
export type ColumnHead = Omit<BoardColumn, 'asOf' | 'cards' | 'services' | 'slots' | 'breaks'>;

const columnHeadOf = (store: DeskReads, address: Address): ColumnHead => ({
  ...headOf(store, address),
  addressName: address.name,
  colour: store.mappings.get('address', address.id)?.colour ?? 0,
});

/** The calendars of the board, to choose one from. */
export function calendarsShown(store: DeskReads): BoardWeek['calendars'] {
  return shownCalendars(store).map((address) => headOf(store, address));
}

/** Whose calendar an address is, as heads and choices say it. */
function headOf(store: DeskReads, address: Address): BoardWeek['calendars'][number] {
  const { id, facilityId, onlineOnly } = address;
  return {
    addressId: id,
    facilityId,
    facilityName: facilityNameOf(store, facilityId),
    ...doctorNameParts(store, address),
    specialization: vendorDoctorOf(store, address)?.specializations[0] ?? null,
    onlineOnly: onlineOnly === true,
  };
}

/** Some columns of a day, for a change that touched only them. @param asOf when that day of each calendar was last read */
export function columnsOf(
  store: DeskReads,
  addresses: readonly Address[],
  date: LocalDate,
  window: Window,
  cancelled: Cancelled = 'leftOut',
  asOf = store.freshness.asOf(date),
): BoardColumn[] {
  const ids = addresses.map(({ id }) => id);
  const shown = groupBy(visitsOnBoard(store, ids, window, cancelled), (booking) => booking.addressId);
  const slots = groupBy(store.schedule.slotsInWindow(ids, window), (slot) => slot.addressId);
  const breaks = groupBy(breaksShown(store, ids, window), (pause) => pause.addressId);
  const closing = groupBy(hoursClosing(store, ids, window), (span) => span.addressId);

  return addresses.map((address): BoardColumn => {
    const visible = shown.get(address.id) ?? [];
    const pauses = breaks.get(address.id) ?? [];
    const offer = offerOf(store, store.catalogue.addressServices(address.id));
    return {
      ...columnHeadOf(store, address),
      asOf: asOf.get(address.id) ?? null,
      cards: visible
        .map((booking) => cardOf(store, booking, address))
        .sort((a, b) => a.start - b.start || compareIds(a, b)),
      services: offer.names,
      slots: boardSlots(slots.get(address.id) ?? [], visible, offer, [
        ...pauses,
        ...(closing.get(address.id) ?? []),
      ]),
      breaks: pauses.map(breakOf),
    };
  });
}

/** The visits of these calendars that the board of a day shows, without what is free and closed around them. */
export function visitsOnBoard(
  store: DeskReads,
  ids: readonly AddressId[],
  window: Window,
  cancelled: Cancelled = 'leftOut',
): VisitShown[] {
  const inside = shownIn(store, ids, window).filter(
    ({ start, end }) => start < window.to && end > window.from,
  );
  const asked = cancelled === 'shown' ? inside.filter((visit) => !isStanding(visit)) : [];
  if (asked.length === 0) return inside.filter(isStanding);
  // A visit that was moved is cancelled only to the vendor.
  const moved = store.audit.movedOn(asked.map(({ id }) => id));
  return inside.filter((visit) => isStanding(visit) || !moved.has(visit.id));
}

/**
 * The fold over these calendars, with the arrivals beside it. A visit that a move on its way brings here from another day
 * or doctor is in it.
 */
function shownIn(store: DeskReads, ids: readonly AddressId[], window: Window): VisitShown[] {
  const intents = store.intents.open(ids);
  const bookings = store.bookings.inWindow(ids, window);
  const known = new Set(bookings.map(({ id }) => id));
  const arriving = intents.flatMap(({ action }) => {
    if (action.kind !== 'move' || known.has(action.bookingId)) return [];
    known.add(action.bookingId);
    return store.bookings.get(action.bookingId) ?? [];
  });
  const isInside = (at: number): boolean => window.from <= at && at < window.to;
  return withArrivals(
    store,
    project([...bookings, ...arriving], intents),
    (a, b) => isInside(a) && isInside(b),
  );
}

/** Cancelled visits leave the board unless asked for, except while the vendor has not been told: then they stay, struck out. */
const isStanding = ({ status, pending, attention }: ShownBooking): boolean =>
  status !== 'canceled' || pending.length > 0 || attention.length > 0;

/** A visit as the board's cards and the search tell it. */
export function cardOf(
  store: DeskReads,
  booking: VisitShown,
  address: Pick<Address, 'onlineOnly'>,
): BoardCard {
  return {
    id: booking.id,
    start: booking.start,
    end: booking.end,
    status: statusOf(booking),
    surname: booking.patient?.surname ?? '',
    name: booking.patient?.name ?? '',
    serviceName: bookedServiceName(store, booking.addressId, booking.service),
    confirmed: booking.confirmed === true,
    presence: booking.presence,
    arrival: arrivalOf(booking),
    bookedByPatient: booking.bookedBy === 'patient',
    online: address.onlineOnly === true || booking.videocallUrl !== null,
    hasComment: booking.comment !== null && booking.comment !== '',
    notSent: booking.pending.length > 0,
    needsPerson: booking.attention.length > 0,
  };
}

const breakOf = ({ id, since, till, description, pending, attention }: ShownBreak): BoardBreak => ({
  id,
  since,
  till,
  description,
  notSent: pending.length > 0,
  needsPerson: attention.length > 0,
});

const compareIds = (a: { readonly id: string }, b: { readonly id: string }): number => (a.id < b.id ? -1 : 1);
