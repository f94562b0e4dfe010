import { type ReactNode, useMemo } from 'react';
import { useStandStill } from '../ui/useStandStill.ts';
import { ageShown, newestRead } from '../board/age.ts';
import { type Axis, type Density, heightOf, pixelsPerMinute, type Zoom } from '../board/axis.ts';
import { Column } from '../board/Column.tsx';
import { measures } from '../board/measures.ts';
import { NowLine } from '../board/NowLine.tsx';
import { firstEvent, workingRange } from '../board/spans.ts';
import { TimeScale } from '../board/TimeScale.tsx';
import { useColumnSettings } from '../board/useColumnSettings.ts';
import { useScroll } from '../board/useScroll.ts';
import type { View } from '../board/view.ts';
import { keepTabStop, useTabStop, walk } from '../board/walk.ts';
import type { Words } from '../board/words.ts';
import type { Formats } from '#shared/messages/formats.ts';
import type { LocalDate } from '#shared/time/zone.ts';
import { useToday } from '../state/day.ts';
import { pickOnBoard } from '../state/selection.ts';
import { axesOf, isQuiet, type WeekColumn, weekWidths } from './weekDays.ts';
import { WeekHead } from './WeekHead.tsx';
import type { ShownWeek } from '../state/weekStore.ts';

interface Props {
  readonly week: ShownWeek;
  readonly zoom: Zoom;
  readonly density: Density;
  readonly words: Words;
  readonly view: View;
  readonly formats: Formats;
}

/** Seven days side by side, time down. For screen readers and the keys it is the same grid as the day of all doctors. */
export function WeekGrid({ week, zoom, density, words, view, formats }: Props): ReactNode {
  const today = useToday();
  const settings = useColumnSettings();
  const pxPerMinute = pixelsPerMinute(zoom, density);
  const first = week.days[0]?.date ?? today;
  const { timeZone } = formats;
  const axes = useMemo(() => axesOf(first, timeZone, pxPerMinute), [first, timeZone, pxPerMinute]);
  const columns = columnsOf(week, axes);
  const widths = weekWidths(columns, view, density);
  const plain = axes.find(({ turn }) => turn === undefined) ?? axes[0];
  const grid = useScroll(whereToBegin(first, columns, today, timeZone, plain));
  useStandStill(grid);
  useTabStop(grid);
  const todayAt = columns.findIndex(({ date }) => date === today);
  const now = columns[todayAt];
  return (
    <div
      ref={grid}
      role="grid"
      className="board"
      aria-label={words.t('board.week.label', { doctor: doctorOf(columns, words) })}
      aria-colcount={columns.length + 1}
      aria-readonly="true"
      data-keeps-end
      data-free-for={settings.freeFor === null ? undefined : ''}
      style={measures(columns.length, widths, pxPerMinute, zoom, plain === undefined ? 0 : heightOf(plain))}
      onKeyDown={walk}
      onFocus={keepTabStop}
      onClick={pickOnBoard}
    >
      <WeekHeads columns={columns} today={today} words={words} formats={formats} />
      <div role="row" className="board-row">
        {plain !== undefined && <TimeScale axis={plain} zoom={zoom} timeZone={timeZone} words={words} />}
        {columns.map(({ date, column, axis }, index) => (
          <Column
            key={date}
            day={date}
            column={column}
            index={index}
            axis={axis}
            zoom={zoom}
            {...settings}
            words={words}
            widthPx={widths.own.get(index) ?? widths.column}
            drawn="all"
          />
        ))}
        {now !== undefined && <NowLine axis={now.axis} words={words} column={todayAt + 2} />}
      </div>
    </div>
  );
}

interface WeekHeadsProps {
  readonly columns: readonly WeekColumn[];
  readonly today: LocalDate;
  readonly words: Words;
  readonly formats: Formats;
}

function WeekHeads({ columns, today, words, formats }: WeekHeadsProps): ReactNode {
  const newest = newestRead(columns.map(({ column }) => column));
  return (
    <div role="row" className="board-top board-heads">
      <div role="columnheader" className="board-corner" aria-colindex={1}>
        <span className="visually-hidden">{words.t('board.time')}</span>
      </div>
      {columns.map(({ date, column, quiet: isEmpty }, index) => (
        <WeekHead
          key={date}
          date={date}
          index={index}
          column={column}
          isToday={date === today}
          quiet={isEmpty}
          age={ageShown(column, newest)}
          words={words}
          formats={formats}
        />
      ))}
    </div>
  );
}

/** The days with their columns; a day that is not read yet has none. */
function columnsOf(week: ShownWeek, axes: readonly Axis[]): WeekColumn[] {
  return week.days.flatMap(({ date, columns: [column] }, index): WeekColumn[] => {
    const axis = axes[index];
    return column === undefined || axis === undefined ? [] : [{ date, column, axis, quiet: isQuiet(column) }];
  });
}

/** A week opens where its today does, or else where its first day with anything does. */
function whereToBegin(
  week: string,
  columns: readonly WeekColumn[],
  today: string,
  timeZone: string,
  plain: Axis | undefined,
) {
  const chosen =
    columns.find(({ date }) => date === today) ?? columns.find(({ quiet }) => !quiet) ?? columns[0];
  const axis = chosen?.axis ?? plain ?? { from: 0, to: 0, pxPerMinute: 1 };
  const events = chosen === undefined ? [] : [chosen.column];
  const working = workingRange(
    { date: chosen?.date ?? week, timeZone, from: axis.from, to: axis.to },
    events,
  );
  return { day: week, axis, working, first: firstEvent(events) };
}

function doctorOf(columns: readonly WeekColumn[], words: Words): string {
  const [first] = columns;
  return first === undefined ? '' : words.doctor(first.column);
}
