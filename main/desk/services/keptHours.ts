import { concerns } from '#shared/domain/availability/exception.ts';
import type { AddressId } from '#shared/domain/ids.ts';
import type { KeptHours } from '#shared/domain/services/uses.ts';
import { addDays, type LocalDate } from '#shared/time/zone.ts';
import { calendarOf } from '../calendars/calendarOf.ts';
import type { Session } from '../session.ts';

/** The hours of a calendar, as far as they are kept here. */
export interface KeptHoursOf extends KeptHours {
  /** A plan is in force here; else its hours are kept at the marketplace. */
  readonly isKeptHere: boolean;
  readonly today: LocalDate;
}

/** Exceptions of so far ahead are looked through. Days. */
const exceptionsAhead = 3 * 366;

/** What is kept of a calendar's hours. What is damaged of them uses nothing here: the editor of hours tells it. */
export function keptHoursOf(session: Pick<Session, 'store' | 'today'>, addressId: AddressId): KeptHoursOf {
  const { store } = session;
  const today = session.today();
  const calendar = calendarOf(store, addressId);
  const { inForce, draft } = store.availability.timetables.get(addressId);
  const exceptions =
    calendar === null
      ? []
      : store.availability.exceptions
          .between(today, addDays(today, exceptionsAhead))
          .items.filter((exception) => concerns(exception, calendar));
  return {
    isKeptHere: inForce !== null,
    today,
    inForce: inForce?.plans ?? [],
    draft: draft?.plans ?? [],
    exceptions,
  };
}
