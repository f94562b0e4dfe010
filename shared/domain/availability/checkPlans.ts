import type { LocalDate } from '../../time/zone.ts';
import type { AddressServiceId } from '../ids.ts';
import { minutesOf, type ClockTime, type TimeRange } from './clockTime.ts';
import { gridOf } from './cut.ts';
import { agreesWithInsurers, type Period } from './period.ts';
import type { Plan } from './plan.ts';
import { byStart } from './ranges.ts';
import { weekdayOf, type Weekday } from './weekday.ts';

/** What is wrong with a day's periods: nothing that has one of these is published. */
export type PeriodFault =
  /** It ends before it begins, or at once. */
  | { readonly kind: 'empty'; readonly range: TimeRange }
  /** Two of one address lie over each other, from `range.start` to `range.end`. */
  | { readonly kind: 'overlap'; readonly range: TimeRange }
  | { readonly kind: 'noServices'; readonly range: TimeRange }
  /** One service stands in it twice: nobody could say how long a visit is. */
  | { readonly kind: 'serviceTwice'; readonly range: TimeRange }
  /** `with` names no insurer, or `without` names some: the vendor refuses both (API.md §6). */
  | { readonly kind: 'insurers'; readonly range: TimeRange }
  /** Shorter than each of its services: nobody could book anything. */
  | { readonly kind: 'tooShort'; readonly range: TimeRange; readonly shortest: number };

/** What is worth knowing of a day's periods and keeps nobody from publishing. */
export type PeriodHint =
  /** The vendor cuts by `grid` minutes, which is less than the shortest visit: starts lie close together. */
  | { readonly kind: 'fineGrid'; readonly range: TimeRange; readonly grid: number; readonly shortest: number }
  /** This service does not fit, though others do. */
  | {
      readonly kind: 'serviceTooLong';
      readonly range: TimeRange;
      readonly addressServiceId: AddressServiceId;
    };

export interface CheckedPeriods {
  readonly faults: readonly PeriodFault[];
  readonly hints: readonly PeriodHint[];
}

/** Minutes of a service where its period does not say; `null`: not known. */
type DurationOf = (id: AddressServiceId) => number | null;

/** Looks at the periods of one day. */
export function checkPeriods(periods: readonly Period[], durationOf: DurationOf): CheckedPeriods {
  const faults: PeriodFault[] = [];
  const hints: PeriodHint[] = [];
  let until: ClockTime = '00:00';
  for (const period of periods.toSorted(byStart)) {
    const range: TimeRange = { start: period.start, end: period.end };
    if (range.start >= range.end) {
      faults.push({ kind: 'empty', range });
      continue;
    }
    const overlap = range.end < until ? range.end : until;
    if (overlap > range.start) faults.push({ kind: 'overlap', range: { start: range.start, end: overlap } });
    if (range.end > until) until = range.end;
    if (period.services.length === 0) faults.push({ kind: 'noServices', range });
    const ids = period.services.map(({ addressServiceId }) => addressServiceId);
    if (new Set(ids).size < ids.length) faults.push({ kind: 'serviceTwice', range });
    if (!agreesWithInsurers(period)) faults.push({ kind: 'insurers', range });
    checkDurations(period, range, durationOf, faults, hints);
  }
  return { faults, hints };
}

function checkDurations(
  period: Period,
  range: TimeRange,
  durationOf: DurationOf,
  faults: PeriodFault[],
  hints: PeriodHint[],
): void {
  const length = minutesOf(range.end) - minutesOf(range.start);
  const known = period.services.flatMap(({ addressServiceId, duration }) => {
    const minutes = duration ?? durationOf(addressServiceId);
    return minutes === null ? [] : [{ addressServiceId, minutes }];
  });
  if (known.length === 0) return;
  const durations = known.map(({ minutes }) => minutes);
  const shortest = Math.min(...durations);
  if (shortest > length) {
    faults.push({ kind: 'tooShort', range, shortest });
    return;
  }
  const grid = gridOf(durations);
  if (grid < shortest) hints.push({ kind: 'fineGrid', range, grid, shortest });
  for (const { addressServiceId, minutes } of known)
    if (minutes > length) hints.push({ kind: 'serviceTooLong', range, addressServiceId });
}

/** What is wrong with the plans of one address as a whole. */
export type PlansFault =
  | {
      readonly kind: 'period';
      readonly plan: number;
      readonly week: number;
      readonly weekday: Weekday;
      readonly fault: PeriodFault;
    }
  /** It ends before it begins. */
  | { readonly kind: 'noDates'; readonly plan: number }
  | { readonly kind: 'anchorIsNoMonday'; readonly plan: number }
  /** Two plans hold from `from` on. */
  | { readonly kind: 'twoPlans'; readonly plans: readonly [number, number]; readonly from: LocalDate };

/** Looks at all plans of one address. Plans and weeks are counted from 0. */
export function checkPlans(plans: readonly Plan[], durationOf: DurationOf): readonly PlansFault[] {
  const faults = plans.flatMap((plan, index): PlansFault[] => [
    ...(plan.validTo !== null && plan.validTo < plan.validFrom
      ? [{ kind: 'noDates', plan: index } as const]
      : []),
    ...(weekdayOf(plan.anchorMonday) === 1 ? [] : [{ kind: 'anchorIsNoMonday', plan: index } as const]),
    ...plan.weeks.flatMap(({ days }, week) =>
      days.flatMap((day, at) =>
        checkPeriods(day, durationOf).faults.map(
          (fault) => ({ kind: 'period', plan: index, week, weekday: (at + 1) as Weekday, fault }) as const,
        ),
      ),
    ),
  ]);
  return [...faults, ...twoAtOnce(plans)];
}

function twoAtOnce(plans: readonly Plan[]): readonly PlansFault[] {
  const inOrder = [...plans.entries()].toSorted(([, a], [, b]) => (a.validFrom < b.validFrom ? -1 : 1));
  return inOrder.flatMap(([index, { validFrom }], at) =>
    inOrder
      .slice(0, at)
      .flatMap(([before, { validTo }]): PlansFault[] =>
        validTo === null || validTo >= validFrom
          ? [{ kind: 'twoPlans', plans: [before, index], from: validFrom }]
          : [],
      ),
  );
}
