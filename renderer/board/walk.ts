import type { KeyboardEvent, RefObject } from 'react';
import { useLayoutEffect } from 'react';
import { bringInSight } from '../focus/inSight.ts';
import { moveTabStop } from '../focus/tabStop.ts';

/** Walking through the board with the arrow keys. One thing on the board is in the order of the Tab key (`focus/tabStop.ts`). */

const itemSelector = '[data-item]';
const columnSelector = '[data-column]';

/** What a key does: up and down within a column, left and right to what is nearest in time, Home and End to the column's ends. */
export function walk(event: KeyboardEvent<HTMLElement>): void {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const item = event.target instanceof Element ? event.target.closest<HTMLElement>(itemSelector) : null;
  if (item === null) return;
  const next = target(item, event.key);
  if (next === undefined) return;
  event.preventDefault();
  if (next === null) return;
  next.focus({ preventScroll: true });
  bringInSight(next);
}

/** @returns `undefined` for a key that is not for walking, `null` where there is nowhere to go */
function target(item: HTMLElement, key: string): HTMLElement | null | undefined {
  const column = item.closest(columnSelector);
  const items = column === null ? [] : itemsOf(column);
  const index = items.indexOf(item);
  switch (key) {
    case 'ArrowDown':
      return items[index + 1] ?? null;
    case 'ArrowUp':
      return items[index - 1] ?? null;
    case 'Home':
      return items[0] ?? null;
    case 'End':
      return items.at(-1) ?? null;
    case 'ArrowRight':
      return column === null ? null : beside(column, item, 'nextElementSibling');
    case 'ArrowLeft':
      return column === null ? null : beside(column, item, 'previousElementSibling');
    default:
      return undefined;
  }
}

function itemsOf(column: Element): HTMLElement[] {
  return [...column.querySelectorAll<HTMLElement>(itemSelector)];
}

/** The nearest in time in the next column that has anything. */
function beside(
  column: Element,
  item: HTMLElement,
  direction: 'nextElementSibling' | 'previousElementSibling',
): HTMLElement | null {
  const top = topOf(item);
  for (let next = column[direction]; next !== null; next = next[direction]) {
    const [first, ...rest] = next.matches(columnSelector) ? itemsOf(next) : [];
    if (first === undefined) continue;
    return rest.reduce((best, other) => (distance(other, top) < distance(best, top) ? other : best), first);
  }
  return null;
}

const topOf = (item: HTMLElement): number => Number.parseFloat(item.style.top);
const distance = (item: HTMLElement, top: number): number => Math.abs(topOf(item) - top);

/** Makes the item that has the focus the one that Tab comes back to. */
export function keepTabStop(event: { readonly currentTarget: Element; readonly target: EventTarget }): void {
  const item = event.target instanceof Element ? event.target.closest<HTMLElement>(itemSelector) : null;
  if (item === null) return;
  moveTabStop(event.currentTarget, item, itemSelector);
}

/**
 * Sees to it that the board can always be reached with Tab: also after the item that Tab led to has gone, and on a day
 * without any, which must still be scrolled with the keyboard. It can always have the focus, which waits on it while a day is read.
 */
export function useTabStop(board: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    if (board.current !== null) ensureTabStop(board.current);
  });
}

function ensureTabStop(board: HTMLElement): void {
  const first = board.querySelector<HTMLElement>(itemSelector);
  if (first === null) {
    board.tabIndex = 0;
    return;
  }
  board.tabIndex = -1;
  if (board.querySelector('[data-item][tabindex="0"]') === null) first.tabIndex = 0;
}
