import type { EpochMs } from '../../time/zone.ts';

interface Span {
  readonly start: EpochMs;
  readonly end: EpochMs;
}

/**
 * The visits that hours leave out, in the order in which they came: those of which any part lies where no period does. Periods that
 * touch are one. Which service a visit is for does not matter: a visit that stands is kept by the vendor in any case.
 */
export function outside<V extends Span>(visits: readonly V[], periods: readonly Span[]): readonly V[] {
  const open: { start: EpochMs; end: EpochMs }[] = [];
  for (const { start, end } of periods.toSorted((one, two) => one.start - two.start)) {
    const last = open.at(-1);
    if (last === undefined || last.end < start) open.push({ start, end });
    else last.end = Math.max(last.end, end);
  }
  return visits.filter((visit) => !open.some(({ start, end }) => start <= visit.start && visit.end <= end));
}
