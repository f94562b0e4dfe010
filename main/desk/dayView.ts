import type { BoardBreak, BoardCard, BoardColumn, BoardDay } from '#shared/contract/views.ts';
import type { BoardWeek } from '#shared/contract/week.ts';
import type { Address } from '#shared/domain/catalogue.ts';
import type { AddressId } from '#shared/domain/ids.ts';
import type { VisitShown } from '#shared/domain/arrival.ts';
import { project, type ShownBooking } from '#shared/domain/project.ts';
import type { Break } from '#shared/domain/schedule.ts';
import { dayWindow, type LocalDate, type TimeZone, type Window } from '#shared/time/zone.ts';
import { boardSlots, offerOf } from './boardSlots.ts';
import { splitName, vendorNameOf } from './doctorNames.ts';
import { shownCalendars } from './hidden.ts';
import type { DeskStore } from './ports.ts';
import { arrivalOf, statusOf, withArrivals } from './shownVisits.ts';

/** Whether cancelled visits are asked for. */
export type Cancelled = 'shown' | 'leftOut';

/**
 * The day of all doctors that are not hidden, in the clinic's own order.
 * @param only one calendar, for a day of its week
 */
export function dayView(
  store: DeskStore,
  date: LocalDate,
  timeZone: TimeZone,
  only?: AddressId,
  cancelled: Cancelled = 'leftOut',
): Omit<BoardDay, 'revision'> {
  const window = dayWindow(date, timeZone);
  const addresses = shownCalendars(store).filter(({ id }) => only === undefined || id === only);
  return {
    date,
    timeZone,
    from: window.from,
    to: window.to,
    columns: columnsOf(store, addresses, date, window, cancelled),
  };
}

/** The calendars of the board, to choose one from. */
export function calendarsShown(store: DeskStore): BoardWeek['calendars'] {
  const named = namesOf(store);
  return shownCalendars(store).map(named);
}

/** Whose calendar an address is, as heads and choices say it. */
function namesOf(store: DeskStore): (address: Address) => BoardWeek['calendars'][number] {
  const vendorName = vendorNameOf(store);
  const facilities = new Map(store.catalogue.facilities().map(({ id, name }) => [id, name]));
  const mappings = store.mappings.addresses();
  return (address) => {
    const { id, facilityId, onlineOnly } = address;
    const doctor = vendorName(address);
    return {
      addressId: id,
      facilityId,
      facilityName: facilities.get(facilityId) ?? '',
      ...splitName(mappings.get(id)?.name ?? null, doctor),
      specialization: doctor?.specializations[0] ?? null,
      onlineOnly: onlineOnly === true,
    };
  };
}

/** Some columns of a day, for a change that touched only them. */
export function columnsOf(
  store: DeskStore,
  addresses: readonly Address[],
  date: LocalDate,
  window: Window,
  cancelled: Cancelled = 'leftOut',
): BoardColumn[] {
  const ids = addresses.map(({ id }) => id);
  const named = namesOf(store);
  const mappings = store.mappings.addresses();
  const asOf = store.freshness.asOf(date);
  const shown = groupBy(visitsOnBoard(store, ids, window, cancelled), (booking) => booking.addressId);
  const slots = groupBy(store.schedule.slotsInWindow(ids, window), (slot) => slot.addressId);
  const breaks = groupBy(store.schedule.breaksInWindow(ids, window), (pause) => pause.addressId);

  return addresses.map((address): BoardColumn => {
    const visible = shown.get(address.id) ?? [];
    const offer = offerOf(store.catalogue.addressServices(address.id));
    return {
      ...named(address),
      addressName: address.name,
      colour: mappings.get(address.id)?.colour ?? 0,
      asOf: asOf.get(address.id) ?? null,
      cards: visible
        .map((booking) => cardOf(booking, address))
        .sort((a, b) => a.start - b.start || compareIds(a, b)),
      services: offer.names,
      slots: boardSlots(slots.get(address.id) ?? [], visible, offer),
      breaks: (breaks.get(address.id) ?? []).map(breakOf),
    };
  });
}

/** The visits of these calendars that the board of a day shows, without what is free and closed around them. */
export function visitsOnBoard(
  store: DeskStore,
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

/** The fold over these calendars with the arrivals beside it, and with the visits that a move on its way brings here from another day or doctor. */
function shownIn(store: DeskStore, ids: readonly AddressId[], window: Window): VisitShown[] {
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
    (one, other) => isInside(one) && isInside(other),
  );
}

/** Cancelled visits leave the board unless asked for, except while the vendor has not been told: then they stay, struck out. */
const isStanding = ({ status, pending, attention }: ShownBooking): boolean =>
  status !== 'canceled' || pending.length > 0 || attention.length > 0;

/** A visit as the board's cards and the search tell it. */
export function cardOf(booking: VisitShown, address: Pick<Address, 'onlineOnly'>): BoardCard {
  return {
    id: booking.id,
    start: booking.start,
    end: booking.end,
    status: statusOf(booking),
    surname: booking.patient?.surname ?? '',
    name: booking.patient?.name ?? '',
    serviceName: booking.service?.name ?? null,
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

const breakOf = ({ id, since, till, description }: Break): BoardBreak => ({ id, since, till, description });

const compareIds = (a: { readonly id: string }, b: { readonly id: string }): number => (a.id < b.id ? -1 : 1);

function groupBy<T>(items: readonly T[], keyOf: (item: T) => AddressId): Map<AddressId, T[]> {
  const groups = new Map<AddressId, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}
