import type { RequestOf } from '#shared/contract/contract.ts';
import { extraFields } from '#shared/domain/extraFields.ts';
import type { Address, AddressService } from '#shared/domain/catalogue.ts';
import type { AddressId } from '#shared/domain/ids.ts';
import { project } from '#shared/domain/project.ts';
import type { ShownBooking } from '#shared/domain/shownBooking.ts';
import type { Slot } from '#shared/domain/schedule.ts';
import type { Window } from '#shared/time/zone.ts';
import { closedSpans } from '../board/closedSpans.ts';
import { serviceNameOf } from '../calendars/ownNames.ts';
import { doctorNameOf } from '../calendars/doctorNames.ts';
import { shownCalendars } from '../calendars/hidden.ts';
import type { WholeDesk } from '../session.ts';
import type { Steps } from '../steps.ts';
import type { FreeTime, BookableService } from '#shared/contract/freeTimes.ts';
import { dayMs } from '#shared/time/durations.ts';
import type { DeskReads } from '../deskReads.ts';
import { groupBy } from '../groupBy.ts';

/** More are not read in a list; another day shows the rest. */
const mostFreeTimes = 200;

/** A calendar with those of its services that are wanted. */
interface Offering {
  readonly address: Address;
  /** `null`: whatever it offers. */
  readonly services: readonly AddressService[] | null;
}

/** Free times as a list to choose from, for a new visit or a move within the facility. */
export function* freeTimes(
  { store }: Pick<WholeDesk, 'store'>,
  request: RequestOf<'freeTimes.get'>,
): Steps<FreeTime[]> {
  const { addressId, scope, from, to } = request;
  const addresses = store.catalogue.addresses();
  const here = addresses.find(({ id }) => id === addressId);
  if (here === undefined) return [];
  const wanted =
    scope === 'address' ? [here] : addresses.filter(({ facilityId }) => facilityId === here.facilityId);
  const offering = wanted.map((address) => ({ address, services: null }));
  return yield* firstFree(store, offering, { from, to });
}

/** Free times for a service, of all calendars that are shown. */
export function* nextFree(
  { store }: Pick<WholeDesk, 'store'>,
  request: RequestOf<'freeTimes.next'>,
): Steps<FreeTime[]> {
  const { service, from, to } = request;
  const offering = shownCalendars(store).flatMap((address): Offering[] => {
    const services = store.catalogue
      .addressServices(address.id)
      .filter((addressService) => serviceNameOf(store, addressService) === service);
    return services.length === 0 ? [] : [{ address, services }];
  });
  return yield* firstFree(store, offering, { from, to });
}

/** The services of all calendars that are shown, by name. */
export function bookableServices({ store }: Pick<WholeDesk, 'store'>): BookableService[] {
  const calendars = new Map<string, Set<AddressId>>();
  for (const { id } of shownCalendars(store)) {
    for (const name of store.catalogue
      .addressServices(id)
      .map((addressService) => serviceNameOf(store, addressService))) {
      const of = calendars.get(name);
      if (of === undefined) calendars.set(name, new Set([id]));
      else of.add(id);
    }
  }
  return [...calendars].map(([name, { size }]) => ({ name, calendars: size }));
}

/** The first ones, by start; a start tells those of its services that are wanted. A step for each span. */
function* firstFree(
  store: DeskReads,
  offering: readonly Offering[],
  { from, to }: Window,
): Steps<FreeTime[]> {
  if (offering.length === 0) return [];
  const byId = new Map(offering.map((one) => [one.address.id, one]));
  const wanted = offering.map(({ address, services }) => ({
    addressId: address.id,
    services: services?.map(({ id }) => id) ?? null,
  }));
  // No two starts of a calendar are at one moment: after so many, the next moment has been reached.
  const limit = mostFreeTimes + wanted.length;
  const found: FreeTime[] = [];
  for (const span of spans({ from, to }, offering.length)) {
    for (let next: number | null = span.from; next !== null && found.length < mostFreeTimes;) {
      const slots: readonly Slot[] = store.schedule.firstSlots(wanted, { from: next, to: span.to }, limit);
      const last: number | null = slots.length < limit ? null : (slots.at(-1)?.start ?? null);
      const whole = slots.filter(({ start }) => start !== last);
      const taken = takenTimes(store, whole);
      const closed = closedTimes(store, whole);
      for (const slot of whole) {
        const offer = byId.get(slot.addressId);
        if (offer === undefined || taken(slot) || closed(slot)) continue;
        const time = freeTimeOf(store, offer, slot);
        if (offer.services === null || time.services.length > 0) found.push(time);
      }
      next = last;
    }
    if (found.length >= mostFreeTimes) break;
    yield;
  }
  return found.slice(0, mostFreeTimes);
}

