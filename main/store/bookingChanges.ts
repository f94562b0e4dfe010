import { asAddressId, type AddressId } from '#shared/domain/ids.ts';
import type { EpochMs, Window } from '#shared/time/zone.ts';
import type { Database } from './database.ts';
import { dayMs, hourMs } from '#shared/time/durations.ts';

const hoursOfWeek = 168;

/** Of one calendar: for each hour how often visits that lie in it were written. In weeks, which is small for a whole year. */
interface Counts {
  readonly weeks: Map<number, Uint32Array>;
  /** Of visits longer than a day, which may lie anywhere. */
  long: number;
}

/** How often visits were written, by calendar and time. */
export interface BookingChanges {
  /** Of a window before what is counted `NaN`, which equals nothing: no two looks at it are alike. */
  of(addressId: AddressId, window: Window): number;
  /** Of weeks before, no change is counted any more: nobody compares them again and again. */
  forgetBefore(at: EpochMs): void;
}

/**
 * How often visits that lie in a window, if only in part, were written since the file was opened. Triggers of this connection's
 * own count, so no way of writing is left out. A visit that goes to another time or calendar changes both. Writes that are
 * rolled back count too, and so do visits that share an hour with an end of the window.
 * Each costs one comparison too many.
 */
export function countBookingChanges(db: Database): BookingChanges {
  const calendars = new Map<AddressId, Counts>();
  let firstWeek = Number.NEGATIVE_INFINITY;
  db.define('booking_changed', (addressId, start, end) => {
    if (typeof addressId !== 'string' || typeof start !== 'number' || typeof end !== 'number') return;
    const id = asAddressId(addressId);
    let counts = calendars.get(id);
    if (counts === undefined) calendars.set(id, (counts = { weeks: new Map(), long: 0 }));
    if (end - start > dayMs) counts.long += 1;
    // A visit without a length lies where it starts.
    else
      countHours(counts, Math.max(hourOf(start), firstWeek * hoursOfWeek), hourOf(Math.max(start, end - 1)));
  });
  for (const [event, rows] of [
    ['INSERT', ['NEW']],
    ['UPDATE', ['OLD', 'NEW']],
    ['DELETE', ['OLD']],
  ] as const) {
    const calls = rows
      .map((row) => `SELECT booking_changed(${row}.address_id, ${row}.starts_at, ${row}.ends_at);`)
      .join(' ');
    db.exec(
      `CREATE TEMP TRIGGER bookings_${event.toLowerCase()}_counted AFTER ${event} ON bookings BEGIN ${calls} END`,
    );
  }
  return {
    of(addressId, { from, to }) {
      if (weekOf(hourOf(from)) < firstWeek) return Number.NaN;
      const counts = calendars.get(addressId);
      return counts === undefined ? 0 : counts.long + inHours(counts, hourOf(from), hourOf(to - 1));
    },
    forgetBefore(at) {
      firstWeek = weekOf(hourOf(at));
      for (const { weeks } of calendars.values())
        for (const week of weeks.keys()) if (week < firstWeek) weeks.delete(week);
    },
  };
}

function countHours({ weeks }: Counts, first: number, last: number): void {
  for (let hour = first; hour <= last; hour += 1) {
    const week = weekOf(hour);
    let hours = weeks.get(week);
    if (hours === undefined) weeks.set(week, (hours = new Uint32Array(hoursOfWeek)));
    const place = hour - week * hoursOfWeek;
    hours[place] = (hours[place] ?? 0) + 1;
  }
}

function inHours({ weeks }: Counts, first: number, last: number): number {
  let sum = 0;
  for (let week = weekOf(first); week <= weekOf(last); week += 1) {
    const begin = week * hoursOfWeek;
    const hours = weeks.get(week);
    const end = Math.min(last, begin + hoursOfWeek - 1);
    for (let hour = Math.max(first, begin); hours !== undefined && hour <= end; hour += 1)
      sum += hours[hour - begin] ?? 0;
  }
  return sum;
}

const hourOf = (at: EpochMs): number => Math.floor(at / hourMs);
const weekOf = (hour: number): number => Math.floor(hour / hoursOfWeek);
