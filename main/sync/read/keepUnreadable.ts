import type { Booking } from '#shared/domain/booking.ts';
import type { BookingId, CalendarRef } from '#shared/domain/ids.ts';
import type { Listed } from '#shared/domain/listed.ts';
import type { EpochMs, Window } from '#shared/time/zone.ts';
import type { CopyStore } from '../ports.ts';

/**
 * An item that cannot be read stands for a booking that is there: the last readable copy of it stays, rather than vanish
 * from the board.
 * @returns what was answered, and the copies that stand for the rest
 */
export function keepUnreadable(
  store: CopyStore,
  { items, unreadable }: Listed<Booking>,
  calendar: CalendarRef,
  window: Window,
  askedAt: EpochMs,
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
