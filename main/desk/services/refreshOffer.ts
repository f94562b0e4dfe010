import type { AddressId, CalendarRef } from '#shared/domain/ids.ts';
import { dayMs, minuteMs } from '#shared/time/durations.ts';
import type { ListToRefresh } from '../../sync/sync.ts';
import { calendarOf } from '../calendars/calendarOf.ts';
import type { DeskStore } from '../deskStore.ts';
import type { Session } from '../session.ts';
import { calendarsOfDoctor } from './offers.ts';

/** What somebody looks at is not older than this. Milliseconds. */
const lookedAtMs = 2 * minuteMs;
/** The vendor's dictionaries hold thousands of entries and seldom change (API.md §12). Milliseconds. */
const dictionaryMs = dayMs;

/** Has what is shown of a doctor's calendars read again where it may be old. What comes of it is told when it is here. */
export function refreshOffer({ store, sync }: Pick<Session, 'store' | 'sync'>, addressId: AddressId): void {
  const calendars = calendarsOfDoctor(store, addressId).flatMap((id) => calendarOf(store, id) ?? []);
  if (calendars.length === 0) return;
  sync.refresh([
    ...calendars.flatMap((calendar): readonly ListToRefresh[] => [
      { read: { step: 'addressServices', calendar }, olderThanMs: lookedAtMs },
      { read: { step: 'addressInsurers', calendar }, olderThanMs: lookedAtMs },
    ]),
    ...specialitiesOf(store, calendars).map((read): ListToRefresh => ({ read, olderThanMs: dictionaryMs })),
    { read: { step: 'services' }, olderThanMs: dictionaryMs },
    { read: { step: 'insurers' }, olderThanMs: dictionaryMs },
  ]);
}

/**
 * The lists of the doctor's specialities. A file of before they were kept knows their names and not their ids: then the facility's list of
 * doctors, which tells both, is read.
 */
function specialitiesOf(
  { catalogue }: DeskStore,
  calendars: readonly CalendarRef[],
): readonly ListToRefresh['read'][] {
  const [own] = calendars;
  const doctor = own === undefined ? null : catalogue.doctor(own.facilityId, own.doctorId);
  if (doctor === null) return [];
  if (doctor.specializationIds.length === 0 && doctor.specializations.length > 0)
    return [{ step: 'doctors', facilityId: doctor.facilityId }];
  return doctor.specializationIds.map((specializationId) => ({
    step: 'specialityServices',
    specializationId,
  }));
}
