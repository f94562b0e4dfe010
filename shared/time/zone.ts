import { Temporal } from 'temporal-polyfill';
import { dayMs } from './durations.ts';
import { isUsual, keep, offsetAt } from './offsets.ts';

/** An IANA time zone, such as `Europe/Warsaw`. */
export type TimeZone = string;
/** A calendar day as the clinic counts it: `YYYY-MM-DD`. */
export type LocalDate = string;
/** An instant in epoch milliseconds. */
export type EpochMs = number;

/** A half-open span of time: `from` belongs to it, `to` does not. Epoch milliseconds. */
export interface Window {
  readonly from: EpochMs;
  readonly to: EpochMs;
}

/** The clinic's calendar day at an instant. */
export function localDateOf(at: EpochMs, zone: TimeZone): LocalDate {
  const offset = offsetAt(at, zone);
  if (offset !== null) return textOf(at + offset);
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate().toString();
}

/** Beginnings of days by zone and date: the same few hundred are asked for all day. */
const beginnings = new Map<string, EpochMs>();
const beginningsKept = 8_192;

/** When a local day begins. On a zone that skips midnight this is its first instant. */
export function startOfDay(date: LocalDate, zone: TimeZone): EpochMs {
  const key = `${zone} ${date}`;
  return (
    beginnings.get(key) ??
    keep(
      beginnings,
      key,
      Temporal.PlainDate.from(date).toZonedDateTime({ timeZone: zone }).epochMilliseconds,
      beginningsKept,
    )
  );
}

/** The day from its first instant to the next day's: 23, 24 or 25 hours long. */
export function dayWindow(date: LocalDate, zone: TimeZone): Window {
  return { from: startOfDay(date, zone), to: startOfDay(addDays(date, 1), zone) };
}

/** The calendar day `days` later (or earlier, if negative). */
export function addDays(date: LocalDate, days: number): LocalDate {
  const from = usualDate.test(date) ? Date.parse(date) : Number.NaN;
  const to = from + days * dayMs;
  // Where a month has no such day, `Date` takes one of the next month, and Temporal throws.
  if (Number.isInteger(days) && isUsual(from) && isUsual(to) && textOf(from) === date) return textOf(to);
  return Temporal.PlainDate.from(date).add({ days }).toString();
}

/** The calendar day `months` later (or earlier, if negative); where that month has no such day, its last one. */
export const addMonths = (date: LocalDate, months: number): LocalDate =>
  Temporal.PlainDate.from(date).add({ months }).toString();

const usualDate = /^\d{4}-\d\d-\d\d$/;

/** Dates by the day of UTC, counted from 1970: to write one takes longer than all else that is done with it. */
const dates = new Map<number, LocalDate>();

/** `YYYY-MM-DD` of a midnight (or any other time) of UTC. */
function textOf(at: EpochMs): LocalDate {
  const day = Math.floor(at / dayMs);
  return dates.get(day) ?? keep(dates, day, new Date(at).toISOString().slice(0, 10), beginningsKept);
}

/** The instant of a wall-clock time (`HH:MM`); a time that a spring change skips is moved after the gap. */
export function atWallClock(date: LocalDate, time: string, zone: TimeZone): EpochMs {
  return Temporal.PlainDate.from(date).toZonedDateTime({ timeZone: zone, plainTime: time }).epochMilliseconds;
}

/** The clock on the clinic's wall at an instant: `HH:MM`. */
export function wallClockOf(at: EpochMs, zone: TimeZone): string {
  const offset = offsetAt(at, zone);
  if (offset !== null) return new Date(at + offset).toISOString().slice(11, 16);
  const wall = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
  return wall.toPlainTime().toString({ smallestUnit: 'minute' });
}

/** True if the runtime knows the zone. */
export function isTimeZone(zone: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone);
    return true;
  } catch {
    return false;
  }
}
