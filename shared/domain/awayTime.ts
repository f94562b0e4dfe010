import {
  addDays,
  atWallClock,
  startOfDay,
  type LocalDate,
  type TimeZone,
  type Window,
} from '../time/zone.ts';
import type { ClockTime } from './availability/clockTime.ts';

/** When somebody is away: whole dates, but for the first and the last one where a time is told. By the clock of the facility. */
export interface AwayTime {
  readonly from: LocalDate;
  /** The last date, which belongs to it. */
  readonly to: LocalDate;
  /** On the first date only from then on; `null`: all of it. */
  readonly fromTime: ClockTime | null;
  /** On the last date only until then; `null`: all of it. */
  readonly toTime: ClockTime | null;
}

/** A part of a date. */
export interface DatePart {
  readonly date: LocalDate;
  readonly start: ClockTime;
  readonly end: ClockTime;
}

/** The dates that are closed from midnight to midnight; `null`: none is. */
export function wholeDates({
  from,
  to,
  fromTime,
  toTime,
}: AwayTime): { from: LocalDate; to: LocalDate } | null {
  const first = fromTime === null ? from : addDays(from, 1);
  const last = toTime === null ? to : addDays(to, -1);
  return first <= last ? { from: first, to: last } : null;
}

/** What is closed of dates that are not closed whole, in order. */
export function partsOfDates({ from, to, fromTime, toTime }: AwayTime): readonly DatePart[] {
  if (from === to)
    return fromTime === null && toTime === null
      ? []
      : [{ date: from, start: fromTime ?? '00:00', end: toTime ?? '24:00' }];
  return [
    ...(fromTime === null ? [] : [{ date: from, start: fromTime, end: '24:00' }]),
    ...(toTime === null ? [] : [{ date: to, start: '00:00', end: toTime }]),
  ];
}

/** The whole of it in time. @param zone the facility's */
export function awayWindow({ from, to, fromTime, toTime }: AwayTime, zone: TimeZone): Window {
  return {
    from: fromTime === null ? startOfDay(from, zone) : atWallClock(from, fromTime, zone),
    to: toTime === null ? startOfDay(addDays(to, 1), zone) : atWallClock(to, toTime, zone),
  };
}
