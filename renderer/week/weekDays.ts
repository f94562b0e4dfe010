import { parseDate, startOfWeek } from '@internationalized/date';
import { addDays, dayWindow, type LocalDate, type TimeZone } from '#shared/time/zone.ts';
import { type Axis, clockChange } from '../board/axis.ts';
import type { ShownColumn } from '../board/boardDelta.ts';
import { isShown } from '../board/shown.ts';

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

/** A day that has been read and has nothing: it needs little room. One that has not been read is not known to be empty. */
export function isQuiet({ asOf, cards, slots, breaks }: ShownColumn): boolean {
  return asOf !== null && slots.length === 0 && breaks.length === 0 && !cards.some(isShown);
}

/** The room of a day without anything; pixels. */
export const quietPx = 96;

/** The columns' widths as the style sheet takes them; where no day has anything, all share the room. */
export function trackOf(quiet: readonly boolean[]): string {
  const all = quiet.every((one) => one);
  return quiet.map((one) => (one && !all ? `${quietPx}px` : 'minmax(var(--board-column), 1fr)')).join(' ');
}
