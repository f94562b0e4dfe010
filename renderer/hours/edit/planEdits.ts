import type { Period } from '#shared/domain/availability/period.ts';
import type { Plan, PlanWeek } from '#shared/domain/availability/plan.ts';
import { byStart } from '#shared/domain/availability/ranges.ts';
import { withSuccessor } from '#shared/domain/availability/timetable.ts';
import { mondayOf } from '#shared/domain/availability/weekday.ts';
import type { LocalDate } from '#shared/time/zone.ts';

/** A week of a plan; both counted from 0. */
export interface WeekPlace {
  readonly plan: number;
  readonly week: number;
}

/** A day of it: 0 is Monday. */
export interface DayPlace extends WeekPlace {
  readonly day: number;
}

export const daysOfWeek = [0, 1, 2, 3, 4, 5, 6] as const;

/** As many weeks as a cycle can have. */
export const mostWeeks = 8;

const noDays: PlanWeek['days'] = daysOfWeek.map(() => []);

/** A day's periods; none where there is no such day. */
export const periodsAt = (plans: readonly Plan[], { plan, week, day }: DayPlace): readonly Period[] =>
  plans[plan]?.weeks[week]?.days[day] ?? [];

function withPlan(plans: readonly Plan[], at: number, change: (plan: Plan) => Plan): readonly Plan[] {
  return plans.map((plan, index) => (index === at ? change(plan) : plan));
}

function withWeek(
  plans: readonly Plan[],
  { plan, week }: WeekPlace,
  change: (week: PlanWeek) => PlanWeek,
): readonly Plan[] {
  return withPlan(plans, plan, (one) => ({
    ...one,
    weeks: one.weeks.map((known, index) => (index === week ? change(known) : known)),
  }));
}

/** Plans in which a day has these periods. */
export const withDay = (
  plans: readonly Plan[],
  place: DayPlace,
  periods: readonly Period[],
): readonly Plan[] =>
  withWeek(plans, place, (week) => ({
    ...week,
    days: week.days.map((day, index) => (index === place.day ? periods.toSorted(byStart) : day)),
  }));

/** Plans in which a period is another; `null` takes it away. */
export const withPeriod = (
  plans: readonly Plan[],
  place: DayPlace,
  index: number,
  period: Period | null,
): readonly Plan[] =>
  withDay(
    plans,
    place,
    periodsAt(plans, place).flatMap((one, at) => (at !== index ? [one] : period === null ? [] : [period])),
  );

/** Plans in which a period lies on another day of the same week, or at another time of its own. */
export function withPeriodMoved(
  plans: readonly Plan[],
  from: DayPlace,
  index: number,
  to: { readonly day: number; readonly period: Period },
): readonly Plan[] {
  if (to.day === from.day) return withPeriod(plans, from, index, to.period);
  const place = { ...from, day: to.day };
  const taken = withPeriod(plans, from, index, null);
  return withDay(taken, place, [...periodsAt(taken, place), to.period]);
}

/** Days of the same week become like one of them. */
export function withDayCopied(
  plans: readonly Plan[],
  from: DayPlace,
  to: readonly number[],
): readonly Plan[] {
  const periods = periodsAt(plans, from);
  return to.reduce((all, day) => withDay(all, { ...from, day }, periods), plans);
}

/** Weeks of the same plan become like one of them; each keeps its name. */
export function withWeekCopied(
  plans: readonly Plan[],
  from: WeekPlace,
  to: readonly number[],
): readonly Plan[] {
  const days = plans[from.plan]?.weeks[from.week]?.days ?? noDays;
  return to.reduce((all, week) => withWeek(all, { ...from, week }, (one) => ({ ...one, days })), plans);
}

/** A week more in the cycle, like the last one: what differs is drawn. */
export const withWeekMore = (plans: readonly Plan[], plan: number): readonly Plan[] =>
  withPlan(plans, plan, (one) => ({
    ...one,
    weeks: [...one.weeks, { name: '', days: one.weeks.at(-1)?.days ?? noDays }],
  }));

/** A week less; the last one stays. */
export const withoutWeek = (plans: readonly Plan[], { plan, week }: WeekPlace): readonly Plan[] =>
  withPlan(plans, plan, (one) =>
    one.weeks.length === 1 ? one : { ...one, weeks: one.weeks.filter((_, index) => index !== week) },
  );

export const withWeekNamed = (plans: readonly Plan[], place: WeekPlace, name: string): readonly Plan[] =>
  withWeek(plans, place, (week) => ({ ...week, name }));

/** A plan ends on another date; `null`: it holds until another begins. */
export const withEnd = (plans: readonly Plan[], plan: number, validTo: LocalDate | null): readonly Plan[] =>
  withPlan(plans, plan, (one) => ({ ...one, validTo }));

/** A first week of the cycle begins on the Monday of this date. */
export const withAnchor = (plans: readonly Plan[], plan: number, date: LocalDate): readonly Plan[] =>
  withPlan(plans, plan, (one) => ({ ...one, anchorMonday: mondayOf(date) }));

export const withoutPlan = (plans: readonly Plan[], plan: number): readonly Plan[] =>
  plans.filter((_, index) => index !== plan);

/** Hours that hold from a date on, with these weeks. What held then ends the day before. */
export const withPlanFrom = (
  plans: readonly Plan[],
  validFrom: LocalDate,
  weeks: readonly PlanWeek[],
): readonly Plan[] =>
  withSuccessor(plans, {
    validFrom,
    validTo: null,
    anchorMonday: mondayOf(validFrom),
    weeks: weeks.length === 0 ? [{ name: '', days: noDays }] : weeks,
  }).toSorted((a, b) => (a.validFrom < b.validFrom ? -1 : 1));

/** The same weeks and dates, whatever objects they are. */
export const isSamePlans = (a: readonly Plan[], b: readonly Plan[]): boolean =>
  a === b || JSON.stringify(a) === JSON.stringify(b);
