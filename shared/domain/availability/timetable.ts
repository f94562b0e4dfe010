import { addDays, type EpochMs, type LocalDate } from '../../time/zone.ts';
import type { AddressId } from '../ids.ts';
import type { Plan } from './plan.ts';

/** All dated plans of one calendar as they are edited. Nobody but the editor of hours knows it. */
export interface TimetableDraft {
  readonly plans: readonly Plan[];
  /** Initials of who saved it last; empty where nobody is set up. */
  readonly staff: string;
  /** Since when it differs from what is in force. */
  readonly since: EpochMs;
}

/** All dated plans of one calendar as they were put in force. */
export interface TimetableVersion {
  /** From 1, in the order of publication. */
  readonly version: number;
  readonly plans: readonly Plan[];
  readonly publishedAt: EpochMs;
  readonly staff: string;
}

/** The hours of one calendar that are kept here. */
export interface Timetable {
  readonly addressId: AddressId;
  /** Counts each change of any of it, from 1; 0: nothing was ever kept. Who changes it says which one was seen. */
  readonly revision: number;
  readonly draft: TimetableDraft | null;
  /** What horizon, board, drift and "why" know; `null`: hours are kept at the marketplace. */
  readonly inForce: TimetableVersion | null;
  /** What was in force when that was published: one step back brings it back. `null`: there is none. */
  readonly before: TimetableVersion | null;
}

/** What somebody saves. */
export interface DraftToSave {
  readonly plans: readonly Plan[];
  readonly staff: string;
  readonly at: EpochMs;
}

/** The draft after a saving. */
export const draftAfter = (
  before: TimetableDraft | null,
  { plans, staff, at }: DraftToSave,
): TimetableDraft => ({
  plans,
  staff,
  since: before?.since ?? at,
});

/**
 * Plans with another that holds from its first date on: what held then ends the day before. One that begins on the same date gives
 * way; one that begins later stays, and the new one ends before it.
 */
export function withSuccessor(plans: readonly Plan[], successor: Plan): readonly Plan[] {
  const { validFrom } = successor;
  const before = plans
    .filter((plan) => plan.validFrom < validFrom)
    .map((plan) => endingBefore(plan, validFrom));
  const later = plans.filter((plan) => plan.validFrom > validFrom);
  const next = later.reduce<LocalDate | null>(
    (first, plan) => (first === null || plan.validFrom < first ? plan.validFrom : first),
    null,
  );
  return [...before, next === null ? successor : endingBefore(successor, next), ...later];
}

function endingBefore(plan: Plan, date: LocalDate): Plan {
  const last = addDays(date, -1);
  return plan.validTo === null || plan.validTo > last ? { ...plan, validTo: last } : plan;
}
