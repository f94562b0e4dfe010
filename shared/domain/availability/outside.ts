import type { EpochMs } from '../../time/zone.ts';

interface Span {
  readonly start: EpochMs;
  readonly end: EpochMs;
}

/** So many are told with who they are of, and the others counted: a person calls them one after the other. */
export const mostOutsideTold = 500;

/**
 * The visits that hours leave out, in the order in which they came: those of which any part lies where no period does. Periods that
 * touch are one. Which service a visit is for does not matter: a visit that stands is kept by the vendor in any case.
 */
export function outside<V extends Span>(visits: readonly V[], periods: readonly Span[]): readonly V[] {
  const open: { start: EpochMs; end: EpochMs }[] = [];
  for (const { start, end } of periods.toSorted((a, b) => a.start - b.start)) {
    const last = open.at(-1);
    if (last === undefined || last.end < start) open.push({ start, end });
    else last.end = Math.max(last.end, end);
  }
  return visits.filter((visit) => {
    const last = lastBefore(open, visit.start);
    return last === undefined || visit.end > last.end;
  });
}

/** The last of spans that begins at a moment or before it. @param spans by start, and apart */
function lastBefore(spans: readonly Span[], at: EpochMs): Span | undefined {
  let [from, to] = [0, spans.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((spans[middle]?.start ?? 0) <= at) from = middle + 1;
    else to = middle;
  }
  return spans[from - 1];
}
