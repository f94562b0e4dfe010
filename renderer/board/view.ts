import { type RefObject, useLayoutEffect, useState } from 'react';
import type { Density } from './axis.ts';

/** The board's room in pixels. */
export interface View {
  readonly width: number;
  readonly height: number;
}

/** Pixels of a column and of the scale. Eight doctors fit beside the side column on a screen of 1366; with their online calendars they take 1560. */
const least: Readonly<Record<Density, number>> = { comfortable: 126, compact: 112 };
const scale: Readonly<Record<Density, number>> = { comfortable: 60, compact: 56 };
/** A thin scroll bar, where it takes room. */
const barPx = 11;
/** Columns grow in steps of this many pixels as far as their text knows, so that sizing the window fits few names anew. */
const stepPx = 8;

/** How the board's width is shared out; pixels. */
export interface Widths {
  readonly scale: number;
  /** The least that a column has. */
  readonly least: number;
  /** What a column has at least at this width of the board. */
  readonly column: number;
  /**
   * By index, what columns have that are not like the others: more, where so many visits stand side by side that they could not be
   * hit, or less, where a day of the week has nothing. They do not share the room that is left.
   */
  readonly own: ReadonlyMap<number, number>;
}

/** @param needed what each column needs at least, pixels; most need nothing of their own, because their visits do not collide */
export function widthsOf(view: View, needed: readonly number[], density: Density): Widths {
  const room = view.width - scale[density] - barPx;
  const sharedBeside = (wide: readonly (readonly [number, number])[]): number => {
    const left = room - wide.reduce((sum, [, px]) => sum + px, 0);
    const grown = left / Math.max(needed.length - wide.length, 1) - least[density];
    return least[density] + Math.floor(Math.max(grown, 0) / stepPx) * stepPx;
  };
  let wide = [...needed.entries()].filter(([, px]) => px > least[density]);
  let shared = sharedBeside(wide);
  while (wide.some(([, px]) => px <= shared)) {
    wide = wide.filter(([, px]) => px > shared);
    shared = sharedBeside(wide);
  }
  return { scale: scale[density], least: least[density], column: shared, own: new Map(wide) };
}

/** The tracks of the columns as the style sheet takes them. */
export const trackOf = (columns: number, { own, least: each }: Widths): string =>
  Array.from({ length: columns }, (_, index) => {
    const px = own.get(index) ?? each;
    return px < each ? `${px}px` : `minmax(${px}px, 1fr)`;
  }).join(' ');

/** How much more than the least of all columns those with a width of their own have together, or less; pixels. */
export const extraOf = ({ own, least: each }: Widths): number =>
  [...own.values()].reduce((sum, px) => sum + px - each, 0);

/** The columns that are in sight, as indexes: from `first` up to but without `end`. */
export function columnsInView(
  scrollLeft: number,
  view: View,
  widths: Widths,
): { readonly first: number; readonly end: number } {
  const pxOf = (index: number): number => widths.own.get(index) ?? widths.column;
  let first = 0;
  for (let right = 0; (right += pxOf(first) + stepPx) <= scrollLeft;) first += 1;
  let end = first;
  const seen = scrollLeft + view.width - widths.scale;
  for (let left = leftOf(first, pxOf); left < seen; left += pxOf(end), end += 1);
  return { first, end: Math.max(end, first + 1) };
}

const leftOf = (column: number, pxOf: (index: number) => number): number =>
  Array.from({ length: column }, (_, index) => pxOf(index)).reduce((sum, px) => sum + px, 0);

/**
 * The size of an element, known before anything is drawn in it and followed from then on.
 * @returns `null` until the element is in the document
 */
export function useView(of: RefObject<HTMLElement | null>): View | null {
  const [view, setView] = useState<View | null>(null);
  useLayoutEffect(() => {
    const element = of.current;
    if (element === null) return;
    const take = (): void =>
      setView((before) => {
        const { clientWidth: width, clientHeight: height } = element;
        return before?.width === width && before.height === height ? before : { width, height };
      });
    take();
    const observer = new ResizeObserver(take);
    observer.observe(element);
    return () => observer.disconnect();
  }, [of]);
  return view;
}
