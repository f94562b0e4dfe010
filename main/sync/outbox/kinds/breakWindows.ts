import type { CalendarRef } from '#shared/domain/ids.ts';
import type { ReadKind, ReadWindow } from '#shared/domain/readWindow.ts';
import type { BreakSpan } from '#shared/domain/shownBreak.ts';
import { localDateOf } from '#shared/time/zone.ts';
import type { Hint } from '../../events/hints.ts';
import type { KindContext, Touched } from './outboxKind.ts';

type Where = Pick<KindContext, 'store' | 'zoneOf'>;

/** The whole days of a span, of one calendar. */
export function daysOfSpan(
  { zoneOf }: Pick<KindContext, 'zoneOf'>,
  { addressId, facilityId }: CalendarRef,
  kind: ReadKind,
  { since, till }: BreakSpan,
): ReadWindow {
  const zone = zoneOf(facilityId);
  return {
    addressId,
    kind,
    first: localDateOf(since, zone),
    last: localDateOf(Math.max(since, till - 1), zone),
  };
}

/**
 * What changes when breaks come, go or move: the breaks and the free times of their days. A break of an offline calendar can have copies
 * in the doctor's online one, and the other way round, which go with it (API.md §11): the doctor's calendars are all read again.
 */
export function touchedBy(
  context: Where,
  calendar: CalendarRef,
  spans: readonly BreakSpan[],
  readAgain: Touched['readAgain'],
): Touched {
  const calendars = calendarsOfDoctor(context, calendar);
  const reads = calendars.flatMap((one) =>
    spans.flatMap((span) =>
      (['breaks', 'slots'] as const).map((kind) => ({
        calendar: one,
        read: daysOfSpan(context, one, kind, span),
      })),
    ),
  );
  return {
    hints: reads.map((read): Hint => ({ kind: 'window', ...read })),
    outdated: reads.map(({ read }) => read),
    readAgain,
  };
}

function calendarsOfDoctor({ store }: Where, calendar: CalendarRef): readonly CalendarRef[] {
  const others = store.catalogue
    .addresses()
    .filter(({ id, doctorId }) => doctorId === calendar.doctorId && id !== calendar.addressId)
    .map(({ id, doctorId, facilityId }) => ({ addressId: id, doctorId, facilityId }));
  return [calendar, ...others];
}
