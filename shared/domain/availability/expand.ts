import type { LocalDate } from '../../time/zone.ts';
import { covers, type Exception, type ExceptionHours } from './exception.ts';
import type { Period } from './period.ts';
import type { Plan } from './plan.ts';
import { byPrecedence } from './precedence.ts';
import { byStart, joined, within, without } from './ranges.ts';
import type { TimeRange } from './clockTime.ts';
import { weekdayOf, weekOfCycle, type Weekday } from './weekday.ts';

/** The plan's part in a date: its hours then, and those of the days around. */
interface Usual {
  readonly weekday: Weekday;
  /** Monday first; empty where no plan holds. */
  readonly week: readonly (readonly Period[])[];
  readonly today: readonly Period[];
}

/**
 * The hours of an address on a date of its facility's calendar, by start. What holds is the plan, or the exception that is first by
 * precedence; one that closes some times takes them from what holds without it; what is extra is added in the end, where nothing
 * else stands.
 * @param plans those in force of one address
 * @param exceptions those that concern it (`concerns`), of any date
 */
export function expand(
  plans: readonly Plan[],
  exceptions: readonly Exception[],
  date: LocalDate,
): readonly Period[] {
  const usual = usualOn(plans, date);
  const ranked = exceptions.filter((exception) => covers(exception, date)).toSorted(byPrecedence);
  if (ranked.length === 0) return usual.today;
  return withExtra(holding(ranked, usual), ranked, usual);
}

/** The plan that holds on a date: of two, which only a damaged file can have, the one that began later. */
export function planOn(plans: readonly Plan[], date: LocalDate): Plan | null {
  let found: Plan | null = null;
  for (const plan of plans) {
    if (plan.validFrom > date || (plan.validTo !== null && plan.validTo < date)) continue;
    if (found === null || found.validFrom < plan.validFrom) found = plan;
  }
  return found;
}

function usualOn(plans: readonly Plan[], date: LocalDate): Usual {
  const plan = planOn(plans, date);
  const weekday = weekdayOf(date);
  const week =
    plan === null ? [] : (plan.weeks[weekOfCycle(date, plan.anchorMonday, plan.weeks.length)]?.days ?? []);
  return { weekday, week, today: dayOf(week, weekday) };
}

const dayOf = (week: Usual['week'], weekday: number): readonly Period[] =>
  (week[weekday - 1] ?? []).toSorted(byStart);

/** What holds before anything is added. @param ranked what holds over all others first */
function holding(ranked: readonly Exception[], usual: Usual): readonly Period[] {
  const [first, ...rest] = ranked;
  if (first === undefined) return usual.today;
  const { change } = first;
  switch (change.kind) {
    case 'closed':
      return change.times === null ? [] : without(holding(rest, usual), change.times);
    case 'replaced':
      return periodsOf(change.hours, usual.today);
    case 'asWeekday':
      return dayOf(usual.week, change.weekday);
    case 'extra':
      return holding(rest, usual);
  }
}

function withExtra(held: readonly Period[], ranked: readonly Exception[], usual: Usual): readonly Period[] {
  let all = held;
  for (const { change } of ranked) {
    if (change.kind !== 'extra') continue;
    all = [...all, ...without(periodsOf(change.hours, dayWithHours(usual)), all)].toSorted(byStart);
  }
  return all;
}

/** Today's hours, or those of the nearest day of the week that has some, an earlier one first: whoever opens on a day off has services, too. */
function dayWithHours({ weekday, week, today }: Usual): readonly Period[] {
  if (today.length > 0) return today;
  for (let away = 1; away < week.length; away += 1) {
    for (const near of [weekday - away, weekday + away]) {
      const day = dayOf(week, near);
      if (day.length > 0) return day;
    }
  }
  return [];
}

/**
 * An exception's hours with their services. Bare times take them from the plan's day: each part from the period in which it lies, or
 * that was last before it; the first period's before all. A day without hours has no services, and stays without.
 */
function periodsOf(hours: ExceptionHours, day: readonly Period[]): readonly Period[] {
  if (hours.kind === 'periods') return hours.periods.toSorted(byStart);
  const times: readonly TimeRange[] = joined(hours.times, () => true);
  const parts = day.flatMap((period, index) => {
    const from = index === 0 ? '00:00' : period.start;
    const to = day[index + 1]?.start ?? '24:00';
    return times.flatMap((range) => {
      const part = within(range, from, to);
      return part === null ? [] : [{ ...period, ...part }];
    });
  });
  return joined(parts, offerTheSame);
}

const offerTheSame = (a: Period, b: Period): boolean =>
  a.insurance === b.insurance &&
  a.providers.join('\n') === b.providers.join('\n') &&
  JSON.stringify(a.services) === JSON.stringify(b.services);
