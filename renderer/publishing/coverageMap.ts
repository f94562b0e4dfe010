import type { CalendarCoverage } from '#shared/contract/publishing.ts';
import { coverageDates, type CoverageState } from '#shared/domain/availability/coverage.ts';
import { weekdayOf } from '#shared/domain/availability/weekday.ts';
import { addDays, type LocalDate } from '#shared/time/zone.ts';

/** What can be looked for on the map, in the order in which it is shown. Those that hardly ever occur come last. */
export const looks = [
  'differs',
  'refused',
  'waiting',
  'onItsWay',
  'stands',
  'none',
  'elsewhere',
  'notRead',
  'damaged',
] as const;
export type Look = (typeof looks)[number];

/** What a state is looked for as: for whom looks on, a date that waits has not been sent, whatever it waits for. */
export const lookOf = (state: CoverageState): Look => (state === 'waitsForService' ? 'waiting' : state);

/** A week of the map, or the part of it that is there. */
export interface MapWeek {
  readonly first: LocalDate;
  /** Where it begins, and how many dates it has. */
  readonly from: number;
  readonly dates: number;
}

/** The dates of the map, from the first of any calendar on: clinics in other parts of the world may have another today. */
export function mapDates(calendars: Iterable<CalendarCoverage>): readonly LocalDate[] {
  let first: LocalDate | null = null;
  let last: LocalDate | null = null;
  for (const calendar of calendars) {
    if (first === null || calendar.first < first) first = calendar.first;
    if (last === null || calendar.first > last) last = calendar.first;
  }
  if (first === null || last === null) return [];
  const end = addDays(last, coverageDates);
  const dates: LocalDate[] = [];
  for (let date = first; date < end; date = addDays(date, 1)) dates.push(date);
  return dates;
}

/** The same by weeks, Monday first. */
export function weeksOf(dates: readonly LocalDate[]): readonly MapWeek[] {
  const weeks: { first: LocalDate; from: number; dates: number }[] = [];
  for (const [from, first] of dates.entries()) {
    const week = weeks.at(-1);
    if (week === undefined || weekdayOf(first) === 1) weeks.push({ first, from, dates: 1 });
    else week.dates += 1;
  }
  return weeks;
}

/** A date of a calendar. */
export interface DateFacts {
  readonly state: CoverageState;
  readonly free: number;
  readonly booked: number;
}

/** `null`: the calendar has no such date, because its own today is another. */
export function factsOn(calendar: CalendarCoverage, date: LocalDate): DateFacts | null {
  const index = Math.round((Date.parse(date) - Date.parse(calendar.first)) / 86_400_000);
  const state = calendar.states[index];
  if (state === undefined) return null;
  return { state, free: calendar.free[index] ?? 0, booked: calendar.booked[index] ?? 0 };
}

/** How many dates of all calendars are in which state. */
export function countsOf(calendars: Iterable<CalendarCoverage>): ReadonlyMap<Look, number> {
  const counts = new Map<Look, number>();
  for (const { states } of calendars)
    for (const state of states) counts.set(lookOf(state), (counts.get(lookOf(state)) ?? 0) + 1);
  return counts;
}

/** The first date of a calendar that is looked for; `null`: it has none. */
export function firstOf(calendar: CalendarCoverage, look: Look): LocalDate | null {
  const index = calendar.states.findIndex((state) => lookOf(state) === look);
  return index < 0 ? null : addDays(calendar.first, index);
}
