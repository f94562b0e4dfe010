import { minuteMs } from '../../time/durations.ts';
import type { EpochMs, Window } from '../../time/zone.ts';
import type { AddressServiceId } from '../ids.ts';
import { cut, type CutSlot } from './cut.ts';
import type { TimedPeriod } from './timedPeriod.ts';

/**
 * What the vendor must still offer of published periods, by time: what it cut, less what is past, and less the services whose visit
 * would reach into something that is taken. @param busy visits that stand, and breaks
 */
export function offeredStill(
  periods: readonly TimedPeriod[],
  busy: readonly Window[],
  now: EpochMs,
): readonly CutSlot[] {
  const taken = busy.toSorted((a, b) => a.from - b.from);
  return periods
    .flatMap((period) => {
      const near = taken.filter(({ from, to }) => from < period.end && to > period.start);
      const durations = new Map(
        period.services.map((service) => [service.addressServiceId, service.duration]),
      );
      const isFree = (start: EpochMs, id: AddressServiceId): boolean => {
        const end = start + (durations.get(id) ?? 0) * minuteMs;
        return !near.some(({ from, to }) => from < end && to > start);
      };
      return cut([period]).map(({ start, services }) => ({
        start,
        services: start < now ? [] : services.filter((id) => isFree(start, id)),
      }));
    })
    .filter(({ services }) => services.length > 0)
    .toSorted((a, b) => a.start - b.start);
}

/** How what the vendor tells is not what it must offer. Both are starts with the services that differ, by time. */
export interface Drift {
  /** It must offer these, and does not tell them. */
  readonly missing: readonly CutSlot[];
  /** It tells these, and nobody here published them. */
  readonly unknown: readonly CutSlot[];
}

/** Compares what is expected with what was read. Nothing differs where both lists are empty. */
export const driftOf = (expected: readonly CutSlot[], told: readonly CutSlot[]): Drift => ({
  missing: lessThan(expected, told),
  unknown: lessThan(told, expected),
});

/** The starts, and what of their services, that others do not have. */
export function lessThan(slots: readonly CutSlot[], others: readonly CutSlot[]): readonly CutSlot[] {
  if (slots.length === 0) return slots;
  const there = new Map<EpochMs, Set<AddressServiceId>>();
  for (const { start, services } of others) {
    const has = there.get(start) ?? new Set<AddressServiceId>();
    for (const id of services) has.add(id);
    there.set(start, has);
  }
  return slots.flatMap(({ start, services }) => {
    const left = services.filter((id) => there.get(start)?.has(id) !== true);
    return left.length === 0 ? [] : [{ start, services: left }];
  });
}
