import type { LocalDate } from '#shared/time/zone.ts';
import { useKey } from '../keys/useKey.ts';
import { useShownDate } from '../state/day.ts';
import { turnTo } from '../state/selection.ts';
import { shownColumns } from '../state/shownColumns.ts';

/** The keys for the hours of a day and for a doctor who is away: of the calendar in which the focus is, else of the first. */
export function useAwayKeys(): void {
  const shown = useShownDate();
  const open = (kind: 'away' | 'dayHours') => () => {
    const column = columnMeant(shown);
    if (column === null) return false;
    turnTo({ kind, ...column });
    return true;
  };
  useKey('away', open('away'));
  useKey('dayHours', open('dayHours'));
}

function columnMeant(shown: LocalDate): { readonly addressId: string; readonly date: LocalDate } | null {
  const focused = document.activeElement?.closest<HTMLElement>('[data-column]') ?? null;
  const addressId = focused?.dataset['column'] ?? shownColumns()[0]?.addressId;
  return addressId === undefined ? null : { addressId, date: focused?.dataset['date'] ?? shown };
}
