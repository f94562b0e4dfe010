import { type RefObject, useLayoutEffect, useRef } from 'react';
import type { ShownDay } from '../state/boardDelta.ts';
import { rowsOf } from './rows.ts';

/** Rows of what is over that stay in sight above what goes on. */
const before = 3;

/** Begins a day's list at what goes on now, once for each day that is shown; what is over is above. */
export function useBeginAtNow(grid: RefObject<HTMLElement | null>, day: ShownDay): void {
  const begun = useRef<string | null>(null);
  useLayoutEffect(() => {
    if (grid.current === null || begun.current === day.date) return;
    begun.current = day.date;
    const now = Date.now();
    const rows = rowsOf(day);
    const first = rows.findIndex(({ card }) => card.end > now);
    const id = rows[Math.max(0, first - before)]?.card.id;
    if (first > before && id !== undefined)
      grid.current.querySelector(`[data-item="${CSS.escape(id)}"]`)?.scrollIntoView({ block: 'start' });
  });
}
