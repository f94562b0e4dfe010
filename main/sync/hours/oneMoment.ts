import type { AddressId, CalendarRef } from '#shared/domain/ids.ts';
import type { RemoteError } from '#shared/domain/remoteError.ts';
import { ok, type Result } from '#shared/result.ts';
import { addDays, type LocalDate } from '#shared/time/zone.ts';
import type { ReadContext } from '../read/context.ts';
import { datesSeen, readAtOf, type SeenContext } from './dateSeen.ts';
import type { DateRange } from './keptHours.ts';
import { lookAt } from './look.ts';

type MomentContext = Parameters<typeof lookAt>[0] & SeenContext & Pick<ReadContext, 'clock' | 'freshness'>;

/** Visits, breaks and free times of some dates as they were read together. */
export interface OneMoment {
  /**
   * Whether the copy has them so still. A visit that was cancelled after the free times were read has left a hole that nothing explains; so has
   * one that was booked before newer free times were read than visits.
   */
  holds(): boolean;
}

/**
 * Reads what is taken, then what is free, then what is taken again, of all dates at once. Whatever is missing among the free times was taken
 * when they were read, unless it is missing among the hours.
 * @param dates of the marketplace's, at most 84 of them
 */
export async function readOneMoment(
  context: MomentContext,
  reading: ReadContext['reading'],
  calendar: CalendarRef,
  dates: DateRange,
): Promise<Result<OneMoment, RemoteError>> {
  const first = await lookAt(context, reading, calendar, ['bookings', 'breaks'], dates);
  if (!first.ok) return first;
  const taken = takenIn(context, calendar.addressId, dates);
  // The free times before what has taken them: what is booked in between was told as free.
  const then = await lookAt(context, reading, calendar, ['slots', 'bookings', 'breaks'], dates);
  if (!then.ok) return then;
  return ok({
    holds() {
      const now = takenIn(context, calendar.addressId, dates);
      return isInOrder(context, calendar, dates) && [...taken].every((one) => now.has(one));
    },
  });
}

/** Each visit and each break, by its times. */
function takenIn(context: MomentContext, addressId: AddressId, dates: DateRange): ReadonlySet<string> {
  const seenOn = datesSeen(context, addressId, dates, context.clock.now());
  return new Set(datesIn(dates).flatMap((date) => seenOn(date).busy.map(({ from, to }) => `${from} ${to}`)));
}

/** Whether what is taken was read after what is free, on each date. */
function isInOrder(context: MomentContext, calendar: CalendarRef, dates: DateRange): boolean {
  const now = context.clock.now();
  return datesIn(dates).every((date) => {
    const free = readAtOf(context, calendar, 'slots', date, now);
    return (['bookings', 'breaks'] as const).every((kind) => {
      const taken = readAtOf(context, calendar, kind, date, now);
      return free !== null && taken !== null && taken >= free;
    });
  });
}

function datesIn({ first, last }: DateRange): readonly LocalDate[] {
  const dates: LocalDate[] = [];
  for (let date = first; date <= last; date = addDays(date, 1)) dates.push(date);
  return dates;
}
