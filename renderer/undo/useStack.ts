import { type RefObject, useLayoutEffect, useRef } from 'react';

/** The air between two notes, pixels. */
const gapPx = 8;

/**
 * Puts a note over those that are there, or into a gap that one has left. There it stays as long as it stands: an Undo that
 * somebody is about to press does not move because another note comes or goes.
 */
export function useStack<E extends HTMLElement>(): RefObject<E | null> {
  const note = useRef<E>(null);
  useLayoutEffect(() => {
    const own = note.current;
    if (own === null) return;
    const others = [...(own.parentElement?.children ?? [])].filter(
      (one): one is HTMLElement => one instanceof HTMLElement && one !== own && one.style.bottom !== '',
    );
    const notes = others.map((one): Span => {
      const from = Number.parseFloat(one.style.bottom);
      return { from, to: from + one.offsetHeight + gapPx };
    });
    const desk = { from: -gapPx, to: underDay(own) };
    own.style.bottom = `${lowestFree([desk, ...notes], own.offsetHeight + gapPx)}px`;
  }, []);
  return note;
}

/** What the desk itself says under the day has so much room there when a note comes (`ui/useKeptEnds.ts`), pixels. */
const underDay = (note: Element): number =>
  Number.parseFloat(getComputedStyle(note).getPropertyValue('--under-day')) || 0;

/** A stretch above the lower edge, pixels. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** The lowest place of a height that overlaps none of what is taken, pixels above the lower edge. */
export function lowestFree(taken: readonly Span[], height: number): number {
  const starts = [0, ...taken.map(({ to }) => to)].sort((a, b) => a - b);
  const isFree = (start: number): boolean =>
    taken.every(({ from, to }) => start + height <= from || start >= to);
  return starts.find(isFree) ?? 0;
}
