import { expect, test } from 'vitest';
import { asAddressId, asAddressServiceId, type AddressId } from '#shared/domain/ids.ts';
import { countReads } from '../support/countReads.ts';
import { booking } from './samples.ts';
import { day, hour, minute, monday } from './fixed.ts';
import { openFor } from './support.ts';

/*
 * The first free starts come out of the file without the others: what does not take the wanted service is never read, however
 * much of it there is. What lies over a moment is found however long it lies there.
 */

const [a1, a2, a3] = ['a1', 'a2', 'a3'].map(asAddressId) as [AddressId, AddressId, AddressId];
const as1 = asAddressServiceId('as1');
const as12 = asAddressServiceId('as12');
const window = { from: monday, to: monday + 7 * day };

function withSlots() {
  const store = openFor();
  const put = (addressId: AddressId, service: typeof as1, starts: readonly number[]): void =>
    void store.schedule.replaceSlots(
      addressId,
      window,
      starts.map((start) => ({ addressId, start, services: [{ addressServiceId: service, duration: 20 }] })),
    );
  put(a1, as1, [monday + hour, monday + 3 * hour]);
  // One id is the beginning of the other.
  put(
    a2,
    as12,
    Array.from({ length: 200 }, (_, index) => monday + index * 5 * minute),
  );
  put(a3, as12, [monday + 2 * hour, monday + day]);
  return store;
}

test('by start, of the wanted calendars and services only, and no more rows than that are read', () => {
  const store = withSlots();
  const wanted = [
    { addressId: a1, services: [as1] },
    { addressId: a2, services: [as1] },
    { addressId: a3, services: [as12, as1] },
  ];
  const found = countReads(() => store.schedule.firstSlots(wanted, window, 3));
  expect(found.value.map(({ addressId, start }) => [addressId, start - monday])).toEqual([
    [a1, hour],
    [a3, 2 * hour],
    [a1, 3 * hour],
  ]);
  expect(found).toMatchObject({ queries: 1, rows: 3 });
});

test('without a wanted service every start counts, inside the window only', () => {
  const store = withSlots();
  const any = [a1, a3].map((addressId) => ({ addressId, services: null }));
  const starts = store.schedule
    .firstSlots(any, { from: monday + hour, to: monday + day }, 10)
    .map(({ start }) => start - monday);
  expect(starts).toEqual([hour, 2 * hour, 3 * hour]);
});

test('a visit lies over a moment from its start to before its end, at its calendar, also a very long one', () => {
  const store = openFor();
  store.bookings.upsert(booking('short', { addressId: a1, start: monday, end: monday + 20 * minute }));
  store.bookings.upsert(
    booking('long', { addressId: a1, start: monday - 5 * day, end: monday + 5 * minute }),
  );
  store.bookings.upsert(booking('other', { addressId: a2, start: monday, end: monday + hour }));
  const over = (...at: number[]): string[] =>
    store.bookings.over(at.map((one) => ({ addressId: a1, at: one }))).map(({ id }) => id);
  expect(over(monday)).toEqual(['long', 'short']);
  expect(over(monday - 1)).toEqual(['long']);
  expect(over(monday + 19 * minute)).toEqual(['short']);
  expect(over(monday + 20 * minute)).toEqual([]);
  // Each once, however many of the moments it lies over.
  expect(over(monday, monday + minute)).toEqual(['long', 'short']);
});
