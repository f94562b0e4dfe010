import type { EpochMs, Window } from '#shared/time/zone.ts';
import { minuteMs } from '#shared/time/durations.ts';
import { type Axis, timeAtY, yOf } from '../board/axis.ts';

/** A day of a calendar on the screen, as long as its axis is known. */
export interface DragColumn {
  readonly element: HTMLElement;
  readonly addressId: string;
  readonly day: Window;
  /** At so many pixels of the window. */
  timeAt(clientY: number): EpochMs;
  /** Pixels from the column's top. */
  yOf(at: EpochMs): number;
}

/** When a day begins and ends on the screen, and whether its clock is shifted within it; `null`: it is being read. */
export type DayOnScreen = (date: string) => Pick<Axis, 'from' | 'to' | 'turn'> | null;

/** The column that an element lies in; `null`: none, or its day is being read. */
export function columnOf(target: EventTarget | null, days: DayOnScreen): DragColumn | null {
  const element =
    target instanceof Element ? target.closest<HTMLElement>('.board .board-column[data-column]') : null;
  const { column: addressId, date } = element?.dataset ?? {};
  if (element === null || addressId === undefined || date === undefined) return null;
  const shown = days(date);
  if (shown === null) return null;
  /** Measured anew at each question: the board is scrolled, and its zoom changed, while a hand is on it. */
  const axis = (): Axis => {
    const minutes = (shown.to - shown.from) / minuteMs + (shown.turn?.minutes ?? 0);
    return { ...shown, pxPerMinute: element.getBoundingClientRect().height / minutes };
  };
  return {
    element,
    addressId,
    day: { from: shown.from, to: shown.to },
    timeAt: (clientY) => timeAtY(axis(), clientY - element.getBoundingClientRect().top),
    yOf: (at) => yOf(axis(), at),
  };
}
