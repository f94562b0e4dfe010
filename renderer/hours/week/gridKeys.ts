import type { KeyboardEvent } from 'react';
import { minutesOf } from '#shared/domain/availability/clockTime.ts';
import type { Period } from '#shared/domain/availability/period.ts';
import { shifted } from '../edit/clockInput.ts';
import type { WeekActions } from './place.ts';

/** A key moves hours by so much. Minutes. */
const step = 15;

/**
 * The keys of the grid of times: arrows walk, Enter leads to the fields, Alt and an arrow moves what has the focus, Shift and an arrow
 * moves its end, Delete takes it away, Insert adds. @returns true: it was one of them
 */
export function pressOnGrid(
  event: KeyboardEvent<HTMLElement>,
  days: readonly (readonly Period[])[],
  actions: WeekActions,
): boolean {
  const at = placeOf(event.target);
  if (at === null || event.ctrlKey || event.metaKey) return false;
  const { day, period } = at;
  const found = period === null ? undefined : days[day]?.[period];
  switch (event.key) {
    case 'ArrowUp':
    case 'ArrowDown': {
      const by = event.key === 'ArrowUp' ? -1 : 1;
      if (found === undefined || period === null || !(event.altKey || event.shiftKey))
        return walk(event.currentTarget, days, day, period === null ? by - 1 : period + by);
      const start = event.altKey ? shifted(found.start, by * step) : found.start;
      const end = shifted(found.end, by * step);
      const isWhole = minutesOf(end) - minutesOf(start) === minutesOf(found.end) - minutesOf(found.start);
      if ((event.altKey && !isWhole) || end <= start) return true;
      actions.move({ day, period }, { day, start, end });
      return true;
    }
    case 'ArrowLeft':
    case 'ArrowRight':
      if (event.altKey || event.shiftKey) return false;
      return walk(event.currentTarget, days, day + (event.key === 'ArrowLeft' ? -1 : 1), period ?? -1);
    case 'Enter':
      actions.choose(day, period, 'fields');
      return true;
    case 'Delete':
      if (period === null) return false;
      actions.remove(day, period);
      return true;
    case 'Insert':
      actions.add(day, null);
      return true;
    default:
      return false;
  }
}

function placeOf(target: EventTarget): { readonly day: number; readonly period: number | null } | null {
  if (!(target instanceof HTMLElement)) return null;
  const head = target.dataset['head'];
  if (head !== undefined) return { day: Number(head), period: null };
  const period = target.dataset['period'];
  const day = target.closest<HTMLElement>('[data-day]')?.dataset['day'];
  return period === undefined || day === undefined ? null : { day: Number(day), period: Number(period) };
}

/** Leads to a period of a day, or to its head where it has none there. */
function walk(grid: HTMLElement, days: readonly (readonly Period[])[], day: number, period: number): boolean {
  const periods = days[day];
  if (periods === undefined) return true;
  const at = Math.min(period, periods.length - 1);
  const to =
    at < 0
      ? grid.querySelector<HTMLElement>(`[data-head="${day}"]`)
      : grid.querySelector<HTMLElement>(`[data-day="${day}"] [data-period="${at}"]`);
  to?.focus();
  to?.scrollIntoView({ block: 'nearest' });
  return true;
}
