import type { CalendarRef } from '#shared/domain/ids.ts';
import type { ReadKind } from '#shared/domain/readWindow.ts';
import type { RemoteError } from '#shared/domain/remoteError.ts';
import { ok, type Result } from '#shared/result.ts';
import type { ReadContext, WindowContext } from '../read/context.ts';
import { windowTask } from '../read/windowTask.ts';
import { facilityDates } from './dateSeen.ts';
import type { DateRange } from './keptHours.ts';

type LookContext = WindowContext & Pick<ReadContext, 'zone' | 'zoneOf'>;

/**
 * Reads what the vendor has of a calendar on some dates, one call for each kind (for visits perhaps more): all dates at once, or reading
 * alone would use up what the firewall bears. What is read is in the store afterwards.
 * @param dates of the marketplace's, at most 84 of them
 */
export async function lookAt(
  context: LookContext,
  reading: ReadContext['reading'],
  calendar: CalendarRef,
  kinds: readonly ReadKind[],
  dates: DateRange,
): Promise<Result<null, RemoteError>> {
  const { first, last } = facilityDates(context, calendar, dates);
  for (const kind of kinds) {
    const read = { addressId: calendar.addressId, kind, first, last } as const;
    const result = await windowTask(context, reading, calendar, read, Number.POSITIVE_INFINITY).run();
    if (!result.ok) return result;
  }
  return ok(null);
}
