import { Temporal } from 'temporal-polyfill';

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
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate().toString();
}

/** When a local day begins. On a zone that skips midnight this is its first instant. */
export function startOfDay(date: LocalDate, zone: TimeZone): EpochMs {
  return Temporal.PlainDate.from(date).toZonedDateTime({ timeZone: zone }).epochMilliseconds;
}

/** The day from its first instant to the next day's: 23, 24 or 25 hours long. */
export function dayWindow(date: LocalDate, zone: TimeZone): Window {
  return { from: startOfDay(date, zone), to: startOfDay(addDays(date, 1), zone) };
}

/** The calendar day `days` later (or earlier, if negative). */
export function addDays(date: LocalDate, days: number): LocalDate {
  return Temporal.PlainDate.from(date).add({ days }).toString();
}

/** The instant of a wall-clock time (`HH:MM`); a time that a spring change skips is moved after the gap. */
export function atWallClock(date: LocalDate, time: string, zone: TimeZone): EpochMs {
  return Temporal.PlainDate.from(date).toZonedDateTime({ timeZone: zone, plainTime: time }).epochMilliseconds;
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
