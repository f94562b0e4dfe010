import { expect, test } from 'vitest';
import {
  asAddressId,
  asBookingId,
  asInsuranceProviderId,
  asBreakId,
  asAddressServiceId,
} from '#shared/domain/ids.ts';
import type { Break, Slot, WorkPeriod } from '#shared/domain/schedule.ts';
import { booking } from './samples.ts';
import { day, hour, minute, monday } from './fixed.ts';
import { openFor, rowsOnDisk, tempFile } from './support.ts';
import { f1, a1, a2 } from './oneClinic.ts';

test('where visits of a calendar begin that stand is told without them: none that was cancelled, and none of another calendar', () => {
  const store = openFor();
  const at = (start: number) => ({ start, end: start + 20 * minute });
  store.bookings.upsert(booking('late', { addressId: a1, ...at(monday + hour) }));
  store.bookings.upsert(booking('early', { addressId: a1, ...at(monday) }));
  store.bookings.upsert(booking('gone', { addressId: a1, status: 'canceled', ...at(monday + 2 * hour) }));
  store.bookings.upsert(booking('other', { addressId: a2, ...at(monday) }));
  store.bookings.upsert(booking('after', { addressId: a1, ...at(monday + day) }));
  const window = { from: monday, to: monday + day };
  expect(store.bookings.bookedStarts(a1, window)).toEqual([monday, monday + hour]);
});

test('slots, work periods and breaks are replaced inside their window only, and say whether anything changed', () => {
  const store = openFor();
  const window = { from: monday, to: monday + day };
  const services = [{ addressServiceId: asAddressServiceId('as1'), duration: 20 }];
  const slot = (start: number): Slot => ({ addressId: a1, start, services });
  const period: WorkPeriod = { addressId: a1, start: monday, end: monday + 4 * hour, services };
  const pause = (id: string, since: number): Break => ({
    id: asBreakId(id),
    addressId: a1,
    since,
    till: since + hour,
    description: null,
  });

  expect(store.schedule.replaceSlots(a1, window, [slot(monday), slot(monday + hour)])).toBe(true);
  expect(store.schedule.replaceSlots(a1, window, [slot(monday + hour), slot(monday)])).toBe(false);
  expect(
    store.schedule.replaceSlots(a1, { from: monday + day, to: monday + 2 * day }, [slot(monday + day)]),
  ).toBe(true);
  expect(store.schedule.replaceSlots(a1, window, [slot(monday + hour)])).toBe(true);
  expect(store.schedule.slotsInWindow([a1, a2], { from: 0, to: monday + 9 * day })).toEqual([
    slot(monday + hour),
    slot(monday + day),
  ]);
  expect(store.schedule.slotStarts(a1, { from: monday, to: monday + day })).toEqual([monday + hour]);
  expect(store.schedule.slotStarts(a1, { from: monday, to: monday + day + 1 })).toEqual([
    monday + hour,
    monday + day,
  ]);
  expect(store.schedule.slotStarts(a2, window)).toEqual([]);
  const unknownLength: Slot = {
    ...slot(monday),
    services: [{ addressServiceId: asAddressServiceId('x'), duration: null }],
  };
  store.schedule.replaceSlots(a1, window, [unknownLength]);
  expect(store.schedule.slotsInWindow([a1], window)).toEqual([unknownLength]);

  expect(store.schedule.replaceWorkPeriods(a1, window, [period])).toBe(true);
  expect(store.schedule.replaceWorkPeriods(a1, window, [period])).toBe(false);
  expect(store.schedule.workPeriodsInWindow([a1], { from: monday + hour, to: monday + 2 * hour })).toEqual([
    period,
  ]);

  const early = pause('early', monday - 30 * minute);
  const noon = { ...pause('noon', monday + 4 * hour), description: 'Lunch' };
  expect(store.schedule.replaceBreaks(a1, window, [early, noon])).toBe(true);
  expect(store.schedule.replaceBreaks(a1, window, [early, noon])).toBe(false);
  expect(store.schedule.breaksInWindow([a1], window)).toEqual([early, noon]);
  expect(store.schedule.replaceBreaks(a2, window, [])).toBe(false);
  expect(store.schedule.replaceBreaks(a1, window, [noon])).toBe(true);
  expect(store.schedule.breaksInWindow([a1], { from: 0, to: monday + day })).toEqual([noon]);
});

