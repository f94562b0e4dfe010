import type { LocalDate, TimeZone } from '../../time/zone.ts';
import type { AddressServiceId } from '../ids.ts';
import { laidPeriods } from './laidPeriods.ts';
import { onTheWall } from './onTheWall.ts';
import type { Period } from './period.ts';
import type { Plan } from './plan.ts';
import { dateDrift, isEmptyDrift, type DateSeen } from './told.ts';
import { instantsOn } from './instants.ts';
import type { TimedPeriod } from './timedPeriod.ts';
import { mondayOf, weekdayOf, type Weekday } from './weekday.ts';

/** A date as the vendor tells it. */
export interface SeenDate extends DateSeen {
  readonly date: LocalDate;
}

/** Hours as the vendor's slots look, and what of them nobody can know. */
export interface ProposedHours {
  readonly plan: Plan;
  readonly doubts: readonly ('ends' | 'insurance' | 'durations' | 'booked' | 'irregular' | 'nothingThere')[];
  /** Dates that do not follow the plan. */
  readonly irregular: readonly LocalDate[];
}

const weekdays: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];

/**
 * One week of hours that most of the dates follow: for each weekday what is told most often.
 * @param seen dates in a row, the first of them tomorrow
 * @param durationOf minutes; `null`: nobody knows
 */
export function proposedHours(
  seen: readonly SeenDate[],
  durationOf: (id: AddressServiceId) => number | null,
  facilityZone: TimeZone,
): ProposedHours {
  const laid = seen.map((date) => ({
    ...date,
    periods: onTheWall(laidPeriods(date.told, date.busy, durationOf), date.date, facilityZone),
  }));
  const days = weekdays.map((weekday) =>
    mostFrequent(laid.filter(({ date }) => weekdayOf(date) === weekday).map(({ periods }) => periods)),
  );
  const irregular = seen
    .filter(
      (date) =>
        !isEmptyDrift(
          dateDrift(timedOn(date.date, days[weekdayOf(date.date) - 1] ?? [], durationOf, facilityZone), date),
        ),
    )
    .map(({ date }) => date);
  const first = seen[0]?.date ?? '1970-01-01';
  const isEmpty = seen.every(({ told }) => told.length === 0);
  const isUnknown = seen.some(({ told }) =>
    told.some(({ services }) => services.some((id) => durationOf(id) === null)),
  );
  return {
    plan: { validFrom: first, validTo: null, anchorMonday: mondayOf(first), weeks: [{ name: '', days }] },
    irregular,
    doubts: isEmpty
      ? ['nothingThere']
      : [
          'ends',
          'insurance',
          ...(isUnknown ? (['durations'] as const) : []),
          ...(seen.some(({ busy }) => busy.length > 0) ? (['booked'] as const) : []),
          ...(irregular.length > 0 ? (['irregular'] as const) : []),
        ],
  };
}

/** The periods that come most often; of equal ones the nearest. */
function mostFrequent(all: readonly (readonly Period[])[]): readonly Period[] {
  const counts = new Map<string, { readonly periods: readonly Period[]; count: number }>();
  for (const periods of all) {
    const key = JSON.stringify(periods);
    const known = counts.get(key);
    if (known === undefined) counts.set(key, { periods, count: 1 });
    else known.count += 1;
  }
  let best: { readonly periods: readonly Period[]; readonly count: number } = { periods: [], count: 0 };
  for (const one of counts.values()) if (one.count > best.count) best = one;
  return best.periods;
}

function timedOn(
  date: LocalDate,
  periods: readonly Period[],
  durationOf: (id: AddressServiceId) => number | null,
  zone: TimeZone,
): readonly TimedPeriod[] {
  const instantOf = instantsOn(date, zone);
  return periods.map(({ start, end, services, insurance, providers }) => ({
    start: instantOf(start),
    end: instantOf(end),
    services: services.map(({ addressServiceId, duration }) => ({
      addressServiceId,
      duration: duration ?? durationOf(addressServiceId) ?? 1,
    })),
    insurance,
    providers,
  }));
}
