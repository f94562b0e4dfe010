import type { AddressService, Booking, World, WorkPeriod } from '../world.ts';
import { activeBookings, breaksAt } from './lookup.ts';
import { minuteMs } from '#shared/time/durations.ts';

/** A start that patients can choose, and the services that fit there. */
export interface FreeSlot {
  readonly start: number;
  readonly services: readonly { readonly addressServiceId: string; readonly duration: number }[];
}

/** How long the vendor's cells are in a work period: the greatest common divisor of the durations, in ms (API.md §6). */
export function cellLength(period: WorkPeriod): number {
  return period.services.reduce((length, { duration }) => divisor(length, duration), 0) * minuteMs;
}

/**
 * What can be booked at an address: starts in [from, to), not in the past, free of bookings and breaks for the whole
 * duration of at least one service, ascending. A service of several cells hides as many when it is booked.
 */
export function freeSlots(
  world: World,
  addressId: string,
  span: { readonly from: number; readonly to: number; readonly now: number },
  ignoring?: Booking,
): FreeSlot[] {
  const periods = (world.workPeriods.get(addressId) ?? [])
    .filter((period) => period.start < span.to && period.end > span.from)
    .map((period) => bookablePart(world, period, span.now));
  const first = periods.reduce((least, period) => Math.min(least, period.start), span.from);
  const last = periods.reduce((most, period) => Math.max(most, period.end), span.to);
  const busy = busyTimes(world, addressId, first, last, ignoring);
  const found = new Map<number, FreeSlot>();
  for (const period of periods) {
    const step = cellLength(period);
    if (step <= 0) continue;
    const near = busy.filter((taken) => taken.from < period.end && taken.to > period.start);
    for (let start = period.start; start + step <= period.end; start += step) {
      if (start < span.from || start >= span.to || start < span.now) continue;
      const services = period.services.filter(({ duration }) => {
        const end = start + duration * minuteMs;
        return end <= period.end && !near.some((taken) => taken.from < end && taken.to > start);
      });
      if (services.length > 0) addSlot(found, start, services);
    }
  }
  return [...found.values()].sort((a, b) => a.start - b.start);
}

/** Whether a service can be booked yet: one that was just added takes a while (API.md §6). */
export const isBookable = ({ bookableFrom }: AddressService, now: number): boolean =>
  bookableFrom === undefined || bookableFrom <= now;

/** A work period with the services that can be booked in it by now: those that are gone, or too new, are not offered. */
export function bookablePart(world: World, period: WorkPeriod, now: number): WorkPeriod {
  const services = period.services.filter(({ addressServiceId: id }) => {
    const service = world.addressServices.get(id);
    return service !== undefined && isBookable(service, now);
  });
  return services.length === period.services.length ? period : { ...period, services };
}

/** Work periods whose grid has a cell at that very start, whether it is free or not. */
export function periodsWithCell(
  world: World,
  addressId: string,
  { start, now }: { readonly start: number; readonly now: number },
): WorkPeriod[] {
  return (world.workPeriods.get(addressId) ?? []).flatMap((whole) => {
    if (start < whole.start || start >= whole.end) return [];
    const period = bookablePart(world, whole, now);
    const step = cellLength(period);
    const hasCell = step > 0 && start + step <= period.end && (start - period.start) % step === 0;
    return hasCell ? [period] : [];
  });
}

/** True if a booking or a break holds any of the time from `start` for `duration` minutes. */
export function isTaken(
  world: World,
  addressId: string,
  start: number,
  duration: number,
  ignoring?: Booking,
): boolean {
  return busyTimes(world, addressId, start, start + duration * minuteMs, ignoring).length > 0;
}

function busyTimes(world: World, addressId: string, from: number, to: number, ignoring?: Booking) {
  return [
    ...activeBookings(world, addressId, from, to)
      .filter((booking) => booking !== ignoring)
      .map((booking) => ({ from: booking.start, to: booking.end })),
    ...breaksAt(world, addressId, from, to).map((pause) => ({ from: pause.since, to: pause.till })),
  ];
}

/** Overlapping work periods offer a start once, with the services of both. */
function addSlot(found: Map<number, FreeSlot>, start: number, services: FreeSlot['services']): void {
  const known = found.get(start)?.services ?? [];
  const added = services.filter(
    (service) => !known.some((other) => other.addressServiceId === service.addressServiceId),
  );
  found.set(start, { start, services: [...known, ...added] });
}

function divisor(a: number, b: number): number {
  return b === 0 ? a : divisor(b, a % b);
}
