import { dayMs } from '../../time/durations.ts';
import {
  addDays,
  atWallClock,
  localDateOf,
  wallClockOf,
  type EpochMs,
  type LocalDate,
  type TimeZone,
} from '../../time/zone.ts';

/** How far ahead the vendor takes hours (API.md §6). */
const daysAhead = 12 * 7;

/**
 * Up to when a period may end. Whether the vendor counts twelve weeks by hours or on the wall is not known: where clocks change in
 * between, the earlier of both. @param zone the marketplace's
 */
export function furthestEnd(now: EpochMs, zone: TimeZone): EpochMs {
  const onTheWall = atWallClock(addDays(localDateOf(now, zone), daysAhead), wallClockOf(now, zone), zone);
  return Math.min(now + daysAhead * dayMs, onTheWall);
}

/** The dates that can be published whole, whatever their hours: from today to, nearly always, the 83rd day after it. */
export function horizon(
  now: EpochMs,
  zone: TimeZone,
): { readonly first: LocalDate; readonly last: LocalDate } {
  const first = localDateOf(now, zone);
  // The date of the furthest end is not over by then.
  const last = addDays(localDateOf(furthestEnd(now, zone), zone), -1);
  return { first, last };
}

/** From when on a date can be published: once its last period ends within twelve weeks. */
export function fits(periods: readonly { readonly end: EpochMs }[], now: EpochMs, zone: TimeZone): boolean {
  const furthest = furthestEnd(now, zone);
  return periods.every(({ end }) => end <= furthest);
}
