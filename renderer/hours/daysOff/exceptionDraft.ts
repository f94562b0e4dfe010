import type { HoursView } from '#shared/contract/hours.ts';
import type { TimeRange } from '#shared/domain/availability/clockTime.ts';
import type { Exception, ExceptionScope } from '#shared/domain/availability/exception.ts';
import type { Weekday } from '#shared/domain/availability/weekday.ts';
import { asAddressId, asDoctorId, asFacilityId } from '#shared/domain/ids.ts';
import type { LocalDate } from '#shared/time/zone.ts';

export const exceptionKinds = ['vacation', 'closed', 'replaced', 'extra', 'asWeekday'] as const;
/** What a person chooses first. */
export type ExceptionKind = (typeof exceptionKinds)[number];
export const exceptionScopes = ['doctor', 'address', 'facility', 'clinic'] as const;
export type ScopeKind = (typeof exceptionScopes)[number];

/** A new exception as it is filled in. */
export interface ExceptionDraft {
  readonly kind: ExceptionKind;
  readonly scope: ScopeKind;
  readonly from: LocalDate;
  /** Empty: the first date is the last one. */
  readonly to: LocalDate;
  readonly isWholeDay: boolean;
  readonly times: TimeRange;
  readonly weekday: Weekday;
  readonly note: string;
}

export const emptyDraft: ExceptionDraft = {
  kind: 'vacation',
  scope: 'doctor',
  from: '',
  to: '',
  isWholeDay: true,
  times: { start: '08:00', end: '12:00' },
  weekday: 7,
  note: '',
};

/** Whether it has times of its own. */
export const hasTimes = ({ kind, isWholeDay }: ExceptionDraft): boolean =>
  kind === 'replaced' || kind === 'extra' || (kind === 'closed' && !isWholeDay);

/** What it comes to; `null`: its first date is missing. */
export function exceptionOf(draft: ExceptionDraft, hours: HoursView, id: string): Exception | null {
  const { from, note } = draft;
  if (from === '') return null;
  const to = draft.to === '' ? from : draft.to;
  return {
    id,
    scope: scopeOf(draft.scope, hours),
    from,
    to,
    reason: draft.kind === 'vacation' ? 'vacation' : 'other',
    change: changeOf(draft),
    note: note.trim(),
  };
}

function scopeOf(scope: ScopeKind, { addressId, doctorId, facilityId }: HoursView): ExceptionScope {
  switch (scope) {
    case 'address':
      return { kind: 'address', addressId: asAddressId(addressId) };
    case 'doctor':
      return { kind: 'doctor', doctorId: asDoctorId(doctorId) };
    case 'facility':
      return { kind: 'facility', facilityId: asFacilityId(facilityId) };
    case 'clinic':
      return { kind: 'clinic' };
  }
}

function changeOf({ kind, isWholeDay, times, weekday }: ExceptionDraft): Exception['change'] {
  switch (kind) {
    case 'vacation':
      return { kind: 'closed', times: null };
    case 'closed':
      return { kind: 'closed', times: isWholeDay ? null : [times] };
    case 'replaced':
      return { kind: 'replaced', hours: { kind: 'times', times: [times] } };
    case 'extra':
      return { kind: 'extra', hours: { kind: 'times', times: [times] } };
    case 'asWeekday':
      return { kind: 'asWeekday', weekday };
  }
}
