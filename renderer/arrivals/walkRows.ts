import {
  type FocusEvent,
  type KeyboardEvent,
  type RefObject,
  useCallback,
  useLayoutEffect,
  useRef,
} from 'react';
import { openVisit } from '../state/selection.ts';

const rowsIn = (grid: Element): HTMLElement[] => [...grid.querySelectorAll<HTMLElement>('[data-item]')];
const buttonsIn = (row: Element): HTMLElement[] => [
  ...row.querySelectorAll<HTMLElement>('button:not([disabled])'),
];

/** Up and down from row to row, Home and End, to the right into a row's buttons and back, Enter opens the visit. */
export function walkRows(event: KeyboardEvent<HTMLElement>): void {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const target = event.target instanceof HTMLElement ? event.target : null;
  const row = target?.closest<HTMLElement>('[data-item]') ?? null;
  if (target === null || row === null) return;
  const rows = rowsIn(event.currentTarget);
  const index = rows.indexOf(row);
  const inside = [row, ...buttonsIn(row)];
  const at = inside.indexOf(target);
  switch (event.key) {
    case 'ArrowDown':
      rows[index + 1]?.focus();
      break;
    case 'ArrowUp':
      rows[index - 1]?.focus();
      break;
    case 'Home':
      rows[0]?.focus();
      break;
    case 'End':
      rows.at(-1)?.focus();
      break;
    case 'ArrowRight':
      inside[at + 1]?.focus();
      break;
    case 'ArrowLeft':
      inside[at - 1]?.focus();
      break;
    case 'Enter':
      // A button presses itself.
      if (target !== row) return;
      openVisit(row.dataset['item'] ?? '');
      break;
    default:
      return;
  }
  event.preventDefault();
}

/**
 * Keeps the focus in the list while it changes: on the same visit where it has been drawn anew, else on the one that has come
 * to its place.
 */
export function useKeepFocus(grid: RefObject<HTMLElement | null>): (event: FocusEvent<HTMLElement>) => void {
  const last = useRef<{ readonly id: string; readonly index: number } | null>(null);
  useLayoutEffect(() => {
    if (last.current === null || grid.current === null || document.activeElement !== document.body) return;
    const { id, index } = last.current;
    const rows = rowsIn(grid.current);
    (rows.find(({ dataset }) => dataset['item'] === id) ?? rows[Math.min(index, rows.length - 1)])?.focus();
  });
  return useCallback(({ type, target, currentTarget, relatedTarget }) => {
    if (type === 'blur') {
      // A row that is taken away loses the focus to nobody.
      if (relatedTarget !== null && !currentTarget.contains(relatedTarget)) last.current = null;
      return;
    }
    const row = target.closest<HTMLElement>('[data-item]');
    if (row !== null)
      last.current = { id: row.dataset['item'] ?? '', index: rowsIn(currentTarget).indexOf(row) };
  }, []);
}
