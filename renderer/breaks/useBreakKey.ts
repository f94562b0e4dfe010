import { minuteMs } from '#shared/time/durations.ts';
import type { EpochMs } from '#shared/time/zone.ts';
import { useKey } from '../keys/useKey.ts';
import type { ShownColumn } from '../state/boardDelta.ts';
import { thisMinute } from '../state/now.ts';
import { turnTo } from '../state/selection.ts';
import { shownColumns } from '../state/shownColumns.ts';

/** How long a break is to begin with. */
const usualMs = 60 * minuteMs;
const gridMs = 15 * minuteMs;

/** The key for a new break: where the focus is on the board, else from now on in the first calendar. */
export function useBreakKey(): void {
  useKey('newBreak', () => {
    const begun = beginning();
    if (begun === null) return false;
    turnTo({ kind: 'newBreak', ...begun, till: begun.since + usualMs });
    return true;
  });
}

/** A free time begins it; a visit or a break ends before it. */
function beginning(): { readonly addressId: string; readonly since: EpochMs } | null {
  const item = document.activeElement?.closest<HTMLElement>('[data-item]') ?? null;
  const id = item?.dataset['item'] ?? '';
  const start = /^slot (\d+)$/.exec(id)?.[1];
  const columns = shownColumns();
  for (const column of columns) {
    const end = endOf(column, id);
    if (end !== null) return { addressId: column.addressId, since: end };
  }
  const addressId = item?.closest<HTMLElement>('[data-column]')?.dataset['column'] ?? columns[0]?.addressId;
  if (addressId === undefined) return null;
  if (start !== undefined) return { addressId, since: Number(start) };
  const now = Math.ceil(thisMinute() / gridMs) * gridMs;
  return { addressId, since: now };
}

function endOf({ cards, breaks }: ShownColumn, id: string): EpochMs | null {
  const rest = /^break (.+)$/.exec(id)?.[1];
  return cards.find((card) => card.id === id)?.end ?? breaks.find((pause) => pause.id === rest)?.till ?? null;
}
