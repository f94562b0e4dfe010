import type { ClockTime, TimeRange } from './clockTime.ts';

/** Arithmetic of parts of a day: each function keeps what else a part carries, such as its services. */

/** By start. */
export const byStart = (a: TimeRange, b: TimeRange): number =>
  a.start < b.start ? -1 : a.start > b.start ? 1 : 0;

/** What is left of the parts outside of `taken`. Pieces come in the order of their parts. */
export function without<T extends TimeRange>(parts: readonly T[], taken: readonly TimeRange[]): readonly T[] {
  const gone = taken.toSorted(byStart);
  return parts.flatMap((part) => {
    const pieces: T[] = [];
    let from = part.start;
    for (const { start, end } of gone) {
      if (end <= from || start >= part.end) continue;
      if (start > from) pieces.push({ ...part, start: from, end: start });
      from = end;
    }
    if (from < part.end) pieces.push({ ...part, start: from });
    return pieces;
  });
}

/** The part of a range between two times; `null` where there is none. */
export function within(range: TimeRange, from: ClockTime, to: ClockTime): TimeRange | null {
  const start = range.start > from ? range.start : from;
  const end = range.end < to ? range.end : to;
  return start < end ? { start, end } : null;
}

/** Parts that touch or overlap become one where `alike` says so; in order of their starts. */
export function joined<T extends TimeRange>(
  parts: readonly T[],
  alike: (a: T, b: T) => boolean,
): readonly T[] {
  const whole: T[] = [];
  for (const part of parts.toSorted(byStart)) {
    const last = whole.at(-1);
    if (last === undefined || last.end < part.start || !alike(last, part)) whole.push(part);
    else whole[whole.length - 1] = { ...last, end: last.end > part.end ? last.end : part.end };
  }
  return whole;
}
