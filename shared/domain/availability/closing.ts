import type { AddressId } from '../ids.ts';
import type { BreakSpan } from '../shownBreak.ts';
import { stageOf, type Published, type PublishedStage } from './publishedDay.ts';
import type { TimedPeriod } from './timedPeriod.ts';

/** Where a calendar's hours go, though the marketplace offers them still. */
export interface ClosingSpan extends BreakSpan {
  readonly addressId: AddressId;
}

/**
 * What was decided here to be closed and has not reached the marketplace: of each date what stands there, without what is wanted instead.
 * @param days of any calendars and dates, in any stage
 */
export function closingSpans(days: readonly Published[]): readonly ClosingSpan[] {
  const keyOf = ({ address, date }: Published): string => `${address} ${date}`;
  const inStage = (stage: PublishedStage): ReadonlyMap<string, Published> =>
    new Map(days.filter(({ state }) => stageOf[state] === stage).map((day) => [keyOf(day), day]));
  const [asked, sending] = [inStage('asked'), inStage('sending')];
  return [...inStage('standing').values()].flatMap((standing) => {
    const wanted = asked.get(keyOf(standing)) ?? sending.get(keyOf(standing));
    if (wanted === undefined) return [];
    return standing.periods.flatMap((period) => outside(period, wanted.periods, standing.address));
  });
}

/** The parts of a period that lie in none of the others. */
function outside(
  { start, end }: TimedPeriod,
  others: readonly TimedPeriod[],
  addressId: AddressId,
): readonly ClosingSpan[] {
  const spans: ClosingSpan[] = [];
  let since = start;
  for (const other of others.toSorted((one, two) => one.start - two.start)) {
    if (other.end <= since || other.start >= end) continue;
    if (other.start > since) spans.push({ addressId, since, till: other.start });
    since = other.end;
  }
  if (since < end) spans.push({ addressId, since, till: end });
  return spans;
}
