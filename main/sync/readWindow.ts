import type { Booking } from '#shared/domain/booking.ts';
import type { BookingId, CalendarRef } from '#shared/domain/ids.ts';
import type { RemoteError } from '#shared/domain/remoteError.ts';
import type { Clock } from '#shared/ports.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { addDays, startOfDay, type TimeZone, type Window } from '#shared/time/zone.ts';
import { datesOf, type Freshness } from './freshness.ts';
import type { Listed, ReadWindow, Remote, RemoteClinic, Store } from './ports.ts';

/** What reading needs of both sides. */
export interface Reading {
  readonly remote: RemoteClinic;
  readonly store: Store;
  readonly freshness: Freshness;
  readonly clock: Clock;
  readonly pageLimit: number;
}

/** Part of the server copy became different: what shows it must be drawn again. */
export interface Change {
  readonly calendar: CalendarRef;
  readonly window: Window;
}

/**
 * Reads a run of whole days of one calendar and makes the server copy equal to it, in one transaction with its mark.
 * @returns what changed, or `null` if all was as known; or why it could not be read, and then nothing is written
 */
export async function readWindow(
  reading: Reading,
  calendar: CalendarRef,
  read: ReadWindow,
  zone: TimeZone,
): Promise<Result<Change | null, RemoteError>> {
  const window = { from: startOfDay(read.first, zone), to: startOfDay(addDays(read.last, 1), zone) };
  // The age of an answer is that of its question: what changes while it travels is not in it.
  const askedAt = reading.clock.now();
  const changed = (() => {
    switch (read.kind) {
      case 'bookings':
        return bookings(reading, calendar, read, window, zone, askedAt);
      case 'slots':
        return slots(reading, calendar, read, window, askedAt);
      case 'breaks':
        return breaks(reading, calendar, read, window, askedAt);
    }
  })();
  const result = await changed;
  if (!result.ok) return result;
  return ok(result.value ? { calendar, window } : null);
}

async function slots(
  { remote, store, freshness }: Reading,
  calendar: CalendarRef,
  read: ReadWindow,
  window: Window,
  askedAt: number,
): Promise<Result<boolean, RemoteError>> {
  const answer = await remote.getSlots(calendar, window);
  if (!answer.ok) return answer;
  return ok(
    freshness.marking(read, askedAt, () => {
      store.unreadable.keep('getSlots', answer.value.unreadable, askedAt);
      return store.schedule.replaceSlots(calendar.addressId, window, answer.value.items);
    }),
  );
}

async function breaks(
  { remote, store, freshness }: Reading,
  calendar: CalendarRef,
  read: ReadWindow,
  window: Window,
  askedAt: number,
): Promise<Result<boolean, RemoteError>> {
  const answer = await remote.getCalendarBreaks(calendar, window);
  if (!answer.ok) return answer;
  return ok(
    freshness.marking(read, askedAt, () => {
      store.unreadable.keep('getCalendarBreaks', answer.value.unreadable, askedAt);
      return store.schedule.replaceBreaks(calendar.addressId, window, answer.value.items);
    }),
  );
}

async function bookings(
  reading: Reading,
  calendar: CalendarRef,
  read: ReadWindow,
  window: Window,
  zone: TimeZone,
  askedAt: number,
): Promise<Result<boolean, RemoteError>> {
  const { store, freshness } = reading;
  const answer = await wholeWindow(reading, calendar, read, zone);
  if (!answer.ok) return answer;
  return ok(
    freshness.marking(read, askedAt, () => {
      const kept = keepUnreadable(reading, answer.value, calendar, window, askedAt);
      const changed = store.bookings.replaceWindow(calendar.addressId, window, kept);
      return changed.upserted.length + changed.removed.length > 0;
    }),
  );
}

/**
 * An item that cannot be read stands for a booking that is there: the last readable copy of it stays, rather than vanish
 * from the board.
 */
function keepUnreadable(
  { store }: Reading,
  { items, unreadable }: Listed<Booking>,
  calendar: CalendarRef,
  window: Window,
  askedAt: number,
): readonly Booking[] {
  if (unreadable.length === 0) return items;
  store.unreadable.keep('getBookings', unreadable, askedAt);
  const known = new Set<BookingId>(items.map((booking) => booking.id));
  const standIns = store.bookings
    .inWindow([calendar.addressId], window)
    .filter((booking) => !known.has(booking.id))
    .filter((booking) => unreadable.some((item) => idOf(item.raw) === booking.id));
  return [...items, ...standIns];
}

function idOf(raw: string): string | null {
  try {
    const value: unknown = JSON.parse(raw);
    if (typeof value !== 'object' || value === null || !('id' in value)) return null;
    return typeof value.id === 'string' || typeof value.id === 'number' ? String(value.id) : null;
  } catch {
    return null;
  }
}

/**
 * All bookings of a run of days. Pages shift under a reader when somebody books or cancels meanwhile, and a booking that
 * slips between two pages would look cancelled. So a run that does not fit on one page is halved, and only a single day
 * that does not fit is walked page by page.
 */
async function wholeWindow(
  reading: Reading,
  calendar: CalendarRef,
  run: Pick<ReadWindow, 'first' | 'last'>,
  zone: TimeZone,
): Remote<Listed<Booking>> {
  const { remote, pageLimit } = reading;
  const window = { from: startOfDay(run.first, zone), to: startOfDay(addDays(run.last, 1), zone) };
  const first = await remote.getBookings(calendar, window, 1, pageLimit);
  if (!first.ok || sizeOf(first.value) < pageLimit) return first;
  if (run.first === run.last) return walk(reading, calendar, window, first.value);
  const dates = datesOf(run);
  const middle = addDays(run.first, Math.floor(dates.length / 2) - 1);
  const earlier = await wholeWindow(reading, calendar, { first: run.first, last: middle }, zone);
  if (!earlier.ok) return earlier;
  const later = await wholeWindow(reading, calendar, { first: addDays(middle, 1), last: run.last }, zone);
  if (!later.ok) return later;
  return ok(joined([earlier.value, later.value]));
}

/** Walks pages until a short one: what the vendor says of `pages` is not believed (design: how the desk learns). */
async function walk(
  { remote, pageLimit }: Reading,
  calendar: CalendarRef,
  window: Window,
  first: Listed<Booking>,
): Remote<Listed<Booking>> {
  const pages = [first];
  // A server that ignores `page` would give the same full page for ever.
  const mostPages = 100;
  for (let page = 2; page <= mostPages; page += 1) {
    const next = await remote.getBookings(calendar, window, page, pageLimit);
    if (!next.ok) return next;
    if (page === 2 && sameItems(next.value, first)) return ok(first);
    pages.push(next.value);
    if (sizeOf(next.value) < pageLimit) return ok(joined(pages));
  }
  return err({
    kind: 'unreadable',
    status: 200,
    reason: `more than ${mostPages} full pages for one day`,
    operation: 'getBookings',
    sent: 'answered',
  });
}

const sizeOf = ({ items, unreadable }: Listed<Booking>): number => items.length + unreadable.length;

function sameItems(a: Listed<Booking>, b: Listed<Booking>): boolean {
  return (
    a.items.length === b.items.length && a.items.every((booking, index) => booking.id === b.items[index]?.id)
  );
}

/** Several answers as one; of an item that came twice, the later wins. */
function joined(parts: readonly Listed<Booking>[]): Listed<Booking> {
  const byId = new Map(parts.flatMap(({ items }) => items).map((booking) => [booking.id, booking]));
  return { items: [...byId.values()], unreadable: parts.flatMap(({ unreadable }) => unreadable) };
}
