import type { LocalDate } from '../../time/zone.ts';
import type { AddressId, CalendarRef, DoctorId, FacilityId } from '../ids.ts';
import type { TimeRange } from './clockTime.ts';
import type { Period } from './period.ts';
import type { Weekday } from './weekday.ts';

/** Whose hours an exception changes. A doctor of one id at two facilities is one person, who is away from both. */
export type ExceptionScope =
  | { readonly kind: 'address'; readonly addressId: AddressId }
  | { readonly kind: 'doctor'; readonly doctorId: DoctorId }
  | { readonly kind: 'facility'; readonly facilityId: FacilityId }
  | { readonly kind: 'clinic' };

export const exceptionReasons = ['holiday', 'vacation', 'other'] as const;
/** Why: it decides which of two exceptions holds (`precedence.ts`), and the words on the year's strip. */
export type ExceptionReason = (typeof exceptionReasons)[number];

/** What holds instead of the plan, or beside it. */
export type ExceptionChange =
  /** Nothing is offered, all day or in these times. */
  | { readonly kind: 'closed'; readonly times: readonly TimeRange[] | null }
  /** These hours, and no others. */
  | { readonly kind: 'replaced'; readonly hours: ExceptionHours }
  /** These hours, beside what holds without them. */
  | { readonly kind: 'extra'; readonly hours: ExceptionHours }
  /** The plan's hours of another day of the same week of its cycle. */
  | { readonly kind: 'asWeekday'; readonly weekday: Weekday };

/** Services are an address's own, so that wider scopes have times alone, and take the services from each plan. */
export type ExceptionHours =
  | { readonly kind: 'periods'; readonly periods: readonly Period[] }
  | { readonly kind: 'times'; readonly times: readonly TimeRange[] };

/** Some dates on which the plan does not hold as it stands. */
export interface Exception {
  readonly id: string;
  readonly scope: ExceptionScope;
  readonly from: LocalDate;
  /** The last date, which belongs to it. */
  readonly to: LocalDate;
  readonly reason: ExceptionReason;
  readonly change: ExceptionChange;
  readonly note: string;
}

/** Whether an exception changes the hours of a calendar, on whatever dates. */
export function concerns({ scope }: Pick<Exception, 'scope'>, calendar: CalendarRef): boolean {
  switch (scope.kind) {
    case 'address':
      return scope.addressId === calendar.addressId;
    case 'doctor':
      return scope.doctorId === calendar.doctorId;
    case 'facility':
      return scope.facilityId === calendar.facilityId;
    case 'clinic':
      return true;
  }
}

/** Whether a date is one of an exception's. */
export const covers = ({ from, to }: Pick<Exception, 'from' | 'to'>, date: LocalDate): boolean =>
  from <= date && date <= to;
