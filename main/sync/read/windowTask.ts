import type { CalendarRef } from '#shared/domain/ids.ts';
import type { EpochMs } from '#shared/time/zone.ts';
import { keyOfRead } from './keyOfRead.ts';
import type { WindowContext } from './context.ts';
import type { ReadWindow } from '#shared/domain/readWindow.ts';
import { readWindow, type Reading } from './readWindow.ts';
import type { Task } from '../tasks.ts';

/**
 * A window to read as a task; what it changed is told at once. Reads of one calendar and kind go one after the other, wherever
 * they come from.
 */
export function windowTask(
  context: WindowContext,
  reading: Reading,
  calendar: CalendarRef,
  read: ReadWindow,
  freshSince: EpochMs,
): Task {
  const lane = `${read.kind} ${read.addressId}`;
  return {
    key: keyOfRead(read),
    lane,
    run: () =>
      context.lanes.run(lane, async () => {
        const zone = context.zoneOf(calendar.facilityId);
        const result = await readWindow(reading, calendar, read, zone, freshSince);
        if (result.ok && result.value !== null) context.on.changed(result.value);
        return result;
      }),
  };
}
