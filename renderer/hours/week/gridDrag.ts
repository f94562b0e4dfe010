import { clockTimeOf, minutesOf, minutesPerDay } from '#shared/domain/availability/clockTime.ts';
import type { Period } from '#shared/domain/availability/period.ts';

/** What a hand holds: a period as a whole, one of its ends, or nothing yet where it draws a new one. */
export type Grip = 'whole' | 'start' | 'end' | 'new';

/** A drag on its way. Times are minutes since the day began. */
export interface GridDrag {
  readonly grip: Grip;
  /** Where it began; of a new period `period` is `null`. */
  readonly from: { readonly day: number; readonly period: number | null };
  readonly pressed: number;
  readonly day: number;
  readonly start: number;
  readonly end: number;
  /** It went far enough to be no click. */
  readonly moved: boolean;
}

/** Times go by these while a hand draws; by five where it holds Alt. Minutes. */
const coarse = 15;
const fine = 5;

const snap = (minutes: number, by: number): number =>
  Math.max(0, Math.min(minutesPerDay, Math.round(minutes / by) * by));

/** A drag that begins at a minute of a day. @param period what is held there */
export function beginDrag(
  grip: Grip,
  from: GridDrag['from'],
  at: number,
  period: Pick<Period, 'start' | 'end'> | null,
): GridDrag {
  const pressed = grip === 'new' ? snap(at - coarse / 2, coarse) : at;
  return {
    grip,
    from,
    pressed,
    day: from.day,
    start: period === null ? pressed : minutesOf(period.start),
    end: period === null ? pressed : minutesOf(period.end),
    moved: false,
  };
}

/**
 * The same drag with the hand elsewhere. @param period what was held when it began
 * @param isFine by five minutes
 */
export function dragTo(
  drag: GridDrag,
  at: number,
  day: number,
  period: Pick<Period, 'start' | 'end'> | null,
  isFine: boolean,
): GridDrag {
  const by = isFine ? fine : coarse;
  const moved = drag.moved || Math.abs(at - drag.pressed) >= fine || day !== drag.day;
  if (drag.grip === 'new' || period === null) {
    const to = snap(at, by);
    return { ...drag, moved, start: Math.min(drag.pressed, to), end: Math.max(drag.pressed, to) };
  }
  const [start, end] = [minutesOf(period.start), minutesOf(period.end)];
  switch (drag.grip) {
    case 'start':
      return { ...drag, moved, start: Math.min(snap(at, by), end - fine) };
    case 'end':
      return { ...drag, moved, end: Math.max(snap(at, by), start + fine) };
    case 'whole': {
      const wanted = snap(start + at - drag.pressed, by);
      const begin = Math.min(wanted, minutesPerDay - (end - start));
      return { ...drag, moved, day, start: begin, end: begin + end - start };
    }
  }
}

/** As a period says it. */
export const rangeOfDrag = ({ start, end }: GridDrag) => ({
  start: clockTimeOf(start),
  end: clockTimeOf(end),
});
