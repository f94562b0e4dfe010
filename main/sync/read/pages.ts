import type { Booking } from '#shared/domain/booking.ts';
import type { CalendarRef } from '#shared/domain/ids.ts';
import type { Listed, Page } from '#shared/domain/listed.ts';
import type { RemoteError } from '#shared/domain/remoteError.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { Window } from '#shared/time/zone.ts';
import type { RemoteClinic } from '../ports.ts';

/** How the pages of one list are turned. */
export interface Pages {
  /** How many items are on a full page: what was asked for, or fewer where the vendor says so. */
  readonly size: number;
  /** Whether there may be more after a page, counted from 1. */
  readonly goOnAfter: (page: Page<Booking>, number: number) => boolean;
}

/**
 * What the first page tells of the others (API.md §1, §12; docs/adr/0006). A page that is not full is the last. `pages` and `total`
 * lie, so they are heeded only of a vendor that cut the limit, and never to end early: a visit that is not read would be
 * taken off the board, and a page too many costs one call.
 * @param asked the limit that was asked for
 */
export function pagesAfter(first: Page<Booking>, asked: number): Pages {
  const size = Math.min(asked, first.told.limit ?? asked);
  const isCut = size < asked;
  return {
    size,
    goOnAfter({ items, unreadable, told }, number) {
      const count = items.length + unreadable.length;
      if (count === 0) return false;
      if (count >= Math.min(size, told.limit ?? size)) return true;
      return isCut && (number < (told.pages ?? 0) || number * size < (told.total ?? 0));
    },
  };
}

/**
 * Walks pages until one that is not full, or empty, or that has nothing new, as from a server that ignores `page`. They are asked
 * for as long as the vendor makes them, so that there is no doubt where the next begins.
 */
export async function readPages(
  remote: Pick<RemoteClinic, 'getBookings'>,
  calendar: CalendarRef,
  window: Window,
  first: Page<Booking>,
  { size, goOnAfter }: Pages,
): Promise<Result<Listed<Booking>, RemoteError>> {
  const pages = [first];
  const seen = new Set(namesIn(first));
  const mostPages = 100;
  for (let page = 2; page <= mostPages; page += 1) {
    const next = await remote.getBookings(calendar, window, page, size);
    if (!next.ok) return next;
    const names = namesIn(next.value);
    if (names.every((name) => seen.has(name))) return ok(joined(pages));
    for (const name of names) seen.add(name);
    pages.push(next.value);
    if (!goOnAfter(next.value, page)) return ok(joined(pages));
  }
  return err({
    kind: 'unreadable',
    status: 200,
    reason: `more than ${mostPages} full pages for one day`,
    operation: 'getBookings',
    sent: 'answered',
  });
}

/** By what the items of a page are known again, also those that cannot be read. */
const namesIn = ({ items, unreadable }: Listed<Booking>): string[] => [
  ...items.map(({ id }) => id),
  ...unreadable.map(({ raw }) => raw),
];

/** Several answers as one; of an item that came twice, the later wins. */
function joined(parts: readonly Listed<Booking>[]): Listed<Booking> {
  const byId = new Map(parts.flatMap(({ items }) => items).map((booking) => [booking.id, booking]));
  return { items: [...byId.values()], unreadable: parts.flatMap(({ unreadable }) => unreadable) };
}
