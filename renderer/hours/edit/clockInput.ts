import {
  clockTimeOf,
  minutesOf,
  minutesPerDay,
  type ClockTime,
} from '#shared/domain/availability/clockTime.ts';

/** A time so many minutes later, within the day. */
export const shifted = (time: ClockTime, minutes: number): ClockTime =>
  clockTimeOf(Math.max(0, Math.min(minutesPerDay, minutesOf(time) + minutes)));
