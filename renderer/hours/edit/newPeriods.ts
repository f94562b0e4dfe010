import type { HoursService } from '#shared/contract/hours.ts';
import {
  clockTimeOf,
  minutesOf,
  minutesPerDay,
  type TimeRange,
} from '#shared/domain/availability/clockTime.ts';
import type { Period } from '#shared/domain/availability/period.ts';
import type { Plan } from '#shared/domain/availability/plan.ts';
import { asAddressServiceId } from '#shared/domain/ids.ts';
import { type DayPlace, daysOfWeek, periodsAt } from './planEdits.ts';

/** A first period of a day, and how long one is that is added after others. Minutes. */
const firstRange: TimeRange = { start: '08:00', end: '12:00' };
const usualLength = 240;
const lunch = 60;

/** Where hours that are added by a press begin: after the last ones and a lunch, or in the morning; `null`: the day is full. */
export function rangeToAdd(periods: readonly TimeRange[]): TimeRange | null {
  const last = periods.reduce((end, period) => Math.max(end, minutesOf(period.end)), 0);
  if (periods.length === 0) return firstRange;
  const start = last + lunch < minutesPerDay ? last + lunch : last;
  if (start >= minutesPerDay) return null;
  return { start: clockTimeOf(start), end: clockTimeOf(Math.min(minutesPerDay, start + usualLength)) };
}

/**
 * A new period with what is usual beside it: the services of the day's nearest period, of the week's first one, or all that patients see.
 */
export function newPeriod(
  plans: readonly Plan[],
  place: DayPlace,
  services: readonly HoursService[],
  range: TimeRange,
): Period {
  const today = periodsAt(plans, place);
  const near = today.findLast(({ start }) => start <= range.start) ?? today[0] ?? ofWeek(plans, place);
  if (near !== undefined) return { ...near, start: range.start, end: range.end };
  return {
    start: range.start,
    end: range.end,
    services: services
      .filter(({ visible }) => visible)
      .map(({ addressServiceId }) => ({
        addressServiceId: asAddressServiceId(addressServiceId),
        duration: null,
      })),
    insurance: 'both',
    providers: [],
  };
}

const ofWeek = (plans: readonly Plan[], place: DayPlace): Period | undefined =>
  daysOfWeek.flatMap((day) => periodsAt(plans, { ...place, day }))[0];
