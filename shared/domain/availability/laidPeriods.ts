import { minuteMs } from '../../time/durations.ts';
import type { EpochMs, Window } from '../../time/zone.ts';
import type { AddressServiceId } from '../ids.ts';
import { gridOf, type CutSlot } from './cut.ts';
import type { TimedPeriod } from './timedPeriod.ts';

/** Minutes, where nobody knows how long a service takes. */
const guessedDuration = 15;

/**
 * Periods from which the vendor may have cut what it tells of a date: starts that follow one another on their grid, and gaps that visits
 * and breaks explain, are one period. Ends and insurers are not told; a period ends with the last visit that begins in it.
 * @param told starts of one date, by time @param busy visits that stand, and breaks
 */
export function laidPeriods(
  told: readonly CutSlot[],
  busy: readonly Window[],
  durationOf: (id: AddressServiceId) => number | null,
): readonly TimedPeriod[] {
  const minutesOf = (id: AddressServiceId): number => durationOf(id) ?? guessedDuration;
  const taken = busy.toSorted((a, b) => a.from - b.from);
  const gridMsOf = (services: ReadonlySet<AddressServiceId>): number =>
    gridOf([...services].map(minutesOf)) * minuteMs;
  const periods: { start: EpochMs; end: EpochMs; services: Set<AddressServiceId>; gridMs: number }[] = [];
  for (const { start, services } of told.toSorted((a, b) => a.start - b.start)) {
    const end = Math.max(...services.map((id) => start + minutesOf(id) * minuteMs), start + minuteMs);
    const last = periods.at(-1);
    const goesOn =
      last !== undefined &&
      sameGrid(last.start, start, last.gridMs) &&
      (start <= last.end || isTaken(taken, last.end, start)) &&
      services.every((id) => last.services.has(id) || start < last.end);
    if (goesOn) {
      last.end = Math.max(last.end, end);
      const known = last.services.size;
      for (const id of services) last.services.add(id);
      if (last.services.size > known) last.gridMs = gridMsOf(last.services);
    } else {
      const offered = new Set(services);
      periods.push({ start, end, services: offered, gridMs: gridMsOf(offered) });
    }
  }
  return periods.map(({ start, end, services }) => ({
    start,
    end,
    services: [...services].map((addressServiceId) => ({
      addressServiceId,
      duration: minutesOf(addressServiceId),
    })),
    insurance: 'both',
    providers: [],
  }));
}

const sameGrid = (from: EpochMs, start: EpochMs, grid: number): boolean =>
  grid > 0 && (start - from) % grid === 0;

/** Whether what is taken explains that nothing is told between two moments: no minute of it is free. */
function isTaken(taken: readonly Window[], from: EpochMs, to: EpochMs): boolean {
  let free = from;
  for (const span of taken) {
    if (span.to <= free) continue;
    if (span.from > free || free >= to) break;
    free = span.to;
  }
  return free >= to;
}
