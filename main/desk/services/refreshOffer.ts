import type { AddressId } from '#shared/domain/ids.ts';
import { dayMs, minuteMs } from '#shared/time/durations.ts';
import type { ListToRefresh } from '../../sync/sync.ts';
import { calendarOf } from '../calendars/calendarOf.ts';
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
    { read: { step: 'services' }, olderThanMs: dictionaryMs },
    { read: { step: 'insurers' }, olderThanMs: dictionaryMs },
  ]);
}
