import type { RequestOf } from '#shared/contract/contract.ts';
import { extraFields, type BookableService, type FreeTime } from '#shared/contract/visits.ts';
import type { Address } from '#shared/domain/catalogue.ts';
import type { AddressId } from '#shared/domain/ids.ts';
import { project, type ShownBooking } from '#shared/domain/project.ts';
import type { Window } from '#shared/time/zone.ts';
import { nameOfService } from './boardSlots.ts';
import { shownCalendars } from './hidden.ts';
import type { DeskStore } from './ports.ts';
import type { Session } from './session.ts';
import { doctorNamesOf } from './doctorNames.ts';

/** More are not read in a list; another day shows the rest. */
const mostFreeTimes = 200;

/** Free times as a list to choose from, for a new visit or a move within the facility. */
export function freeTimes({ store }: Session, request: RequestOf<'visits.freeTimes'>): FreeTime[] {
  const addresses = store.catalogue.addresses();
  const here = addresses.find(({ id }) => id === request.addressId);
  if (here === undefined) return [];
  const wanted =
    request.scope === 'address'
      ? [here]
      : addresses.filter(({ facilityId }) => facilityId === here.facilityId);
  return firstFree(store, wanted, { from: request.from, to: request.to }, () => true);
}

/** Free times for a service, of all calendars that are shown. */
export function nextFree({ store }: Session, request: RequestOf<'visits.nextFree'>): FreeTime[] {
  const { service, from, to } = request;
  return firstFree(store, shownCalendars(store), { from, to }, (name) => name === service, 'withService');
}

/** The services of all calendars that are shown, by name. */
export function bookableServices({ store }: Session): BookableService[] {
  const calendars = new Map<string, Set<AddressId>>();
  for (const { id } of shownCalendars(store)) {
    for (const name of store.catalogue.addressServices(id).map(nameOfService)) {
      const of = calendars.get(name);
      if (of === undefined) calendars.set(name, new Set([id]));
      else of.add(id);
    }
  }
  return [...calendars].map(([name, { size }]) => ({ name, calendars: size }));
}

/** A hospital has more slots in twelve weeks than anybody waits for: it is looked at by weeks, until there are enough. */
const step = 7 * 86_400_000;

/** The first ones, by start. @param which `withService`: only slots that take a wanted one */
function firstFree(
  store: DeskStore,
  addresses: readonly Address[],
  window: Window,
  isWanted: (service: string) => boolean,
  which: 'all' | 'withService' = 'all',
): FreeTime[] {
  const found: FreeTime[] = [];
  for (let from = window.from; from < window.to && found.length < mostFreeTimes; from += step) {
    const part = freeOf(store, addresses, { from, to: Math.min(from + step, window.to) }, isWanted);
    found.push(...part.filter(({ services }) => which === 'all' || services.length > 0));
  }
  return found.slice(0, mostFreeTimes);
}

/** By start; a slot tells those of its services that are wanted. */
function freeOf(
  store: DeskStore,
  addresses: readonly Address[],
  window: Window,
  isWanted: (service: string) => boolean,
): FreeTime[] {
  const byId = new Map(addresses.map((address) => [address.id, address]));
  const nameOf = doctorNamesOf(store);
  const names = new Map(addresses.map((address) => [address.id, nameOf(address)]));
  const demands = new Map(addresses.map((address) => [address.id, demandsOf(address)]));
  const taken = takenTimes(store, [...byId.keys()], window);
  const services = new Map(
    addresses.flatMap(({ id }) =>
      store.catalogue.addressServices(id).map((service) => [service.id, service] as const),
    ),
  );
  return store.schedule
    .slotsInWindow([...byId.keys()], window)
    .filter(({ addressId, start }) => !taken(addressId, start))
    .sort((a, b) => a.start - b.start)
    .map(({ addressId, start, services: offered }) => ({
      addressId,
      doctorName: names.get(addressId) ?? '',
      onlineOnly: byId.get(addressId)?.onlineOnly === true,
      start,
      services: offered.flatMap(({ addressServiceId, duration }) => {
        const service = services.get(addressServiceId);
        const minutes = duration ?? service?.duration ?? null;
        if (service === undefined || minutes === null || !isWanted(nameOfService(service))) return [];
        return [{ id: addressServiceId, name: nameOfService(service), duration: minutes }];
      }),
      demands: demands.get(addressId) ?? [],
    }));
}

const demandsOf = (address: Address): FreeTime['demands'] =>
  extraFields.filter((field) => address.extraFields[field]);

/** What is shown as taken is not offered, though the vendor may not know it yet. */
function takenTimes(store: DeskStore, ids: readonly AddressId[], window: { from: number; to: number }) {
  const shown = project(store.bookings.inWindow(ids, window), store.intents.open(ids)).filter(
    ({ status }) => status !== 'canceled',
  );
  const byAddress = new Map<AddressId, ShownBooking[]>(ids.map((id) => [id, []]));
  for (const one of shown) byAddress.get(one.addressId)?.push(one);
  return (addressId: AddressId, at: number): boolean =>
    (byAddress.get(addressId) ?? []).some(({ start, end }) => start <= at && at < end);
}
