import type { ReactNode } from 'react';
import { useStandStill } from '../ui/useStandStill.ts';
import { pickOnBoard } from '../state/selection.ts';
import { type Density, heightOf, type Zoom } from './axis.ts';
import { type Band, endsOf } from '../state/bands.ts';
import type { ShownDay } from '../state/boardDelta.ts';
import { Column } from './Column.tsx';
import { Heads } from './Heads.tsx';
import { measures } from './measures.ts';
import { NowLine } from './NowLine.tsx';
import { TimeScale } from './TimeScale.tsx';
import { useColumnSettings } from './useColumnSettings.ts';
import { useDayDrawing } from './useDayDrawing.ts';
import type { View } from './view.ts';
import { keepTabStop, useTabStop, walk } from './walk.ts';
import type { ColumnWords } from './columnWords.ts';
import type { Words } from './words.ts';

interface DayGridProps {
  readonly day: ShownDay;
  readonly bands: readonly Band[];
  readonly zoom: Zoom;
  readonly density: Density;
  readonly words: Words;
  /** What each facility's columns say. */
  readonly wordsOf: (facilityId: string) => ColumnWords;
  readonly view: View;
}

/**
 * All doctors side by side, time down. For screen readers it is a grid of one row: the scale is its header, each calendar
 * one cell with its visits as buttons in order of time.
 */
export function DayGrid({ day, bands, zoom, density, words, wordsOf, view }: DayGridProps): ReactNode {
  const { date, timeZone, columns } = day;
  const settings = useColumnSettings();
  const hasBands = bands.length > 0;
  const drawing = useDayDrawing(day, { zoom, density, view, hasBands });
  const { grid, axis, widths, drawn, follow } = drawing;
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
      data-keeps-end
      data-day={date}
      data-free-for={settings.freeFor === null ? undefined : ''}
      style={measures(columns.length, widths, axis.pxPerMinute, zoom, heightOf(axis))}
      onScroll={follow}
      onKeyDown={walk}
      onFocus={keepTabStop}
      onClick={pickOnBoard}
    >
      <Heads date={date} columns={columns} bands={bands} words={words} wordsOf={wordsOf} />
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
            {...settings}
            {...wordsOf(column.facilityId)}
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
