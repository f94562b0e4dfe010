import type { Exception } from '#shared/domain/availability/exception.ts';
import type { Period, PeriodService } from '#shared/domain/availability/period.ts';
import type { Plan } from '#shared/domain/availability/plan.ts';
import { dayMs, minuteMs } from '#shared/time/durations.ts';
import { addDays, atWallClock, localDateOf, startOfDay, type LocalDate } from '#shared/time/zone.ts';
import type { WorkPeriod } from '../../../main/practice/world.ts';

/** All that the hours of one calendar depend on, as the desk's file has it. */
export interface KeptHere {
  readonly plans: readonly Plan[];
  /** Those that concern it. */
  readonly exceptions: readonly Exception[];
  readonly facilityZone: string;
  readonly marketplaceZone: string;
}

/** A part of a date with what can be booked in it. */
export type Part = Pick<WorkPeriod, 'start' | 'end' | 'services'>;

/**
 * The hours of a date of the marketplace's, said another way than the product says it: minute by minute on the facility's wall, and then
 * by the clock. Knows what the simulation's managers do, and no more: times of wider scopes, and additions, they never ask for.
 */
export function partsOn(hours: KeptHere, date: LocalDate): readonly Part[] {
  const parts = [-1, 0, 1].flatMap((away) => partsOfWall(hours, addDays(date, away)));
  return parts
    .filter(({ start }) => localDateOf(start, hours.marketplaceZone) === date)
    .toSorted((one, two) => one.start - two.start);
}

function partsOfWall(hours: KeptHere, date: LocalDate): readonly Part[] {
  const { facilityZone, marketplaceZone } = hours;
  const minutes = minutesOn(hours, date);
  const parts: Part[] = [];
  for (let from = 0; from < minutes.length;) {
    const services = minutes[from];
    let to = from + 1;
    while (to < minutes.length && minutes[to] === services) to += 1;
    if (services !== undefined) {
      const [start, end] = [instantOf(date, from, facilityZone), instantOf(date, to, facilityZone)];
      const midnight = startOfDay(addDays(localDateOf(start, marketplaceZone), 1), marketplaceZone);
      const offered = services.map(({ addressServiceId, duration }) => ({
        addressServiceId: String(addressServiceId),
        duration: duration ?? 0,
      }));
      if (midnight < end)
        parts.push({ start, end: midnight, services: offered }, { start: midnight, end, services: offered });
      else parts.push({ start, end, services: offered });
    }
    from = to;
  }
  return parts;
}

const instantOf = (date: LocalDate, minute: number, zone: string): number =>
  minute === 24 * 60
    ? startOfDay(addDays(date, 1), zone)
    : atWallClock(
        date,
        `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`,
        zone,
      );

type Minutes = (readonly PeriodService[] | undefined)[];

/** What can be booked in each minute of a day on the wall. */
function minutesOn({ plans, exceptions }: KeptHere, date: LocalDate): Minutes {
  const holding = plans.filter(
    ({ validFrom, validTo }) => validFrom <= date && (validTo === null || validTo >= date),
  );
  const plan = holding.toSorted((one, two) => (one.validFrom < two.validFrom ? 1 : -1))[0];
  const weekday = (new Date(date).getUTCDay() + 6) % 7;
  const weeks = plan?.weeks.length ?? 1;
  const days = Math.round((Date.parse(date) - Date.parse(plan?.anchorMonday ?? date)) / dayMs);
  const week = plan?.weeks[((Math.floor(days / 7) % weeks) + weeks) % weeks];
  const covering = exceptions.filter(({ from, to }) => from <= date && date <= to);
  return changed(
    covering.toSorted((one, two) => sortOf(one) - sortOf(two)),
    (of) => laid(week?.days[of] ?? []),
    weekday,
  );
}

/** A single date over a range, a range over a holiday; then what is the address's own. */
const sortOf = ({ reason, from, to, scope }: Exception): number =>
  (reason === 'holiday' ? 4 : from === to ? 0 : 2) + (scope.kind === 'address' ? 0 : 1);

function changed(
  [first, ...rest]: readonly Exception[],
  usual: (weekday: number) => Minutes,
  weekday: number,
): Minutes {
  const change = first?.change;
  if (change === undefined) return usual(weekday);
  if (change.kind === 'asWeekday') return usual(change.weekday - 1);
  if (change.kind === 'replaced' && change.hours.kind === 'periods') return laid(change.hours.periods);
  if (change.kind !== 'closed') throw new Error('The managers of the simulation do no such thing.');
  const held = changed(rest, usual, weekday);
  const times = change.times ?? [{ start: '00:00', end: '24:00' }];
  return held.map((services, minute) =>
    times.some(({ start, end }) => minute >= minuteOf(start) && minute < minuteOf(end))
      ? undefined
      : services,
  );
}

function laid(periods: readonly Period[]): Minutes {
  const minutes: Minutes = Array.from({ length: 24 * 60 });
  for (const { start, end, services } of periods)
    for (let at = minuteOf(start); at < minuteOf(end); at += 1) minutes[at] = services;
  return minutes;
}

const minuteOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** Each start with each service that fits, in one text each; those before `from` are left out. */
export function startsOf(parts: readonly Part[], from: number): readonly string[] {
  return parts
    .flatMap(({ start, end, services }) => {
      const grid = services.reduce((all, { duration }) => divisor(all, duration), 0) * minuteMs;
      const found: string[] = [];
      for (let at = start; grid > 0 && at < end; at += grid)
        for (const { addressServiceId, duration } of services)
          if (at >= from && at + duration * minuteMs <= end)
            found.push(`${at} ${addressServiceId} ${duration}`);
      return found;
    })
    .toSorted();
}

const divisor = (one: number, two: number): number => (two === 0 ? one : divisor(two, one % two));
