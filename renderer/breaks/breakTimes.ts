import type { Span } from '#shared/contract/breaks.ts';
import {
  addDays,
  atWallClock,
  localDateOf,
  startOfDay,
  wallClockOf,
  type EpochMs,
  type TimeZone,
} from '#shared/time/zone.ts';

/** The times of a break as they stand in fields, and back. Dates stay as they are: fields change the time of the day. */

/** `13:05`, or `24:00` where a break ends with its day. */
export function timeText(at: EpochMs, zone: TimeZone, end: 'begins' | 'ends'): string {
  const time = wallClockOf(at, zone).slice(0, 5);
  return end === 'ends' && time === '00:00' ? '24:00' : time;
}

/** @param text as `readClock` makes it */
export function instantOf(date: string, text: string, zone: TimeZone): EpochMs {
  return text === '24:00' ? startOfDay(addDays(date, 1), zone) : atWallClock(date, text, zone);
}

/** The days on which a break begins and ends: one that ends at midnight ends with the day before it. */
export const datesOfSpan = ({ since, till }: Span, zone: TimeZone): readonly [string, string] => [
  localDateOf(since, zone),
  localDateOf(Math.max(since, till - 1), zone),
];