test('freshness is known for each day of a run, and a newer read takes the place of an older', () => {
  const store = openFor();
  store.freshness.mark({ addressId: a1, kind: 'bookings', first: '2026-02-27', last: '2026-03-02' }, 100);
  store.freshness.mark({ addressId: a1, kind: 'bookings', first: '2026-03-01', last: '2026-03-01' }, 200);
  store.freshness.mark({ addressId: a2, kind: 'slots', first: '2026-03-01', last: '2026-03-01' }, 300);
  expect([...store.freshness.asOf('2026-03-01')]).toEqual([[a1, 200]]);
  expect([...store.freshness.asOf('2026-02-28')]).toEqual([[a1, 100]]);
  expect([...store.freshness.asOf('2026-03-03')]).toEqual([]);
  expect(store.freshness.since(null)).toHaveLength(5);
  expect(store.freshness.since('2026-03-01')).toEqual(
    expect.arrayContaining([
      { addressId: a1, kind: 'bookings', date: '2026-03-01', at: 200 },
      { addressId: a1, kind: 'bookings', date: '2026-03-02', at: 100 },
      { addressId: a2, kind: 'slots', date: '2026-03-01', at: 300 },
    ]),
  );
  expect(store.freshness.since('2026-03-01')).toHaveLength(3);
});

/* Invariant: what waits to be written is known at once, never wins over a later mark, and is in the file when it is closed. */
test('marks of what did not change wait for each other, and nobody notices', () => {
  const file = tempFile();
  const store = openFor(file);
  const today = { addressId: a1, kind: 'bookings', first: '2026-03-01', last: '2026-03-01' } as const;
  const rows = (): number => rowsOnDisk(file, 'read_marks');
  store.freshness.markLater(today, 100);
  expect([...store.freshness.asOf('2026-03-01')]).toEqual([[a1, 100]]);
  expect(rows()).toBe(0);
  // Somebody says that the day is old: the mark that waits must not come after it.
  store.freshness.mark(today, 0);
  expect([...store.freshness.asOf('2026-03-01')]).toEqual([[a1, 0]]);
  store.freshness.markLater({ ...today, addressId: a2 }, 300);
  // Asking writes nothing: a file on a full disk can still be read.
  const before = rows();
  expect(store.freshness.since('2026-03-01').at(-1)).toMatchObject({ addressId: a2, at: 300 });
  expect(store.freshness.since('2026-03-02')).toEqual([]);
  expect(rows()).toBe(before);
  store.close();
  expect(
    openFor(file)
      .freshness.since(null)
      .map(({ addressId, at }) => [addressId, at]),
  ).toEqual([
    [a1, 0],
    [a2, 300],
  ]);
});

test.each([
  ['when many wait', (n: number) => 100 + n, 64],
  ['when the first has waited for ten seconds', (n: number) => 100 + n * 5_000, 3],
])('marks that wait are written %s', (_when, at, enough) => {
  const file = tempFile();
  const store = openFor(file);
  const rows = (): number => rowsOnDisk(file, 'read_marks');
  for (let n = 0; n < enough; n += 1) {
    expect(rows()).toBe(0);
    store.freshness.markLater(
      { addressId: asAddressId(`c${n}`), kind: 'slots', first: '2026-03-01', last: '2026-03-01' },
      at(n),
    );
  }
  expect(rows()).toBe(enough);
});

test('each way of writing visits is counted where they begin, and in both places where one goes elsewhere', () => {
  const store = openFor();
  const window = { from: monday - hour, to: monday + hour };
  const later = { from: monday + 7 * day, to: monday + 8 * day };
  const counts = (): number[] => [
    store.bookings.changesIn(a1, window),
    store.bookings.changesIn(a1, later),
    store.bookings.changesIn(a2, window),
  ];
  const visit = booking('1', { addressId: a1 });
  expect(counts()).toEqual([0, 0, 0]);
  store.bookings.upsert(visit);
  expect(counts()).toEqual([1, 0, 0]);
  store.bookings.upsert(visit);
  expect(counts()).toEqual([1, 0, 0]);
  store.bookings.upsert({ ...visit, start: later.from + hour, end: later.from + 2 * hour });
  expect(counts()).toEqual([2, 1, 0]);
  store.bookings.upsert({ ...visit, addressId: a2 });
  expect(counts()).toEqual([2, 2, 1]);
  store.bookings.recordAnswer({ ...visit, addressId: a2, comment: 'told' });
  const [, , told = 0] = counts();
  expect(told).toBeGreaterThan(1);
  expect(store.bookings.answersRecorded()).toBe(1);
  store.bookings.replaceWindow(a2, window, [], store.bookings.answersRecorded());
  expect(counts()).toEqual([2, 2, told + 1]);
});

