import type { KeyboardEvent } from 'react';
import { turnToVisit } from '../state/selection.ts';

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
      turnToVisit(row.dataset['item'] ?? '');
      break;
    default:
      return;
  }
  event.preventDefault();
}
