import { type RefObject, useLayoutEffect, useRef } from 'react';
import type { CalendarEntry, CalendarMove } from '#shared/contract/calendars.ts';
import type { Problem } from '#shared/contract/views.ts';
import { useDesk } from '../state/desk.ts';
import { moveCalendar } from '../state/requests.ts';

/** Where a moved calendar stands now: `place` of `of`, from 1. */
export interface NewPlace {
  readonly place: number;
  readonly of: number;
}

interface Ordering {
  /** @returns where it stands now, or why it could not be moved; `null`: it is gone */
  readonly move: (
    calendar: CalendarEntry,
    by: CalendarMove['by'],
  ) => Promise<{ readonly moved: NewPlace | null } | { readonly problem: Problem }>;
}

const rowOf = (list: HTMLElement | null, addressId: string): HTMLElement | null =>
  list?.querySelector<HTMLElement>(`[data-calendar="${CSS.escape(addressId)}"]`) ?? null;

/** Moves rows of the list. The focus stays on the row, on the part of it that had it, and the row in sight. */
export function useOrdering(list: RefObject<HTMLElement | null>, within: CalendarMove['within']): Ordering {
  const calendars = useDesk((desk) => desk.calendars);
  const held = useRef<{ readonly addressId: string; readonly part: string } | null>(null);
  useLayoutEffect(() => {
    if (held.current === null) return;
    const { addressId, part } = held.current;
    const row = rowOf(list.current, addressId);
    // A row that changes its place in the document loses the focus; what somebody went to meanwhile keeps it.
    if (document.activeElement === document.body || document.activeElement?.tagName === 'DIALOG')
      row?.querySelector<HTMLElement>(`[data-part="${part}"]`)?.focus();
    if (row?.contains(document.activeElement) === true) row.scrollIntoView({ block: 'nearest' });
  }, [calendars, list]);
  return {
    async move(calendar, by) {
      const { addressId, facilityId } = calendar;
      const part = rowOf(list.current, addressId)?.querySelector<HTMLElement>('[data-part]:focus');
      if (part != null) held.current = { addressId, part: part.dataset['part'] ?? '' };
      const answer = await moveCalendar({ addressId, by, within });
      if (!answer.ok) return { problem: answer.error };
      const row = answer.value.filter((one) => within === 'clinic' || one.facilityId === facilityId);
      const index = row.findIndex((one) => one.addressId === addressId);
      return { moved: index < 0 ? null : { place: index + 1, of: row.length } };
    },
  };
}
