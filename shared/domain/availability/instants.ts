import { Temporal } from 'temporal-polyfill';
import { dayMs, minuteMs } from '../../time/durations.ts';
import { addDays, startOfDay, type EpochMs, type LocalDate, type TimeZone } from '../../time/zone.ts';
import { minutesOf, minutesPerDay, type ClockTime } from './clockTime.ts';

/**
 * When the clock on a wall shows a time of a date, `24:00` included. A time that is skipped is the moment of the change, one that comes
 * twice is the first: times in order stay in order, so that parts of a day that do not overlap never do.
 */
export function instantsOn(date: LocalDate, zone: TimeZone): (time: ClockTime) => EpochMs {
  const from = startOfDay(date, zone);
  const to = startOfDay(addDays(date, 1), zone);
  const isUsual = to - from === dayMs;
  return (time) => {
    const minutes = minutesOf(time);
    if (isUsual) return from + minutes * minuteMs;
    return minutes === minutesPerDay ? to : byTemporal(date, time, zone);
  };
}

function byTemporal(date: LocalDate, time: ClockTime, zone: TimeZone): EpochMs {
  const wanted = Temporal.PlainDate.from(date).toPlainDateTime(time);
  const found = wanted.toZonedDateTime(zone, { disambiguation: 'compatible' });
  if (found.toPlainDateTime().equals(wanted)) return found.epochMilliseconds;
  // In a gap it was moved by the length of the gap, which is behind the change or right at it.
  const change = found.add({ nanoseconds: 1 }).getTimeZoneTransition('previous');
  return change === null ? found.epochMilliseconds : change.epochMilliseconds;
}