test('events wait in order until they are settled, and a batch is stored whole or not at all', () => {
  const store = openFor();
  store.inbox.append(['{"n":1}', '{"n":2}', '{"n":1}'], 5);
  expect(() => {
    store.transaction(() => {
      store.inbox.append(['lost'], 6);
      throw new Error('crash');
    });
  }).toThrow('crash');
  const [first, second, third] = store.inbox.pending(10);
  expect([first, second, third].map((event) => event?.raw)).toEqual(['{"n":1}', '{"n":2}', '{"n":1}']);
  expect(store.inbox.pending(1)).toEqual([first]);
  store.inbox.settle(first?.id ?? 0, 'applied', null, 7);
  store.inbox.settle(second?.id ?? 0, 'unreadable', 'no name', 7);
  expect(store.inbox.pending(10)).toEqual([third]);
  expect(store.inbox.counts()).toEqual({ pending: 1, applied: 1, unknown: 0, unreadable: 1 });
});

test('an unreadable item that comes again and again is kept once', () => {
  const store = openFor();
  const item = { raw: '{"id":[]}', reason: 'id: expected string' };
  store.unreadable.keep('getBookings', [item, item], 1);
  store.unreadable.keep('getBookings', [item], 50);
  store.unreadable.keep('getSlots', [item], 2);
  expect(store.unreadable.count()).toBe(2);
});

test('settings and insurers are kept, replaced and removed', () => {
  const store = openFor();
  expect(store.settings.get('x')).toBe(null);
  store.settings.set('x', '1');
  store.settings.set('x', '{"a":2}');
  expect(store.settings.get('x')).toBe('{"a":2}');
  store.settings.remove('x');
  expect(store.settings.get('x')).toBe(null);
  const insurer = { id: asInsuranceProviderId('i1'), name: 'Insurer', plans: [{ id: 'p1', name: 'Gold' }] };
  store.insurance.replaceAll([insurer, { ...insurer, id: asInsuranceProviderId('i2') }]);
  store.insurance.replaceAll([insurer]);
  expect(store.insurance.all()).toEqual([insurer]);
});

test('the connection is kept with the zones of its facilities, and its age is that of its client id', () => {
  const file = tempFile();
  let now = 1000;
  const store = openFor(file, { clock: { now: () => now } });
  expect(store.connection.get()).toBe(null);
  const saved = {
    kind: 'live' as const,
    locale: 'pt' as const,
    clientId: 'client',
    timeZone: 'Europe/Lisbon',
    facilityZones: new Map([[f1, 'Atlantic/Azores']]),
  };
  store.connection.set(saved);
  now = 2000;
  store.connection.set({ ...saved, timeZone: 'Atlantic/Madeira' });
  expect(store.connection.get()).toEqual({ ...saved, timeZone: 'Atlantic/Madeira', createdAt: 1000 });
  store.connection.set({ ...saved, clientId: 'other', facilityZones: new Map() });
  expect(store.connection.get()).toMatchObject({
    clientId: 'other',
    createdAt: 2000,
    facilityZones: new Map(),
  });
  store.connection.setFacilityZone(f1, 'Europe/Madrid');
  expect(store.connection.get()?.facilityZones).toEqual(new Map([[f1, 'Europe/Madrid']]));
  store.connection.setFacilityZone(f1, null);
  expect(store.connection.get()?.facilityZones).toEqual(new Map());
  store.connection.clear();
  expect(store.connection.get()).toBe(null);
});

test('ids with quotes, brackets and emoji are only ids', () => {
  const store = openFor();
  const id = asAddressId(`a'"],[💊`);
  store.freshness.mark({ addressId: id, kind: 'bookings', first: '2026-01-01', last: '2026-01-01' }, 1);
  expect([...store.freshness.asOf('2026-01-01').keys()]).toEqual([id]);
  store.schedule.replaceSlots(id, { from: 0, to: 9 }, [{ addressId: id, start: 1, services: [] }]);
  expect(store.schedule.slotsInWindow([id, a1], { from: 0, to: 9 })).toHaveLength(1);
  expect(store.bookings.get(asBookingId(`' OR 1=1 --`))).toBe(null);
});
