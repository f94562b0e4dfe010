import type { AddressService } from '#shared/domain/catalogue.ts';
import type { AddressServiceId } from '#shared/domain/ids.ts';
import type { ShownBooking } from '#shared/domain/shownBooking.ts';
import type { BreakSpan } from '#shared/domain/shownBreak.ts';
import type { Slot } from '#shared/domain/schedule.ts';
import { serviceNameOf } from '../calendars/ownNames.ts';
import type { BoardSlot } from '#shared/contract/board.ts';
import { minuteMs } from '#shared/time/durations.ts';

/** What a calendar offers: the names, each once, and where among them each of its services is. */
export interface Offer {
  readonly names: string[];
  readonly indexOf: ReadonlyMap<AddressServiceId, number>;
  /** How long each takes, as far as it is known. Minutes. */
  readonly minutesOf: ReadonlyMap<AddressServiceId, number | null>;
}

/** @param services in the catalogue's order; two of one name are one to whoever reads the board */
export function offerOf(
  store: Parameters<typeof serviceNameOf>[0],
  services: readonly AddressService[],
): Offer {
  const nameOfService = (service: AddressService): string => serviceNameOf(store, service);
  const names = [...new Set(services.map(nameOfService))];
  const places = new Map(names.map((name, index) => [name, index]));
  return {
    names,
    indexOf: new Map(services.map((service) => [service.id, places.get(nameOfService(service)) ?? 0])),
    minutesOf: new Map(services.map(({ id, duration }) => [id, duration])),
  };
}

/** The slot length shown where neither a service nor a following slot tells it. Minutes. */
const unknownSlotMinutes = 20;

/** Free starts that nothing shown has taken, or closed, meanwhile. */
export function boardSlots(
  slots: readonly Slot[],
  bookings: readonly ShownBooking[],
  offer: Offer,
  breaks: readonly BreakSpan[] = [],
): BoardSlot[] {
  const taken = bookings.filter(({ status }) => status !== 'canceled');
  const sorted = [...slots].sort((a, b) => a.start - b.start);
  return sorted.flatMap((slot, index): BoardSlot[] => {
    if (taken.some(({ start, end }) => start <= slot.start && slot.start < end)) return [];
    if (breaks.some(({ since, till }) => since <= slot.start && slot.start < till)) return [];
    const next = sorted[index + 1];
    const toNext = next === undefined ? unknownSlotMinutes : Math.round((next.start - slot.start) / minuteMs);
    const lengths = slot.services.map(
      ({ addressServiceId: id, duration }) => duration ?? offer.minutesOf.get(id) ?? Number.POSITIVE_INFINITY,
    );
    const shortest = Math.min(...lengths);
    const minutes = Math.max(1, Math.min(Number.isFinite(shortest) ? shortest : unknownSlotMinutes, toNext));
    const places = slot.services.flatMap(({ addressServiceId }) => offer.indexOf.get(addressServiceId) ?? []);
    return [{ start: slot.start, minutes, services: [...new Set(places)] }];
  });
}
