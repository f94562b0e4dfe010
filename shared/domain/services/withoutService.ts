import type { Exception, ExceptionChange } from '../availability/exception.ts';
import type { Period } from '../availability/period.ts';
import type { Plan } from '../availability/plan.ts';
import type { AddressServiceId } from '../ids.ts';

/** Plans in which a service is offered nowhere any more. A period that offered nothing else falls away: it would offer nothing. */
export const plansWithout = (plans: readonly Plan[], id: AddressServiceId): readonly Plan[] =>
  plans.map((plan) => ({
    ...plan,
    weeks: plan.weeks.map((week) => ({ ...week, days: week.days.map((day) => periodsWithout(day, id)) })),
  }));

/**
 * An exception in which a service is offered nowhere any more. One that offered nothing else closes its dates, for those hours held in
 * place of the plan's. @returns `null`: hours beside the plan of which nothing is left
 */
export function exceptionWithout(exception: Exception, id: AddressServiceId): Exception | null {
  const change = changeWithout(exception.change, id);
  return change === null ? null : { ...exception, change };
}

function changeWithout(change: ExceptionChange, id: AddressServiceId): ExceptionChange | null {
  if ((change.kind !== 'replaced' && change.kind !== 'extra') || change.hours.kind !== 'periods')
    return change;
  const periods = periodsWithout(change.hours.periods, id);
  if (periods.length > 0) return { ...change, hours: { kind: 'periods', periods } };
  return change.kind === 'replaced' ? { kind: 'closed', times: null } : null;
}

const periodsWithout = (periods: readonly Period[], id: AddressServiceId): readonly Period[] =>
  periods.flatMap((period) => {
    const services = period.services.filter(({ addressServiceId }) => addressServiceId !== id);
    return services.length === 0 ? [] : [{ ...period, services }];
  });
