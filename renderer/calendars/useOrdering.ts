import { type RefObject, useLayoutEffect } from 'react';
import type { CalendarEntry, CalendarMove } from '#shared/contract/calendars.ts';
import { useDesk } from '../state/desk.ts';
import { moveCalendar } from '../state/requests.ts';
import type { Problem } from '#shared/domain/problem.ts';

/** Where a moved calendar stands now: `place` of `of`, from 1. */
interface NewPlace {
  readonly place: number;
  readonly of: number;
}

/** Moves a calendar's row. @returns where it stands now (`null`: it is gone), or why it could not be moved */
type Move = (
  calendar: CalendarEntry,
  by: CalendarMove['by'],
) => Promise<{ readonly moved: NewPlace | null } | { readonly problem: Problem }>;

/** Moves rows of the list. React leaves the focus on the row that moves; here it is kept in sight as well. */
export function useOrdering(list: RefObject<HTMLElement | null>, within: CalendarMove['within']): Move {
  const calendars = useDesk((desk) => desk.calendars);
  useLayoutEffect(() => {
    list.current?.querySelector('[data-calendar]:focus-within')?.scrollIntoView({ block: 'nearest' });
  }, [calendars, list]);
  return async ({ addressId, facilityId }, by) => {
    const answer = await moveCalendar({ addressId, by, within });
    if (!answer.ok) return { problem: answer.error };
    const row = answer.value.filter((calendar) => within === 'clinic' || calendar.facilityId === facilityId);
    const index = row.findIndex((calendar) => calendar.addressId === addressId);
    return { moved: index < 0 ? null : { place: index + 1, of: row.length } };
  };
}
