import { localDateOf } from '#shared/time/zone.ts';
import type { Hint } from '../../events/hints.ts';
import type { ReadWindow } from '#shared/domain/readWindow.ts';
import type { KindContext, Touched } from './outboxKind.ts';
import type { Place } from './visitReads.ts';

/** A write that changes its visit and nothing else. */
export const nothing: Touched = { hints: [], outdated: [], readAgain: 'nextLook' };

/** What changes when visits come to places or go from them: which times are free on those days. The visits are told by the answer. */
export function daysOf(
  { zoneOf }: Pick<KindContext, 'zoneOf'>,
  places: readonly Place[],
  readAgain: Touched['readAgain'],
): Touched {
  const windows = places.map(({ calendar, start }) => {
    const date = localDateOf(start, zoneOf(calendar.facilityId));
    const read = (kind: 'bookings' | 'slots'): ReadWindow => ({
      addressId: calendar.addressId,
      kind,
      first: date,
      last: date,
    });
    return { calendar, bookings: read('bookings'), slots: read('slots') };
  });
  return {
    hints: windows.flatMap(({ calendar, bookings, slots }): Hint[] => [
      { kind: 'window', calendar, read: bookings },
      { kind: 'window', calendar, read: slots },
    ]),
    outdated: windows.map(({ slots }) => slots),
    readAgain,
  };
}
