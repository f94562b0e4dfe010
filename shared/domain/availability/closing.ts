import { minuteMs } from '../../time/durations.ts';
import type { Window } from '../../time/zone.ts';
import type { AddressId } from '../ids.ts';
import type { BreakSpan } from '../shownBreak.ts';
import type { CutSlot } from './cut.ts';
import { decidedOf, mergedSpans, partsOutside, spanOf, stagesByDate, type Stages } from './decidedDates.ts';
import { stageOf, type Published } from './publishedDay.ts';
import type { TimedPeriod } from './timedPeriod.ts';

/** Where a calendar's hours go, though the marketplace offers them still. */
export interface ClosingSpan extends BreakSpan {
  readonly addressId: AddressId;
}

/**
 * What was decided here to be closed, and was not seen to be closed at the marketplace yet: of each date what is or was offered there, without
 * what is wanted instead. So it holds from the press until the answer is here that tells it, also after the vendor has taken it.
 * @param days of any calendars and dates, in any stage
 */
export function closingSpans(days: readonly Published[]): readonly ClosingSpan[] {
  return stagesByDate(days).flatMap((stages) => {
    const decided = decidedOf(stages);
    if (decided === null) return [];
    const wanted = decided.periods.map(spanOf);
    return mergedSpans(offeredBy(stages, decided)).flatMap((span) =>
      partsOutside(span, wanted).map(({ from, to }) => ({
        addressId: decided.address,
        since: from,
        till: to,
      })),
    );
  });
}

/** When the marketplace may offer something, as long as it was not seen to have what was decided. */
const offeredBy = ({ standing, sending, asked }: Stages, decided: Published): readonly Window[] =>
  [standing, sending, asked].flatMap((day) => [
    ...(day === undefined || day === decided ? [] : day.periods.map(spanOf)),
    ...(day?.replaces ?? []),
  ]);

/**
 * When something was offered of a date that is written now: by what was published of it, and by whoever else did. Of what others did only
 * what is not wanted: nobody has to tell the rest apart.
 * @param days its stages before the write
 * @param wanted what is written
 * @param told starts, before the write
 */
export function replacedBy(
  days: readonly Published[],
  wanted: readonly TimedPeriod[],
  told: readonly CutSlot[],
): readonly Window[] {
  const published = days.flatMap((day) => [
    ...(stageOf[day.state] === 'standing' ? day.periods.map(spanOf) : []),
    ...(day.replaces ?? []),
  ]);
  const known = [...published, ...wanted.map(spanOf)];
  const others = told
    .map(({ start }) => ({ from: start, to: start + minuteMs }))
    .filter((item) => partsOutside(item, known).length > 0);
  return mergedSpans([...published, ...others]);
}
