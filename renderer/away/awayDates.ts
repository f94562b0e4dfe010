import type { AwayTime } from '#shared/domain/awayTime.ts';
import { dayMs } from '#shared/time/durations.ts';
import type { LocalDate } from '#shared/time/zone.ts';
import { readClock } from '../ui/readClock.ts';

/** As it stands in the fields. */
export interface TypedAway {
  readonly from: LocalDate;
  /** Empty: the first one. */
  readonly to: LocalDate;
  /** Empty: all of the first day. */
  readonly fromTime: string;
  /** Empty: all of the last day. */
  readonly toTime: string;
}

/** As long as the door takes it (`shared/contract/away.ts`). Days. */
export const longestDays = 92;

/** What is wrong with what was typed; `null`: nothing. */
export type AwayFault = 'order' | 'long' | 'time' | 'timeOrder';

/** What was typed, or what is wrong with it. A time that tells the whole of its day is none. */
export function readAway({ from, to, fromTime, toTime }: TypedAway): AwayTime | AwayFault {
  const last = to === '' ? from : to;
  const days = daysBetween(from, last);
  if (from === '' || days < 1) return 'order';
  if (days > longestDays) return 'long';
  const [start, end] = [timeOf(fromTime), timeOf(toTime)];
  if (start === undefined || start === '24:00' || end === undefined || end === '00:00') return 'time';
  const time: AwayTime = {
    from,
    to: last,
    fromTime: start === '00:00' ? null : start,
    toTime: end === '24:00' ? null : end,
  };
  const isEmpty =
    from === last && time.fromTime !== null && time.toTime !== null && time.toTime <= time.fromTime;
  return isEmpty ? 'timeOrder' : time;
}

/** Whether this time is what is wrong: it is none, or the end is not after the beginning. */
export function isTimeWrong(typed: TypedAway, which: 'fromTime' | 'toTime'): boolean {
  const fault = readAway(typed);
  if (fault === 'timeOrder') return which === 'toTime';
  const time = timeOf(typed[which]);
  return fault === 'time' && (time === undefined || time === (which === 'fromTime' ? '24:00' : '00:00'));
}

/** @returns `null`: nothing was typed; `undefined`: it is no time of a day */
function timeOf(typed: string): string | null | undefined {
  return typed.trim() === '' ? null : (readClock(typed) ?? undefined);
}

/** How many days that are, both included; 0 or less where the last is before the first, or either is none. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  const days = (Date.parse(to) - Date.parse(from)) / dayMs + 1;
  return Number.isNaN(days) ? 0 : days;
}
