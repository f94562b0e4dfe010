import { expect, test } from 'vitest';
import type { Booking } from '#shared/domain/booking.ts';
import { asBookingId } from '#shared/domain/ids.ts';
import { ok } from '#shared/result.ts';
import type { Clock } from '#shared/ports.ts';
import { addDays, dayWindow, localDateOf } from '#shared/time/zone.ts';
import { createFreshness } from '../../main/sync/read/freshness.ts';
import type { Change, RemoteClinic } from '../../main/sync/ports.ts';
import { createResponseDigests } from '../../main/sync/read/responseDigests.ts';
import { readWindow, type Reading } from '../../main/sync/read/readWindow.ts';
import { day, hour, minute, monday } from '../store/fixed.ts';
import { booking, calendarOf } from '../store/samples.ts';
import { openFor } from '../store/support.ts';

/*
 * Invariants of an answer that is stored in parts: others come to their turn between them, each part is whole days with their marks,
 * no visit is missing at any moment that was there before and is there afterwards, and its digest holds only where nobody else wrote.
 */
const zone = 'Europe/Warsaw';
const calendar = calendarOf('a1');
const first = localDateOf(monday, zone);
const week = { addressId: calendar.addressId, kind: 'bookings', first, last: addDays(first, 6) } as const;

const nextWeek = { ...week, first: addDays(first, 7), last: addDays(first, 13) } as const;

const visitAt = (id: string, start: number): Booking => booking(id, { start, end: start + 10 * minute });
/** Six a day. */
const fullWeek = Array.from({ length: 42 }, (_, n) =>
  visitAt(`b${n}`, monday + Math.floor(n / 6) * day + (n % 6) * 20 * minute),
);

const nothingTold = { limit: null, pages: null, total: null };

