import {
  addDays,
  atWallClock,
  localDateOf,
  type EpochMs,
  type LocalDate,
  type TimeZone,
} from '#shared/time/zone.ts';
import type { Plan } from './sizes.ts';

/** A day of the clinic's calendar. */
export interface Day {
  readonly date: LocalDate;
  /** Days from today; today is 0. */
  readonly offset: number;
  /** 1 is Monday, 7 is Sunday. */
  readonly weekday: number;
  /** 07:30 local time. No marketplace changes its clocks after that, so what follows is plain minutes. */
  readonly opening: EpochMs;
  readonly closed: boolean;
}

/** Nobody works on these, unless today happens to be one: practising needs a full day. */
const holidays = new Set(['01-01', '05-01', '12-25']);

/** Every day of the plan, oldest first. */
export function planDays(now: EpochMs, zone: TimeZone, plan: Plan): readonly Day[] {
  const today = localDateOf(now, zone);
  return Array.from({ length: plan.daysBack + plan.daysAhead }, (_, n) => {
    const offset = n - plan.daysBack;
    const date = addDays(today, offset);
    return {
      date,
      offset,
      weekday: new Date(`${date}T12:00:00Z`).getUTCDay() || 7,
      opening: atWallClock(date, '07:30', zone),
      closed: offset !== 0 && holidays.has(date.slice(5)),
    };
  });
}
