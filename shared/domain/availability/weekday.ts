import { dayMs } from '../../time/durations.ts';
import { addDays, type LocalDate } from '../../time/zone.ts';

/** As ISO 8601 counts: Monday is 1, Sunday 7. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

const daysPerWeek = 7;

/** Days since 1 January 1970, a Thursday. Calendar days, which know nothing of clocks. */
const dayNumber = (date: LocalDate): number => Date.parse(date) / dayMs;

export const weekdayOf = (date: LocalDate): Weekday =>
  (modulo(dayNumber(date) + 3, daysPerWeek) + 1) as Weekday;

/** The Monday of a date's week. */
export const mondayOf = (date: LocalDate): LocalDate => addDays(date, 1 - weekdayOf(date));

/** Which week of a cycle a date lies in, from 0, also before the anchor. @param anchorMonday a Monday in a first week */
export function weekOfCycle(date: LocalDate, anchorMonday: LocalDate, weeks: number): number {
  return modulo(Math.floor((dayNumber(date) - dayNumber(anchorMonday)) / daysPerWeek), weeks);
}

/** The remainder that is never below zero. */
const modulo = (value: number, by: number): number => ((value % by) + by) % by;
