import fc from 'fast-check';
import { expect, test } from 'vitest';
import { asAddressId, asBookingId } from '#shared/domain/ids.ts';
import { booking } from './samples.ts';
import { day, hour, minute, monday } from './fixed.ts';
import { openFor } from './support.ts';

/*
 * Whoever remembers how often a window was written to has to hear of every write to a visit that lies in it, before or after the
 * write: an answer taken for the copy wrongly is a lost visit. Of writes elsewhere nothing is heard, or weeks would wake each other.
 */

const a1 = asAddressId('a1');
const week = { from: monday, to: monday + 7 * day };

function counting() {
  const store = openFor();
  return {
    store,
    heard: (work: () => void): boolean => {
      const before = store.bookings.changesIn(a1, week);
      work();
      return store.bookings.changesIn(a1, week) !== before;
    },
  };
}
const visit = (start: number, end: number) => booking('b', { addressId: a1, start, end });

test.each([
  ['ends as the week begins', week.from - hour, week.from, false],
  ['begins as the week ends', week.to, week.to + hour, false],
  ['begins in the last minute', week.to - minute, week.to + hour, true],
  ['ends in the first minute', week.from - hour, week.from + minute, true],
  ['has no length, and is in it', week.from, week.from, true],
  ['is longer than the week', week.from - 30 * day, week.to + 30 * day, true],
  ['begins a year before and never ends', week.from - 365 * day, week.from + 8000 * 365 * day, true],
  ['is the day before', week.from - day, week.from - day + hour, false],
  ['is the day after', week.to + 9 * hour, week.to + 10 * hour, false],
])('a visit that %s', (_what, start, end, isHeard) => {
  const { store, heard } = counting();
  expect(heard(() => store.bookings.upsert(visit(start, end)))).toBe(isHeard);
  expect(heard(() => store.bookings.upsert({ ...visit(start, end), comment: 'changed' }))).toBe(isHeard);
  expect(heard(() => store.bookings.remove(asBookingId('b')))).toBe(isHeard);
});

test('a visit that comes from elsewhere or goes there is heard in both places', () => {
  const { store, heard } = counting();
  const [inside, outside] = [
    visit(monday + hour, monday + 2 * hour),
    visit(monday + 20 * day, monday + 21 * day),
  ];
  store.bookings.upsert(outside);
  expect(heard(() => store.bookings.upsert(inside))).toBe(true);
  expect(heard(() => store.bookings.upsert({ ...inside, addressId: asAddressId('a2') }))).toBe(true);
  expect(heard(() => store.bookings.upsert({ ...outside, addressId: asAddressId('a2') }))).toBe(false);
  expect(heard(() => store.bookings.upsert(inside))).toBe(true);
  expect(heard(() => store.bookings.upsert(outside))).toBe(true);
});

test('whatever is written to, every window that it lies in hears of it', () => {
  const { store } = counting();
  const times = fc.record({
    start: fc.integer({ min: 0, max: 40 * 24 * 60 }),
    length: fc.integer({ min: 0, max: 3000 }),
  });
  const windows = fc.record({ first: fc.integer({ min: 0, max: 40 }), days: fc.integer({ min: 1, max: 8 }) });
  fc.assert(
    fc.property(times, times, windows, (before, after, { first, days }) => {
      const at = ({ start, length }: typeof before) =>
        visit(monday + start * minute, monday + (start + length) * minute);
      const window = { from: monday + first * day, to: monday + (first + days) * day };
      const lies = ({ start, end }: ReturnType<typeof visit>): boolean =>
        start < window.to && (start >= window.from || end > window.from);
      store.bookings.upsert(at(before));
      const count = store.bookings.changesIn(a1, window);
      const { upserted } = store.bookings.upsert(at(after));
      const isHeard = store.bookings.changesIn(a1, window) !== count;
      const isDue = upserted.length > 0 && (lies(at(before)) || lies(at(after)));
      // The ends of these windows are whole hours: nothing else is heard, but of visits longer than a day.
      const isLong = before.length > 1440 || after.length > 1440;
      expect(isHeard || !isDue).toBe(true);
      if (!isLong) expect(isHeard).toBe(isDue);
    }),
  );
});
