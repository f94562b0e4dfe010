import { expect, test } from 'vitest';
import type { Booking } from '#shared/domain/booking.ts';
import { asBookingId } from '#shared/domain/ids.ts';
import { ok } from '#shared/result.ts';
import type { Clock } from '#shared/ports.ts';
import { localDateOf, addDays } from '#shared/time/zone.ts';
import { createFreshness } from '../../main/sync/freshness.ts';
import type { RemoteClinic } from '../../main/sync/ports.ts';
import { createPrints } from '../../main/sync/prints.ts';
import { readWindow, type Reading } from '../../main/sync/readWindow.ts';
import { day, hour, minute, monday } from '../store/fixed.ts';
import { booking, calendarOf } from '../store/samples.ts';
import { openFor } from '../store/support.ts';

/*
 * Invariants of an answer that is stored in parts: others come to their turn between them, each part is whole days with their marks,
 * no visit is missing at any moment that was there before and is there afterwards, and its print holds only where nobody else wrote.
 */
const zone = 'Europe/Warsaw';
const calendar = calendarOf('a1');
const first = localDateOf(monday, zone);
const week = { addressId: calendar.addressId, kind: 'bookings', first, last: addDays(first, 6) } as const;

const visitAt = (id: string, start: number): Booking => booking(id, { start, end: start + 10 * minute });
/** Six a day. */
const fullWeek = Array.from({ length: 42 }, (_, n) =>
  visitAt(`b${n}`, monday + Math.floor(n / 6) * day + (n % 6) * 20 * minute),
);

/** A desk that reads what `answer` says, word for word the same while that is the same; `atBreath` is called between parts. */
function reader(atBreath: () => void) {
  const store = openFor();
  let answer: readonly Booking[] = fullWeek;
  let parsed = 0;
  const remote = {
    getBookingsUnlike: (print: string | null) => {
      const now = JSON.stringify(answer);
      if (now === print) return Promise.resolve(ok({ kind: 'same' as const }));
      parsed += 1;
      return Promise.resolve(
        ok({ kind: 'page' as const, list: { items: answer, unreadable: [] }, print: now }),
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
    prints: createPrints(store.bookings),
    clock,
    pageLimit: 100,
    ending: new AbortController().signal,
  };
  return {
    store,
    parsed: () => parsed,
    read: async (next: readonly Booking[]) => {
      answer = next;
      return readWindow(reading, calendar, week, zone, Number.POSITIVE_INFINITY);
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
  expect(desk.store.freshness.all()).toHaveLength(7);
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

test('its print holds, unless somebody wrote to the copy between its parts', async () => {
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
