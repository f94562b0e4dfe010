import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Booking } from '#shared/domain/booking.ts';
import { ok } from '#shared/result.ts';
import type { Clock } from '#shared/ports.ts';
import { localDateOf, type Window } from '#shared/time/zone.ts';
import { createFreshness } from '../../main/sync/read/freshness.ts';
import type { Page } from '#shared/domain/listed.ts';
import type { RemoteClinic } from '../../main/sync/ports.ts';
import { createResponseDigests } from '../../main/sync/read/responseDigests.ts';
import { readWindow, type Reading } from '../../main/sync/read/readWindow.ts';
import { day, minute, monday } from '../store/fixed.ts';
import { booking, calendarOf } from '../store/samples.ts';
import { openFor } from '../store/support.ts';

/*
 * Invariant of pages: however a vendor cuts its answers, and whatever it says of `limit`, `pages` and `total`, every visit is in the
 * copy afterwards; a day costs one call more than it has pages, at most.
 */
const zone = 'Europe/Warsaw';
const calendar = calendarOf('a1');
const first = localDateOf(monday, zone);

/** How a vendor makes pages. */
interface Habits {
  /** So many visits on a page at most; `null`: as many as asked for. */
  readonly most: number | null;
  /** What it says of its own limit, where it says anything. */
  readonly tells: boolean;
  readonly pages: 'right' | 'one' | 'none' | 'many';
  readonly total: 'right' | 'ofPage' | 'none' | 'more';
  readonly ignoresPage?: boolean;
}

function vendor(visits: readonly Booking[], { most, tells, ignoresPage, ...says }: Habits) {
  const calls: { readonly page: number; readonly limit: number }[] = [];
  const pageOf = (window: Window, page: number, asked: number): Page<Booking> => {
    calls.push({ page, limit: asked });
    const all = visits.filter(({ start }) => window.from <= start && start < window.to);
    const limit = Math.min(asked, most ?? asked);
    const at = ignoresPage === true ? 0 : (page - 1) * limit;
    const items = all.slice(at, at + limit);
    const pages = { right: Math.ceil(all.length / limit), one: 1, none: null, many: 40 }[says.pages];
    const total = { right: all.length, ofPage: items.length, none: null, more: all.length + 1 }[says.total];
    return { items, unreadable: [], told: { limit: tells ? limit : null, pages, total } };
  };
  const remote = {
    getBookingsUnlike: (_digest: unknown, _calendar: unknown, window: Window, limit: number) =>
      Promise.resolve(ok({ kind: 'page' as const, list: pageOf(window, 1, limit), digest: 'p' })),
    getBookings: (_calendar: unknown, window: Window, page: number, limit: number) =>
      Promise.resolve(ok(pageOf(window, page, limit))),
  } as unknown as RemoteClinic;
  return { calls, remote };
}

/** Reads so many days of a vendor with such habits. @returns how many visits the copy has, and the calls */
async function read(visits: readonly Booking[], habits: Habits, days: number, pageLimit = 100) {
  const store = openFor();
  const { calls, remote } = vendor(visits, habits);
  const clock: Clock = {
    now: () => monday,
    elapsed: () => 0,
    after: (_ms, task) => {
      queueMicrotask(task);
      return () => undefined;
    },
  };
  const reading: Reading = {
    remote,
    store,
    freshness: createFreshness(store),
    digests: createResponseDigests(store.bookings),
    clock,
    pageLimit,
    split: new Set(),
    durations: new Map(),
    partly: () => undefined,
    ending: new AbortController().signal,
  };
  const last = localDateOf(monday + (days - 1) * day, zone);
  const run = { addressId: calendar.addressId, kind: 'bookings', first, last } as const;
  const result = await readWindow(reading, calendar, run, zone, Number.POSITIVE_INFINITY);
  return { ok: result.ok, kept: store.bookings.count(), calls };
}

/** So many visits, a minute apart, from the first day on. */
const visitsOf = (count: number, from = monday): Booking[] =>
  Array.from({ length: count }, (_, n) =>
    booking(`b${from}-${n}`, { start: from + n * minute, end: from + (n + 10) * minute }),
  );