/** A desk that reads what `answer` says, word for word the same while that is the same; `atBreath` is called between parts. */
function reader(atBreath: () => void) {
  const store = openFor();
  let answer: readonly Booking[] = fullWeek;
  let parsed = 0;
  const told: Change[] = [];
  const remote = {
    getBookingsUnlike: (digest: string | null) => {
      const now = JSON.stringify(answer);
      if (now === digest) return Promise.resolve(ok({ kind: 'same' as const }));
      parsed += 1;
      return Promise.resolve(
        ok({
          kind: 'page' as const,
          list: { items: answer, unreadable: [], told: nothingTold },
          digest: now,
        }),
      );
    },
  } as unknown as RemoteClinic;
  const clock: Clock = {
    now: () => monday,
    elapsed: () => 0,
    after: (_ms, task) => {
      atBreath();
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
    pageLimit: 100,
    split: new Set(),
    durations: new Map(),
    partly: (change) => told.push(change),
    ending: new AbortController().signal,
  };
  return {
    store,
    told,
    parsed: () => parsed,
    read: async (next: readonly Booking[], run: typeof week | typeof nextWeek = week) => {
      answer = next;
      return readWindow(reading, calendar, run, zone, Number.POSITIVE_INFINITY);
    },
  };
}

test('a long answer lets others in between its parts, and is whole in the end', async () => {
  const counts: number[] = [];
  const desk = reader(() => counts.push(desk.store.bookings.count()));
  expect(await desk.read(fullWeek)).toMatchObject({ ok: true, value: { calendar } });
  expect(counts.length).toBeGreaterThan(3);
  // Whole days of six, and never all at once.
  expect(counts.filter((count) => count % 6 !== 0)).toEqual([]);
  expect(desk.store.bookings.count()).toBe(42);
  expect(desk.store.freshness.since(null)).toHaveLength(7);
});

test('a visit that the answer has on another day of the week is never missing', async () => {
  const id = asBookingId('b0');
  const missing: boolean[] = [];
  const desk = reader(() => missing.push(desk.store.bookings.get(id) === null));
  await desk.read(fullWeek);
  missing.length = 0;
  await desk.read(fullWeek.map((one) => (one.id === id ? visitAt('b0', monday + 5 * day + 3 * hour) : one)));
  expect(missing.length).toBeGreaterThan(3);
  expect(missing).not.toContain(true);
  expect(desk.store.bookings.get(id)?.start).toBe(monday + 5 * day + 3 * hour);
  expect(desk.store.bookings.count()).toBe(42);
});

test('its digest holds, unless somebody wrote to the copy between its parts', async () => {
  let disturb = (): void => undefined;
  const desk = reader(() => disturb());
  await desk.read(fullWeek);
  await desk.read(fullWeek);
  expect(desk.parsed()).toBe(1);

  const changed = fullWeek.map((one) => ({ ...one, comment: 'new' }));
  let times = 0;
  disturb = () => {
    // The desk's own decision changes a visit of the first part, after that was stored.
    if ((times += 1) === 3) desk.store.bookings.upsert(visitAt('b1', monday + 20 * minute));
  };
  await desk.read(changed);
  disturb = () => undefined;
  expect(desk.store.bookings.get(asBookingId('b1'))?.comment).toBeNull();
  expect(await desk.read(changed)).toMatchObject({ ok: true, value: { calendar } });
  expect(desk.store.bookings.get(asBookingId('b1'))?.comment).toBe('new');
});

test('it holds whatever is written to the days beside its own: to the week after, and to the day before', async () => {
  const desk = reader(() => undefined);
  const after = fullWeek.map((one) => visitAt(`n${one.id}`, one.start + 7 * day));
  await desk.read(fullWeek);
  await desk.read(after, nextWeek);
  desk.store.bookings.upsert(visitAt('before', monday - day));
  // To the minute: the last visit of the day before ends as the week begins.
  const { from } = dayWindow(first, zone);
  desk.store.bookings.upsert(booking('midnight', { start: from - 20 * minute, end: from }));
  await desk.read(fullWeek);
  await desk.read(after, nextWeek);
  expect(desk.parsed()).toBe(2);
});

test('of a vendor that answers all that overlaps a week, a write to a visit that reaches into it is one to that week', async () => {
  const desk = reader(() => undefined);
  const { from } = dayWindow(first, zone);
  const night = booking('night', { start: from - hour, end: from + hour });
  await desk.read([night, ...fullWeek]);
  await desk.read([night, ...fullWeek]);
  expect(desk.parsed()).toBe(1);
  // The desk itself has it shorter now, and the vendor does not: its copy has to become the answer's again.
  desk.store.bookings.upsert({ ...night, end: from - minute });
  await desk.read([night, ...fullWeek]);
  expect(desk.parsed()).toBe(2);
  expect(desk.store.bookings.get(night.id)).toEqual(night);
});

test('nothing is remembered of an answer with a visit that does not lie in its week', async () => {
  const desk = reader(() => undefined);
  const stray = visitAt('stray', monday + 8 * day);
  await desk.read([stray, ...fullWeek]);
  await desk.read([stray, ...fullWeek]);
  expect(desk.parsed()).toBe(2);
});

test('an answer that is as known is compared in one piece, though its digest does not hold: no breath, no row', async () => {
  let breaths = 0;
  const desk = reader(() => (breaths += 1));
  await desk.read(fullWeek);
  const upserts = desk.store.bookings.changesIn(calendar.addressId, dayWindow(first, zone));
  desk.store.bookings.upsert(visitAt('other', monday + 6 * day));
  desk.store.bookings.remove(asBookingId('other'));
  breaths = 0;
  expect(await desk.read(fullWeek)).toEqual({ ok: true, value: null });
  expect([desk.parsed(), breaths]).toEqual([2, 0]);
  expect(desk.store.bookings.changesIn(calendar.addressId, dayWindow(first, zone))).toBe(upserts);
});

test('what its first parts have changed is told, though a later one cannot be stored', async () => {
  let parts = 0;
  const desk = reader(() => {
    parts += 1;
    if (parts === 3) Object.assign(desk.store.bookings, { replaceWindow: full });
  });
  await expect(desk.read(fullWeek)).rejects.toThrow('full');
  expect(desk.store.bookings.count()).toBe(18);
  const { from } = dayWindow(first, zone);
  const { to } = dayWindow(week.last, zone);
  expect(desk.told).toEqual([{ kind: 'bookings', calendar, window: { from, to } }]);
});

function full(): never {
  throw new Error('the disk is full');
}
