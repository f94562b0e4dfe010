import type { LocalDate } from '../../time/zone.ts';
import type { Period } from './period.ts';

/** A week of a plan. */
export interface PlanWeek {
  /** What the clinic calls it, such as "early"; may be empty. */
  readonly name: string;
  /** Seven days, Monday first. */
  readonly days: readonly (readonly Period[])[];
}

/** An address's hours from a date on: weeks that come round, counted from a Monday and never by the number of the week. */
export interface Plan {
  readonly validFrom: LocalDate;
  /** The last date; `null`: until another begins. */
  readonly validTo: LocalDate | null;
  /** A Monday in a first week. May lie before or after all dates of the plan. */
  readonly anchorMonday: LocalDate;
  /** One to eight: as many as the cycle has. */
  readonly weeks: readonly PlanWeek[];
}
