import { localDateOf, wallClockOf, type LocalDate, type TimeZone } from '../../time/zone.ts';
import type { Period } from './period.ts';
import type { TimedPeriod } from './timedPeriod.ts';

/** Periods of a date by the clock on its facility's wall; what lies on another date there is left out. */
export const onTheWall = (
  periods: readonly TimedPeriod[],
  date: LocalDate,
  facilityZone: TimeZone,
): readonly Period[] =>
  periods.flatMap(({ start, end, services, insurance, providers }): Period[] => {
    if (localDateOf(start, facilityZone) !== date) return [];
    const till = localDateOf(end, facilityZone) === date ? wallClockOf(end, facilityZone) : '24:00';
    return [{ start: wallClockOf(start, facilityZone), end: till, services, insurance, providers }];
  });