const habits: fc.Arbitrary<Habits> = fc.record({
  most: fc.constantFrom(null, 1, 3, 50),
  tells: fc.constant(true),
  pages: fc.constantFrom('right', 'one', 'none', 'many'),
  total: fc.constantFrom('right', 'ofPage', 'none', 'more'),
});

test('every visit of a day is read, whatever the pages are like and whatever is said of them', async () => {
  await fc.assert(
    fc.asyncProperty(
      habits,
      fc.integer({ min: 0, max: 60 }),
      fc.integer({ min: 1, max: 20 }),
      async (vendorHas, count, limit) => {
        const got = await read(visitsOf(count), vendorHas, 1, limit);
        expect(got).toMatchObject({ ok: true, kept: count });
        const size = Math.min(limit, vendorHas.most ?? limit);
        expect(got.calls.length).toBeLessThanOrEqual(Math.ceil(count / size) + 1);
      },
    ),
    { numRuns: 30 },
  );
}, 60_000);

test('a vendor that caps pages at fifty and says so is read whole over many days', async () => {
  const visits = [0, 1, 2, 3].flatMap((n) => visitsOf(55, monday + n * day));
  const capped = { most: 50, tells: true, pages: 'one', total: 'ofPage' } as const;
  expect(await read(visits, capped, 7)).toMatchObject({ ok: true, kept: 220 });
});

test('a page that is not full is the last, and nothing said of pages makes another call', async () => {
  for (const pages of ['right', 'one', 'none', 'many'] as const) {
    const usual = { most: null, tells: true, pages, total: 'more' } as const;
    expect(await read(visitsOf(99), usual, 1)).toMatchObject({ kept: 99, calls: [{ page: 1, limit: 100 }] });
  }
});

test('a vendor that cut the limit is believed that there is more after a page with gaps', async () => {
  // It leaves out of each page what nobody may see.
  const visits = visitsOf(30);
  const calls: number[] = [];
  const page = (number: number): Page<Booking> => {
    calls.push(number);
    const items = visits.slice((number - 1) * 10, number * 10).filter((_, n) => n % 2 === 0);
    return { items, unreadable: [], told: { limit: 10, pages: 3, total: 30 } };
  };
  const store = openFor();
  const remote = {
    getBookingsUnlike: () => Promise.resolve(ok({ kind: 'page' as const, list: page(1), digest: 'p' })),
    getBookings: (_calendar: unknown, _window: unknown, number: number) => Promise.resolve(ok(page(number))),
  } as unknown as RemoteClinic;
  const reading: Reading = {
    remote,
    store,
    freshness: createFreshness(store),
    digests: createResponseDigests(store.bookings),
    clock: {
      now: () => monday,
      elapsed: () => 0,
      after: (_ms, task) => (queueMicrotask(task), () => undefined),
    },
    pageLimit: 100,
    split: new Set(),
    durations: new Map(),
    partly: () => undefined,
    ending: new AbortController().signal,
  };
  const run = { addressId: calendar.addressId, kind: 'bookings', first, last: first } as const;
  await readWindow(reading, calendar, run, zone, Number.POSITIVE_INFINITY);
  expect(calls).toEqual([1, 2, 3]);
  expect(store.bookings.count()).toBe(15);
});

test('a vendor that gives the same page whatever is asked for ends it by having nothing new', async () => {
  const deaf = { most: 10, tells: true, pages: 'many', total: 'more', ignoresPage: true } as const;
  const got = await read(visitsOf(30), deaf, 1);
  expect(got).toMatchObject({ ok: true, kept: 10 });
  expect(got.calls).toHaveLength(2);
});

test('the next page is asked for as long as the vendor makes them', async () => {
  const got = await read(visitsOf(25), { most: 10, tells: true, pages: 'none', total: 'none' }, 1);
  expect(got.calls).toEqual([
    { page: 1, limit: 100 },
    { page: 2, limit: 10 },
    { page: 3, limit: 10 },
  ]);
});
