import type { Booking } from '#shared/domain/booking.ts';
import { asIntentId, type AddressId, type BookingId, type CalendarRef } from '#shared/domain/ids.ts';
import type { Intent } from '#shared/domain/intent.ts';
import type { RemoteError } from '#shared/domain/remoteError.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { addDays, dayWindow, localDateOf, startOfDay, type EpochMs } from '#shared/time/zone.ts';
import type { Turning } from '../parts.ts';
import { windowTask } from '../windowTask.ts';
import type { Found } from './readBack.ts';

/** What could not be read, and of which calendar. */
export interface Unread {
  readonly error: RemoteError;
  readonly addressId: AddressId;
}

/**
 * Reads from the vendor what an intent needs to know: the days that it touches, by the same way as any sweep, and for a known
 * visit itself also its moves. What is read is in the store afterwards.
 */
export async function lookUp(turning: Turning, intent: Intent): Promise<Result<Found, Unread>> {
  const { action, calendar } = intent;
  // Asked for after the reading, in which another intent may have found what it made.
  const knownBefore = (): ReadonlySet<BookingId> =>
    new Set(turning.store.intents.get(intent.id)?.knownBefore ?? intent.knownBefore);
  if (action.kind === 'book') {
    const there = await day(turning, calendar, action.start);
    return there.ok ? ok({ booking: null, there: there.value, knownBefore: knownBefore() }) : there;
  }
  // A visit that the vendor never numbered, because its own booking was refused: there is nothing to ask for.
  if (turning.store.intents.get(asIntentId(action.bookingId)) !== null) {
    return ok({ booking: null, there: [], knownBefore: knownBefore() });
  }
  const itself = await visit(turning, intent, action.bookingId);
  if (!itself.ok) return itself;
  if (action.kind !== 'move') return ok({ booking: itself.value, there: [], knownBefore: knownBefore() });
  const there = await day(turning, action.to.calendar, action.to.start);
  return there.ok ? ok({ booking: itself.value, there: there.value, knownBefore: knownBefore() }) : there;
}

/**
 * Makes sure that the copy of a visit's day is not older than `maxAge`: one read serves all intents of that day.
 * @param maxAge milliseconds
 */
export async function freshen(
  turning: Turning,
  { calendar, seen }: Intent,
  maxAge: number,
): Promise<Result<null, Unread>> {
  if (seen === null) return ok(null);
  const date = localDateOf(seen.start, turning.zoneOf(calendar.facilityId));
  const read = { addressId: calendar.addressId, kind: 'bookings', first: date, last: date } as const;
  const now = turning.clock.now();
  const readAt = turning.freshness.readAt(read, now);
  if (readAt !== null && now - readAt <= maxAge) return ok(null);
  const result = await day(turning, calendar, seen.start);
  return result.ok ? ok(null) : result;
}

/** All bookings of the clinic's day at an instant, fresh. */
async function day(
  turning: Turning,
  calendar: CalendarRef,
  at: EpochMs,
): Promise<Result<readonly Booking[], Unread>> {
  const zone = turning.zoneOf(calendar.facilityId);
  const date = localDateOf(at, zone);
  const read = { addressId: calendar.addressId, kind: 'bookings', first: date, last: date } as const;
  const result = await windowTask(turning, turning.reading, calendar, read, Number.POSITIVE_INFINITY).run();
  if (!result.ok) return err({ error: result.error, addressId: calendar.addressId });
  const window = dayWindow(date, zone);
  return ok(
    turning.store.bookings
      .inWindow([calendar.addressId], window)
      .filter(({ start }) => start >= window.from && start < startOfDay(addDays(date, 1), zone)),
  );
}

/**
 * One visit: its day's list tells presence and confirmation, which getBooking may leave out; getBooking tells its moves, and
 * still knows it when the list has dropped it (API.md §5.1, §13).
 */
async function visit(
  turning: Turning,
  { calendar, seen }: Intent,
  id: BookingId,
): Promise<Result<Booking | null, Unread>> {
  const start = turning.store.bookings.get(id)?.start ?? seen?.start;
  if (start !== undefined) {
    const list = await day(turning, calendar, start);
    if (!list.ok) return list;
  }
  const listed = turning.store.bookings.get(id);
  const alone = await turning.remote.getBooking(calendar, id);
  if (!alone.ok) {
    const isGone = alone.error.kind === 'notFound' || alone.error.kind === 'forbidden';
    return isGone ? ok(listed) : err({ error: alone.error, addressId: calendar.addressId });
  }
  const { value } = alone;
  return ok({
    ...value,
    presence: listed?.presence ?? value.presence,
    confirmed: listed?.confirmed ?? value.confirmed,
  });
}
