import type { Booking } from '#shared/domain/booking.ts';
import { asIntentId, type BookingId, type CalendarRef } from '#shared/domain/ids.ts';
import type { Action, IntentOf } from '#shared/domain/intentOf.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { addDays, dayWindow, localDateOf, startOfDay, type EpochMs } from '#shared/time/zone.ts';
import { windowTask } from '../../read/windowTask.ts';
import type { KindContext, Unread } from './outboxKind.ts';
import type { Found } from './visitFinding.ts';

/** How a decision about a visit looks it up, by the same way as any sweep. What is read is in the store afterwards. */

/** All bookings of the clinic's day at an instant, fresh. */
export async function readDay(
  context: KindContext,
  calendar: CalendarRef,
  at: EpochMs,
): Promise<Result<readonly Booking[], Unread>> {
  const zone = context.zoneOf(calendar.facilityId);
  const date = localDateOf(at, zone);
  const read = { addressId: calendar.addressId, kind: 'bookings', first: date, last: date } as const;
  const result = await windowTask(context, context.reading, calendar, read, Number.POSITIVE_INFINITY).run();
  if (!result.ok) return err({ error: result.error, addressId: calendar.addressId });
  const window = dayWindow(date, zone);
  return ok(
    context.store.bookings
      .inWindow([calendar.addressId], window)
      .filter(({ start }) => start >= window.from && start < startOfDay(addDays(date, 1), zone)),
  );
}

/**
 * Makes sure that the copy of a visit's day is not older than `maxAge`: one read serves all intents of that day.
 * @param maxAge milliseconds
 */
export async function freshen(
  context: KindContext,
  { calendar, seen }: Pick<IntentOf<Action>, 'calendar' | 'seen'>,
  maxAge: number,
): Promise<Result<null, Unread>> {
  if (seen === null) return ok(null);
  const date = localDateOf(seen.start, context.zoneOf(calendar.facilityId));
  const read = { addressId: calendar.addressId, kind: 'bookings', first: date, last: date } as const;
  const now = context.clock.now();
  const readAt = context.freshness.readAt(read, now);
  if (readAt !== null && now - readAt <= maxAge) return ok(null);
  const result = await readDay(context, calendar, seen.start);
  return result.ok ? ok(null) : result;
}

/** Where a decision wants its visit to be. */
export interface Place {
  readonly calendar: CalendarRef;
  readonly start: EpochMs;
}

/**
 * What the vendor has of a visit.
 * @param id `null` of a new one
 * @param wanted where it would be if the decision was done; `null`: where it is
 */
export async function readVisit(
  context: KindContext,
  intent: IntentOf<Action>,
  id: BookingId | null,
  wanted: Place | null,
): Promise<Result<Found, Unread>> {
  // Asked for after the reading, in which another intent may have found what it made.
  const knownBefore = (): ReadonlySet<BookingId> =>
    new Set(context.store.intents.get(intent.id)?.knownBefore ?? intent.knownBefore);
  // A visit that the vendor never numbered, because its own booking was refused: there is nothing to ask for.
  if (id !== null && context.store.intents.get(asIntentId(id)) !== null)
    return ok({ booking: null, there: [], knownBefore: knownBefore() });
  const itself = id === null ? ok(null) : await visit(context, intent, id);
  if (!itself.ok) return itself;
  const there = wanted === null ? ok([]) : await readDay(context, wanted.calendar, wanted.start);
  return there.ok ? ok({ booking: itself.value, there: there.value, knownBefore: knownBefore() }) : there;
}

/**
 * One visit: its day's list tells presence and confirmation, which getBooking may leave out; getBooking tells its moves, and
 * still knows it when the list has dropped it (API.md §5.1, §13).
 */
async function visit(
  context: KindContext,
  { calendar, seen }: Pick<IntentOf<Action>, 'calendar' | 'seen'>,
  id: BookingId,
): Promise<Result<Booking | null, Unread>> {
  const start = context.store.bookings.get(id)?.start ?? seen?.start;
  if (start !== undefined) {
    const list = await readDay(context, calendar, start);
    if (!list.ok) return list;
  }
  const listed = context.store.bookings.get(id);
  const alone = await context.remote.getBooking(calendar, id);
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

/** Ids of visits that stand at a place already: what a call makes there is none of them. */
export const knownAt = (
  { store }: Pick<KindContext, 'store'>,
  { calendar, start }: Place,
): readonly BookingId[] =>
  store.bookings
    .inWindow([calendar.addressId], { from: start, to: start + 1 })
    .filter((booking) => booking.start === start)
    .map(({ id }) => id);
