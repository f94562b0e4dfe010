import { parseDate, startOfWeek } from '@internationalized/date';
import { addDays, dayWindow, type LocalDate, type TimeZone } from '#shared/time/zone.ts';
import { type Axis, clockChange, type Density } from '../board/axis.ts';
import type { ShownColumn } from '../state/boardDelta.ts';
import { neededPx } from '../board/layout.ts';
import { isShown } from '../state/shown.ts';
import type { ShownWeek } from '../state/weekStore.ts';
import { type View, type Widths, widthsOf } from '../board/view.ts';

const daysOfWeek = 7;

/** The first day of the week that a day is in, as weeks begin where the language is spoken; the month beside the board agrees. */
export function firstOfWeek(date: LocalDate, tag: string): LocalDate {
  return startOfWeek(parseDate(date), tag).toString();
}

/**
 * The axes of a week's days side by side. They share one scale, so unlike on the board of a day the clock decides and not the
 * time that has passed: on the day on which the clocks change, what comes after it is shifted, so that ten o'clock stands
 * beside ten o'clock. An hour that is skipped stays empty, one that comes twice is shown over itself.
 */
export function axesOf(from: LocalDate, timeZone: TimeZone, pxPerMinute: number): readonly Axis[] {
  return Array.from({ length: daysOfWeek }, (_, index) => {
    const window = dayWindow(addDays(from, index), timeZone);
    const turn = clockChange(window, timeZone);
    return turn === null ? { ...window, pxPerMinute } : { ...window, pxPerMinute, turn };
  });
}

/** When a day of the week begins and ends, and where its clock is shifted; `null`: it is not shown. */
export function dayOnScreen(
  week: ShownWeek | null,
  date: LocalDate,
): Pick<Axis, 'from' | 'to' | 'turn'> | null {
  const day = week?.days.find((candidate) => candidate.date === date);
  if (day === undefined) return null;
  const { from, to } = day;
  const turn = clockChange({ from, to }, day.timeZone);
  return turn === null ? { from, to } : { from, to, turn };
}

/** A day that has been read and has nothing: it needs little room. One that has not been read is not known to be empty. */
export function isQuiet({ asOf, cards, slots, breaks }: ShownColumn): boolean {
  return asOf !== null && slots.length === 0 && breaks.length === 0 && !cards.some(isShown);
}

/** The room of a day without anything; pixels. */
const quietPx = 96;

/** A day of the week as it is drawn. */
export interface WeekColumn {
  readonly date: LocalDate;
  readonly column: ShownColumn;
  readonly axis: Axis;
  readonly quiet: boolean;
}

/** How the week's width is shared out; where no day has anything, all share the room. */
export function weekWidths(columns: readonly WeekColumn[], view: View, density: Density): Widths {
  const isNarrow = columns.some(({ quiet }) => !quiet);
  const full = [...columns.entries()].filter(([, { quiet }]) => !(quiet && isNarrow));
  const room = { ...view, width: view.width - (columns.length - full.length) * quietPx };
  const needed = full.map(([, { column, axis }]) => neededPx(column.cards, axis));
  const { own, ...shared } = widthsOf(room, needed, density);
  const wide = full.flatMap(([at], index): [number, number][] => {
    const px = own.get(index);
    return px === undefined ? [] : [[at, px]];
  });
  const quiet = [...columns.keys()].filter((at) => !full.some(([index]) => index === at));
  return { ...shared, own: new Map([...wide, ...quiet.map((at) => [at, quietPx] as const)]) };
}
