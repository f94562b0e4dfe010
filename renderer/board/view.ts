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
}

export function widthsOf(view: View, columns: number, density: Density): Widths {
  const shared = (view.width - scale[density] - barPx) / Math.max(columns, 1);
  const grown = Math.floor(Math.max(shared - least[density], 0) / stepPx) * stepPx;
  return { scale: scale[density], least: least[density], column: least[density] + grown };
}

/** The columns that are in sight, as indexes: from `first` up to but without `end`. */
export function columnsInView(
  scrollLeft: number,
  view: View,
  widths: Widths,
): { readonly first: number; readonly end: number } {
  const first = Math.max(0, Math.floor(scrollLeft / (widths.column + stepPx)));
  const end = Math.ceil((scrollLeft + view.width - widths.scale) / widths.column);
  return { first, end: Math.max(end, first + 1) };
}

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
