import { useEffect, useRef } from 'react';
import { partInSight } from '../focus/inSight.ts';
import { useDesk } from '../state/desk.ts';
import { door } from '../state/door.ts';
import { useSelection } from '../state/selection.ts';
import { pulse } from '../state/pulse.ts';
import { useFocused } from './useFocused.ts';

/** How often it is looked what can be seen, and how often in turn it must be. Together a second. */
const lookEveryMs = 250;
const looksInTurn = 5;

/** Cards and rows that show a visit, and the lines of the list of new ones. */
const shows = '.card[data-item], .list-row[data-item], [data-news]';

/** Main is told that these have been seen. */
function tellSeen(ids: readonly string[]): void {
  if (ids.length > 0) void door().ask('news.seen', { ids: [...ids] });
}

/**
 * A new booking is seen when it was in front of somebody for a second, or was opened. That its day is on the board says nothing: its
 * card may lie below the window's edge, under the panel or behind a dialog.
 */
export function useSeen(): void {
  const unseen = useDesk((desk) => desk.news.unseen);
  const locked = useDesk((desk) => desk.lock.locked);
  const focused = useFocused();
  const opened = useSelection(({ selection }) => (selection.kind === 'visit' ? selection.id : null));
  /** How often in turn each has been in front. */
  const counts = useRef<ReadonlyMap<string, number>>(new Map());
  const isLooked = focused && !locked && unseen.length > 0;
  useEffect(() => {
    if (locked || opened === null || !unseen.some(({ id }) => id === opened)) return;
    pulse([opened]);
    tellSeen([opened]);
  }, [locked, opened, unseen]);
  useEffect(() => {
    if (!isLooked) return;
    const wanted = new Set(unseen.map(({ id }) => id));
    const timer = setInterval(() => {
      const before = counts.current;
      const now = new Map(inFront(wanted).map((id): [string, number] => [id, (before.get(id) ?? 0) + 1]));
      counts.current = now;
      pulse([...now].filter(([, count]) => count === 1).map(([id]) => id));
      tellSeen([...now].filter(([, count]) => count === looksInTurn).map(([id]) => id));
    }, lookEveryMs);
    return () => clearInterval(timer);
  }, [isLooked, unseen]);
}

/** Which of them can be seen now, wherever they stand. */
function inFront(wanted: ReadonlySet<string>): string[] {
  const found = new Set<string>();
  for (const card of document.querySelectorAll<HTMLElement>(shows)) {
    const id = card.dataset['news'] ?? card.dataset['item'] ?? '';
    if (wanted.has(id) && isInFront(card)) found.add(id);
  }
  return [...found];
}

/** Whole, with nothing over its name or its middle. */
function isInFront(element: HTMLElement): boolean {
  if (partInSight(element) < 0.99) return false;
  const { left, top, width, height } = element.getBoundingClientRect();
  const points = [
    [left + Math.min(10, width / 4), top + Math.min(10, height / 2)],
    [left + width / 2, top + height / 2],
  ] as const;
  return points.every(([x, y]) => {
    const hit = document.elementFromPoint(x, y);
    return hit !== null && element.contains(hit);
  });
}
