import type { LocalDate } from '../../time/zone.ts';
import type { AddressServiceId } from '../ids.ts';
import { checkPeriods, type PeriodFault } from './checkPlans.ts';
import type { TimeRange } from './clockTime.ts';
import type { Exception, ExceptionScope } from './exception.ts';
import { rankOf } from './precedence.ts';
import { byStart } from './ranges.ts';

/** Why an exception is refused. */
export type ExceptionFault =
  | { readonly kind: 'noDates' }
  /** Services are an address's own: wider scopes have times alone. */
  | { readonly kind: 'periodsNeedAnAddress' }
  /** A time that is empty, or lies over another. */
  | { readonly kind: 'times'; readonly range: TimeRange }
  | { readonly kind: 'period'; readonly fault: PeriodFault }
  /** Another of the same scope and sort has some of its dates: nobody could say which holds. */
  | { readonly kind: 'equal'; readonly id: string; readonly from: LocalDate; readonly to: LocalDate };

/** Looks at one exception beside all others. @param others may hold itself, as it was before */
export function checkException(
  exception: Exception,
  others: readonly Exception[],
  durationOf: (id: AddressServiceId) => number | null,
): readonly ExceptionFault[] {
  const faults: ExceptionFault[] = exception.to < exception.from ? [{ kind: 'noDates' }] : [];
  const { change } = exception;
  if (change.kind === 'closed') faults.push(...checkTimes(change.times ?? []));
  if (change.kind === 'replaced' || change.kind === 'extra') {
    const { hours } = change;
    if (hours.kind === 'times') faults.push(...checkTimes(hours.times));
    else {
      if (exception.scope.kind !== 'address') faults.push({ kind: 'periodsNeedAnAddress' });
      for (const fault of checkPeriods(hours.periods, durationOf).faults)
        faults.push({ kind: 'period', fault });
    }
  }
  return [...faults, ...equalTo(exception, others)];
}

function checkTimes(times: readonly TimeRange[]): readonly ExceptionFault[] {
  return times
    .toSorted(byStart)
    .flatMap(({ start, end }, index, sorted): ExceptionFault[] =>
      start >= end || (sorted[index - 1]?.end ?? start) > start
        ? [{ kind: 'times', range: { start, end } }]
        : [],
    );
}

/** What is extra stands beside all others, so that it has no equal. */
function equalTo(exception: Exception, others: readonly Exception[]): readonly ExceptionFault[] {
  if (exception.change.kind === 'extra') return [];
  const [rank, scope] = [rankOf(exception), scopeKey(exception.scope)];
  return others.flatMap((other): ExceptionFault[] => {
    const isEqual =
      other.id !== exception.id &&
      other.change.kind !== 'extra' &&
      rankOf(other) === rank &&
      scopeKey(other.scope) === scope;
    const from = other.from > exception.from ? other.from : exception.from;
    const to = other.to < exception.to ? other.to : exception.to;
    return isEqual && from <= to ? [{ kind: 'equal', id: other.id, from, to }] : [];
  });
}

/** What tells two scopes apart. */
export function scopeKey(scope: ExceptionScope): string {
  switch (scope.kind) {
    case 'address':
      return `address ${scope.addressId}`;
    case 'doctor':
      return `doctor ${scope.doctorId}`;
    case 'facility':
      return `facility ${scope.facilityId}`;
    case 'clinic':
      return 'clinic';
  }
}