/** So many days of calendars are looked through at once, which takes some milliseconds, and no more days than these. */
const [calendarDaysAtOnce, longestSpanDays] = [280, 7];

/**
 * A hospital has more free starts in twelve weeks than anybody waits for: the coming day first, then more and more at once.
 * @param calendars how many of them are looked through
 */
function* spans({ from, to }: Window, calendars: number): Generator<Window> {
  const days = Math.min(longestSpanDays, Math.floor(calendarDaysAtOnce / calendars));
  const longest = Math.max(1, days) * dayMs;
  for (let at = from, length = dayMs; at < to; at += length, length = Math.min(2 * length, longest)) {
    yield { from: at, to: Math.min(at + length, to) };
  }
}

function freeTimeOf(store: DeskReads, { address, services }: Offering, slot: Slot): FreeTime {
  const known = services ?? store.catalogue.addressServices(address.id);
  return {
    addressId: address.id,
    doctorName: doctorNameOf(store, address),
    onlineOnly: address.onlineOnly === true,
    start: slot.start,
    services: slot.services.flatMap(({ addressServiceId, duration }) => {
      const service = known.find(({ id }) => id === addressServiceId);
      const minutes = duration ?? service?.duration ?? null;
      if (service === undefined || minutes === null) return [];
      return [
        {
          id: addressServiceId,
          name: serviceNameOf(store, service),
          vendorName: service.customName ?? service.name,
          duration: minutes,
        },
      ];
    }),
    demands: extraFields.filter((field) => address.extraFields[field]),
  };
}

/** What is shown as taken is not offered, though the vendor may not know it yet. */
function takenTimes(store: DeskReads, slots: readonly Slot[]): (slot: Slot) => boolean {
  const copies = new Map(
    store.bookings
      .over(slots.map(({ addressId, start }) => ({ addressId, at: start })))
      .map((booking) => [booking.id, booking]),
  );
  const intents = store.intents.open([...new Set(slots.map(({ addressId }) => addressId))]);
  for (const { action } of intents) {
    // A visit on its way here from elsewhere takes its new time already.
    const arriving = action.kind === 'move' ? store.bookings.get(action.bookingId) : null;
    if (arriving !== null) copies.set(arriving.id, arriving);
  }
  const shown = project([...copies.values()], intents).filter(({ status }) => status !== 'canceled');
  const byAddress = new Map<AddressId, ShownBooking[]>();
  for (const booking of shown) {
    const visits = byAddress.get(booking.addressId);
    if (visits === undefined) byAddress.set(booking.addressId, [booking]);
    else visits.push(booking);
  }
  return ({ addressId, start: at }) =>
    (byAddress.get(addressId) ?? []).some(({ start, end }) => start <= at && at < end);
}

/** What a break or other hours close is not offered, as on the board: until they are sent, the vendor still tells free times there. */
function closedTimes(store: DeskReads, slots: readonly Slot[]): (slot: Slot) => boolean {
  const [first, last] = [slots[0], slots.at(-1)];
  if (first === undefined || last === undefined) return () => false;
  const ids = [...new Set(slots.map(({ addressId }) => addressId))];
  const closed = closedSpans(store, ids, { from: first.start, to: last.start + 1 });
  const byAddress = groupBy(closed, ({ addressId }) => addressId);
  return ({ addressId, start }) =>
    (byAddress.get(addressId) ?? []).some(({ since, till }) => since <= start && start < till);
}
