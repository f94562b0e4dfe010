import type { Booking, World, WorkPeriod } from '../world.ts';
import { activeBookings, breaksAt } from './lookup.ts';

const minute = 60_000;

/** A start that patients can choose, and the services that fit there. */
export interface FreeSlot {
  readonly start: number;
  readonly services: readonly { readonly addressServiceId: string; readonly duration: number }[];
}

/** How long the vendor's cells are in a work period: the greatest common divisor of the durations, in ms (API.md §6). */
export function cellLength(period: WorkPeriod): number {
  return period.services.reduce((length, { duration }) => divisor(length, duration), 0) * minute;
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
  const periods = (world.workPeriods.get(addressId) ?? []).filter(
    (period) => period.start < span.to && period.end > span.from,
  );
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
        const end = start + duration * minute;
        return end <= period.end && !near.some((taken) => taken.from < end && taken.to > start);
      });
      if (services.length > 0) addSlot(found, start, services);
    }
  }
  return [...found.values()].sort((a, b) => a.start - b.start);
}

/** Work periods whose grid has a cell at that very start, whether it is free or not. */
export function periodsWithCell(world: World, addressId: string, start: number): WorkPeriod[] {
  return (world.workPeriods.get(addressId) ?? []).filter((period) => {
    const step = cellLength(period);
    return (
      step > 0 && start >= period.start && start + step <= period.end && (start - period.start) % step === 0
    );
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
  return busyTimes(world, addressId, start, start + duration * minute, ignoring).length > 0;
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
