import { minuteMs } from '../../time/durations.ts';
import type { EpochMs } from '../../time/zone.ts';
import type { AddressServiceId } from '../ids.ts';
import type { TimedPeriod } from './timedPeriod.ts';

/** Minutes between two starts: the greatest common divisor of the durations, 0 of none. */
export const gridOf = (durations: readonly number[]): number => durations.reduce(greatestCommonDivisor, 0);

const greatestCommonDivisor = (a: number, b: number): number =>
  b === 0 ? a : greatestCommonDivisor(b, a % b);

/** A start that the vendor offers, and what fits there. */
export interface CutSlot {
  readonly start: EpochMs;
  readonly services: readonly AddressServiceId[];
}

/**
 * The starts that the vendor makes of a date's periods, by time: each period for itself on its grid, with the services that end in it
 * (API.md §6). @param periods those of one address, which do not overlap
 */
export function cut(periods: readonly TimedPeriod[]): readonly CutSlot[] {
  return periods
    .flatMap(({ start: from, end, services }) => {
      const gridMs = gridOf(services.map(({ duration }) => duration)) * minuteMs;
      const slots: CutSlot[] = [];
      for (let start = from; gridMs > 0 && start + gridMs <= end; start += gridMs) {
        const fitting = services.filter(({ duration }) => start + duration * minuteMs <= end);
        if (fitting.length === 0) break;
        slots.push({ start, services: fitting.map(({ addressServiceId }) => addressServiceId) });
      }
      return slots;
    })
    .toSorted((a, b) => a.start - b.start);
}
