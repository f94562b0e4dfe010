import { minuteMs } from '../../time/durations.ts';
import type { EpochMs, Window } from '../../time/zone.ts';
import type { AddressServiceId } from '../ids.ts';
import type { CutSlot } from './cut.ts';
import type { TimedPeriod } from './timedPeriod.ts';

/** What one write of a date says. */
export type DayPayload =
  /** All periods of the date, and those that shall go, without services. */
  | { readonly kind: 'put'; readonly periods: readonly TimedPeriod[] }
  /** Nothing is left to offer: an empty list names no date (API.md §6). */
  | { readonly kind: 'clear' };

/**
 * The write that makes a date what is wanted. It is always the complete day; what stands there and is not wanted is named, too, with no
 * services, because the vendor's documents differ on whether a PUT replaces days or ranges (API.md §6). What lies between two such parts is
 * named with them: a visit that nobody here has heard of hides what stands under it.
 * @param standing as it was published last
 * @param told starts that the vendor tells, of whoever published them
 * @param durationOf minutes, of services that are told
 * @param day the marketplace's
 * @param midnights the facility's, where its clock is another one: no period lies over them, either
 */
export function payloadOf(
  wanted: readonly TimedPeriod[],
  standing: readonly TimedPeriod[],
  told: readonly CutSlot[],
  now: EpochMs,
  durationOf: (id: AddressServiceId) => number | null,
  day: Window,
  midnights: readonly EpochMs[] = [],
): DayPayload {
  // A vendor may refuse periods that are over, and they offer nothing.
  const coming = wanted.filter(({ end }) => end > now);
  if (coming.length === 0) return { kind: 'clear' };
  const spans = [
    ...standing.map(({ start, end }) => ({ start, end })),
    ...told.map(({ start, services }) => ({
      start,
      end: start + longestOf(services, durationOf) * minuteMs,
    })),
  ]
    .map(({ start, end }) => ({ start: Math.max(start, day.from), end: Math.min(end, day.to) }))
    .filter(({ start, end }) => end > now && end > start);
  const parts = outsideOf(reachOf(spans), coming).flatMap((span) => partedAt(midnights, span));
  const gone = parts.map((span): TimedPeriod => ({
    ...span,
    services: [],
    insurance: 'both',
    providers: [],
  }));
  return { kind: 'put', periods: [...coming, ...gone].toSorted((a, b) => a.start - b.start) };
}

interface Span {
  readonly start: EpochMs;
  readonly end: EpochMs;
}

/** A start of unknown services is at least a minute, which is the shortest that can be named. */
const longestOf = (
  services: readonly AddressServiceId[],
  durationOf: (id: AddressServiceId) => number | null,
): number => services.reduce((longest, id) => Math.max(longest, durationOf(id) ?? 1), 1);

/** From the first of them to the end of the last. */
const reachOf = (spans: readonly Span[]): readonly Span[] =>
  spans.length === 0
    ? []
    : [
        {
          start: Math.min(...spans.map(({ start }) => start)),
          end: Math.max(...spans.map(({ end }) => end)),
        },
      ];

const partedAt = (moments: readonly EpochMs[], span: Span): readonly Span[] =>
  moments.reduce<readonly Span[]>(
    (parts, at) =>
      parts.flatMap(({ start, end }) =>
        start < at && at < end
          ? [
              { start, end: at },
              { start: at, end },
            ]
          : [{ start, end }],
      ),
    [span],
  );

/** The parts of spans in which no other lies. */
function outsideOf(spans: readonly Span[], others: readonly Span[]): readonly Span[] {
  const taken = others.toSorted((a, b) => a.start - b.start);
  return spans.flatMap(({ start, end }) => {
    const parts: Span[] = [];
    let from = start;
    for (const other of taken) {
      if (other.end <= from || other.start >= end) continue;
      if (other.start > from) parts.push({ start: from, end: other.start });
      from = other.end;
    }
    if (from < end) parts.push({ start: from, end });
    return parts;
  });
}
