import { type CSSProperties, type ReactNode, type UIEvent, useMemo, useRef } from 'react';
import { useStandStill } from '../app/useStandStill.ts';
import { useDesk } from '../state/desk.ts';
import { useMinute } from '../state/now.ts';
import { pickOnBoard } from '../state/selection.ts';
import { type Axis, type Density, heightOf, pixelsPerMinute, type Zoom } from './axis.ts';
import { type Band, endsOf } from './bands.ts';
import type { ShownDay } from './boardDelta.ts';
import { Column } from './Column.tsx';
import { useFill } from './fill.ts';
import { Heads } from './Heads.tsx';
import { neededPx } from './layout.ts';
import { NowLine } from './NowLine.tsx';
import { firstEvent, workingRange } from './spans.ts';
import { TimeScale } from './TimeScale.tsx';
import { useDrawnFreeFor } from './useFreeTimesFor.ts';
import { beginAt, useScroll } from './useScroll.ts';
import { columnsInView, extraOf, trackOf, type View, type Widths, widthsOf } from './view.ts';
import { keepTabStop, useTabStop, walk } from './walk.ts';
import type { Words } from './words.ts';

interface DayGridProps {
  readonly day: ShownDay;
  readonly bands: readonly Band[];
  readonly zoom: Zoom;
  readonly density: Density;
  readonly words: Words;
  readonly view: View;
}

/** The head that stays with the facilities over it (as in `board.css`), and how far beyond the view the first frame is drawn; pixels. */
const headPx = 52;
const bandPx = 24;
const nearPx = 60;

/**
 * All doctors side by side, time down. For screen readers it is a grid of one row: the scale is its header, each calendar
 * one cell with its visits as buttons in order of time.
 */
export function DayGrid({ day, bands, zoom, density, words, view }: DayGridProps): ReactNode {
  const { date, timeZone, from, to, columns } = day;
  const minute = useMinute();
  const waitLimit = useDesk((desk) => desk.settings.waitingAlertMinutes);
  const cancelled = useDesk((desk) => (desk.settings.showCancelled ? 'shown' : 'leftOut'));
  const freeFor = useDrawnFreeFor();
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
      const head = bands.length > 0 ? headPx + bandPx : headPx;
      const top = beginAt({ axis, working, first }, Date.now(), view.height - head);
      return { top: top - nearPx, bottom: top + view.height + nearPx };
    },
  );
  const follow = ({ currentTarget: { scrollLeft, scrollTop } }: UIEvent<HTMLElement>): void => {
    scrolled.current = scrollLeft;
    look({ top: scrollTop, bottom: scrollTop + view.height });
  };
  useStandStill(grid);
  useTabStop(grid);
  const ends = endsOf(bands);
  return (
    <div
      ref={grid}
      role="grid"
      className="board"
      aria-label={words.t('board.label')}
      aria-colcount={columns.length + 1}
      aria-readonly="true"
      data-day={date}
      data-free-for={freeFor === null ? undefined : ''}
      style={measures(axis, zoom, columns.length, widths)}
      onScroll={follow}
      onKeyDown={walk}
      onFocus={keepTabStop}
      onClick={pickOnBoard}
    >
      <Heads columns={columns} bands={bands} words={words} />
      <div role="row" className="board-row">
        <TimeScale axis={axis} zoom={zoom} timeZone={timeZone} words={words} />
        {columns.map((column, index) => (
          <Column
            key={column.addressId}
            day={date}
            column={column}
            index={index}
            axis={axis}
            zoom={zoom}
            minute={minute}
            waitLimit={waitLimit}
            cancelled={cancelled}
            freeFor={freeFor}
            words={words}
            widthPx={widths.own.get(index) ?? widths.column}
            drawn={drawn(index)}
            endsFacility={ends.has(index)}
          />
        ))}
        <NowLine axis={axis} words={words} />
      </div>
    </div>
  );
}

/** The measures that the style sheet draws its lines and columns with. */
function measures(axis: Axis, zoom: Zoom, columns: number, widths: Widths): CSSProperties {
  return {
    '--board-column': `${widths.least}px`,
    '--board-scale': `${widths.scale}px`,
    '--columns': columns,
    '--board-track': trackOf(columns, widths),
    '--board-extra': `${extraOf(widths)}px`,
    '--line': `${axis.pxPerMinute * zoom}px`,
    '--hour': `${axis.pxPerMinute * 60}px`,
    '--height': `${heightOf(axis)}px`,
  } as CSSProperties;
}
