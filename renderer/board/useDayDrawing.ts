import { type RefObject, type UIEvent, useMemo, useRef } from 'react';
import type { ShownDay } from '../state/boardDelta.ts';
import { type Axis, type Density, pixelsPerMinute, type Zoom } from './axis.ts';
import { type Drawn, useFill } from './fill.ts';
import { neededPx } from './layout.ts';
import { firstEvent, workingRange } from './spans.ts';
import { beginAt, useScroll } from './useScroll.ts';
import { columnsInView, type View, type Widths, widthsOf } from './view.ts';

/** The head that stays with the facilities over it (as in `board.css`), and how far beyond the view the first frame is drawn; pixels. */
const headPx = 52;
const bandPx = 24;
const nearPx = 60;

interface DrawingSettings {
  readonly zoom: Zoom;
  readonly density: Density;
  readonly view: View;
  /** The facilities stand over the columns. */
  readonly hasBands: boolean;
}

/** Where a day's columns lie, and which of them are drawn so far. */
export interface DayDrawing {
  /** For the element that scrolls. */
  readonly grid: RefObject<HTMLDivElement | null>;
  readonly axis: Axis;
  readonly widths: Widths;
  readonly drawn: (index: number) => Drawn;
  /** Hears of each scroll. */
  readonly follow: (event: UIEvent<HTMLElement>) => void;
}

/** Measures are kept from render to render: a column is drawn anew only where its own have changed. */
export function useDayDrawing(
  { date, timeZone, from, to, columns }: ShownDay,
  { zoom, density, view, hasBands }: DrawingSettings,
): DayDrawing {
  const pxPerMinute = pixelsPerMinute(zoom, density);
  const axis = useMemo<Axis>(() => ({ from, to, pxPerMinute }), [from, to, pxPerMinute]);
  const working = useMemo(
    () => workingRange({ date, timeZone, from, to }, columns),
    [date, timeZone, from, to, columns],
  );
  const first = useMemo(() => firstEvent(columns), [columns]);
  const grid = useScroll({ day: date, axis, working, first });
  const widths = useMemo(
    () =>
      widthsOf(
        view,
        columns.map(({ cards }) => neededPx(cards, axis)),
        density,
      ),
    [view, columns, axis, density],
  );
  const scrolled = useRef(0);
  const { drawn, look } = useFill(
    date,
    columns.length,
    () => columnsInView(scrolled.current, view, widths),
    () => {
      const head = hasBands ? headPx + bandPx : headPx;
      const top = beginAt({ axis, working, first }, Date.now(), view.height - head);
      return { top: top - nearPx, bottom: top + view.height + nearPx };
    },
  );
  const follow = ({ currentTarget: { scrollLeft, scrollTop } }: UIEvent<HTMLElement>): void => {
    scrolled.current = scrollLeft;
    look({ top: scrollTop, bottom: scrollTop + view.height });
  };
  return { grid, axis, widths, drawn, follow };
}
