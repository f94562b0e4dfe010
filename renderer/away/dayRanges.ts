import { readClock } from '../ui/readClock.ts';

/** Hours as they stand in two fields. */
export interface TypedRange {
  readonly from: string;
  readonly to: string;
}

/** What is wrong with one; `null`: nothing. */
export function faultOf({ from, to }: TypedRange): 'time' | 'order' | null {
  const [start, end] = [readClock(from), readClock(to)];
  if (start === null || end === null || start === '24:00') return 'time';
  return start < end ? null : 'order';
}

/** What was typed, by the clock; `null`: something of it is wrong. Whether they lie over each other is main's to say. */
export function readRanges(
  typed: readonly TypedRange[],
): readonly { readonly start: string; readonly end: string }[] | null {
  if (typed.some((range) => faultOf(range) !== null)) return null;
  return typed
    .map(({ from, to }) => ({ start: readClock(from) ?? '', end: readClock(to) ?? '' }))
    .toSorted((a, b) => (a.start < b.start ? -1 : 1));
}
