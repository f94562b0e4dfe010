import type { CalendarRef } from '#shared/domain/ids.ts';
import { ok } from '#shared/result.ts';
import { json, type Remote, type Send } from '../call.ts';
import { readCalendarStatus, type CalendarStatus } from '../wire/calendar.ts';
import { addressPath } from './paths.ts';

/** How something came to be as it was wanted: `already` where it had been so before, which the vendor answers with a refusal. */
export type Switched = 'now' | 'already';

export interface CalendarOperations {
  getCalendar(calendar: CalendarRef): Remote<CalendarStatus>;
  enableCalendar(calendar: CalendarRef): Remote<Switched>;
  disableCalendar(calendar: CalendarRef): Remote<Switched>;
}

/** A calendar as a whole: operations 21 to 23 of API.md §5. */
export function calendarOperations(send: Send): CalendarOperations {
  const switchTo =
    (operation: 'enableCalendar' | 'disableCalendar', verb: 'enable' | 'disable') =>
    (calendar: CalendarRef): Remote<Switched> =>
      send<Switched>({
        operation,
        method: 'POST',
        path: [...addressPath(calendar), 'calendar', verb],
        read: () => ok('now'),
        // What was wanted is so: no conflict for anybody (API.md §11).
        settle: (status, message) =>
          status === 409 && new RegExp(`already ${verb}d`, 'i').test(message) ? { value: 'already' } : null,
      });
  return {
    getCalendar: (calendar) =>
      send({
        operation: 'getCalendar',
        method: 'GET',
        path: [...addressPath(calendar), 'calendar'],
        read: json(readCalendarStatus),
      }),
    enableCalendar: switchTo('enableCalendar', 'enable'),
    disableCalendar: switchTo('disableCalendar', 'disable'),
  };
}
