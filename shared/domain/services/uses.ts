import type { LocalDate } from '../../time/zone.ts';
import type { Exception } from '../availability/exception.ts';
import type { Plan } from '../availability/plan.ts';
import type { AddressServiceId } from '../ids.ts';

/** A period of a plan that offers a service. */
export interface UsedInWeek {
  /** Of the draft or of what is in force. */
  readonly in: 'inForce' | 'draft';
  readonly validFrom: LocalDate;
  /** From 0, of how many the cycle has. */
  readonly week: number;
  readonly weeks: number;
  /** Monday is 1. */
  readonly weekday: number;
  /** `HH:MM` */
  readonly start: string;
  readonly end: string;
  /** It takes as long as the service; false: the period says its own duration. */
  readonly follows: boolean;
}

/** Some dates on which a service is offered otherwise than by the plan. */
export interface UsedInException {
  readonly id: string;
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly note: string;
  readonly follows: boolean;
}

/** Where hours that are kept here use a service. */
export interface ServiceUses {
  readonly weeks: readonly UsedInWeek[];
  readonly exceptions: readonly UsedInException[];
}

/** What is looked through. */
export interface KeptHours {
  readonly inForce: readonly Plan[];
  readonly draft: readonly Plan[];
  /** Those that concern the calendar. */
  readonly exceptions: readonly Exception[];
}

/** Where a service is used in the hours of its calendar. Plans that end before `today`, and exceptions that are over, use nothing. */
export function usesOf(id: AddressServiceId, hours: KeptHours, today: LocalDate): ServiceUses {
  const inPlans = (plans: readonly Plan[], where: UsedInWeek['in']): readonly UsedInWeek[] =>
    plans
      .filter(({ validTo }) => validTo === null || validTo >= today)
      .flatMap((plan) => usesInPlan(id, plan, where));
  return {
    weeks: [...inPlans(hours.inForce, 'inForce'), ...inPlans(hours.draft, 'draft')],
    exceptions: hours.exceptions
      .filter(({ to }) => to >= today)
      .flatMap((exception) => usesInException(id, exception)),
  };
}

/** Whether a service is used nowhere. */
export const isUnused = ({ weeks, exceptions }: ServiceUses): boolean =>
  weeks.length === 0 && exceptions.length === 0;

/** Whether another duration of the service changes any of these hours. */
export const followsDuration = ({ weeks, exceptions }: ServiceUses): boolean =>
  [...weeks, ...exceptions].some(({ follows }) => follows);

function usesInPlan(
  id: AddressServiceId,
  { validFrom, weeks }: Plan,
  where: UsedInWeek['in'],
): readonly UsedInWeek[] {
  return weeks.flatMap(({ days }, week) =>
    days.flatMap((periods, day) =>
      periods.flatMap(({ start, end, services }): readonly UsedInWeek[] => {
        const offered = services.find(({ addressServiceId }) => addressServiceId === id);
        if (offered === undefined) return [];
        const place = { validFrom, week, weeks: weeks.length, weekday: day + 1, start, end };
        return [{ ...place, in: where, follows: offered.duration === null }];
      }),
    ),
  );
}

function usesInException(
  id: AddressServiceId,
  { id: exception, from, to, note, change }: Exception,
): readonly UsedInException[] {
  if ((change.kind !== 'replaced' && change.kind !== 'extra') || change.hours.kind !== 'periods') return [];
  const offered = change.hours.periods
    .flatMap(({ services }) => services)
    .filter(({ addressServiceId }) => addressServiceId === id);
  if (offered.length === 0) return [];
  return [{ id: exception, from, to, note, follows: offered.some(({ duration }) => duration === null) }];
}
