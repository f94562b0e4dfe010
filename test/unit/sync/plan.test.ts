import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asAddressId, asDoctorId, asFacilityId, type AddressId } from '#shared/domain/ids.ts';
import { addDays, type LocalDate } from '#shared/time/zone.ts';
import { createFreshness, datesOf, type Freshness } from '../../../main/sync/read/freshness.ts';
import type { CatalogueRead } from '../../../main/sync/catalogue/catalogueReader.ts';
import { byDue, plan, type PlannedWindow } from '../../../main/sync/plan/plan.ts';
import type { FreshnessStore } from '../../../main/sync/ports.ts';
import type { ReadWindow } from '#shared/domain/readWindow.ts';
import { withPace } from '../../../main/desk/pace.ts';
import { defaultSyncSettings, sharedBy, type SyncSettings } from '../../../main/sync/settings.ts';

const today = '2026-11-23';
const hour = 3_600_000;
const emptyMarks: FreshnessStore = {
  mark: () => undefined,
  markLater: () => undefined,
  since: () => [],
  asOf: () => new Map(),
};
const storeOf = (freshness: FreshnessStore) => ({ freshness, transaction: <T>(work: () => T): T => work() });
const nothingStored = storeOf(emptyMarks);
const mark = (freshness: Freshness, read: ReadWindow, at: number): void =>
  void freshness.marking(read, at, () => true);
/** Windows of so many calendars, and no list. */
const windows = (
  ids: readonly AddressId[],
  on: LocalDate,
  settings: SyncSettings = defaultSyncSettings,
): PlannedWindow[] =>
  plan({ calendars: new Map([[on, ids]]), lists: [] }, settings).filter((one) => one.kind === 'window');
const lists = (count: number): CatalogueRead[] =>
  addresses(count).map((addressId) => ({
    step: 'addressServices',
    calendar: { facilityId: asFacilityId('1'), doctorId: asDoctorId('1'), addressId },
  }));
const noLists = { ageOf: () => null };
const addresses = (count: number) => Array.from({ length: count }, (_, index) => asAddressId(String(index)));

describe('the plan of what is kept in step', () => {
  test('covers each day from a week behind to 12 weeks ahead exactly once, for every calendar and kind', () => {
    for (const kind of ['bookings', 'slots', 'breaks'] as const) {
      const days = windows(addresses(1), today, defaultSyncSettings)
        .filter(({ read }) => read.kind === kind)
        .flatMap(({ read }) => datesOf(read))
        .sort();
      const expected = Array.from({ length: 7 + 1 + 84 }, (_, index) => addDays(today, index - 7));
      expect(days).toEqual(expected);
    }
  });

  test('reaches as far as is wanted, and no window is planned beyond that', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 28 }),
        fc.integer({ min: 1, max: 12 }),
        (daysBehind, weeksAhead) => {
          const wanted = withPace(defaultSyncSettings, { daysBehind, weeksAhead });
          const days = windows(addresses(1), today, wanted)
            .filter(({ read }) => read.kind === 'bookings')
            .flatMap(({ read }) => datesOf(read))
            .sort();
          expect(days).toEqual(
            Array.from({ length: daysBehind + 1 + 7 * weeksAhead }, (_, index) =>
              addDays(today, index - daysBehind),
            ),
          );
        },
      ),
    );
  });

  test('never asks for more than the calls that are wanted, at any pace that can be set', () => {
    const wanted = fc.record({
      pollSeconds: fc.integer({ min: 3, max: 120 }),
      sweepShare: fc.double({ min: 0.1, max: 0.9, noNaN: true }),
      callsPerHour: fc.integer({ min: 600, max: 4_320 }),
    });
    fc.assert(
      fc.property(wanted, fc.integer({ min: 1, max: 20 }), (pace, desks) => {
        const own = sharedBy(() => desks, withPace(defaultSyncSettings, pace));
        const sweeps = windows(addresses(50), today, own).reduce((sum, { maxAge }) => sum + hour / maxAge, 0);
        expect(desks * (sweeps + hour / own.pollMs)).toBeLessThanOrEqual(pace.callsPerHour);
      }),
    );
  });

  test('never asks for more calls in an hour than the sweeping share of the budget, however large the clinic', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), (count) => {
        const perHour = windows(addresses(count), today, defaultSyncSettings).reduce(
          (sum, { maxAge }) => sum + hour / maxAge,
          0,
        );
        const { callsPerHour, pollMs, sweepShare } = defaultSyncSettings;
        expect(perHour).toBeLessThanOrEqual((callsPerHour - hour / pollMs) * sweepShare * 1.000001);
      }),
    );
  });

  test('asks with all desks of one client together for no more than one desk alone may, polls and sweeps', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 20 }), (count, desks) => {
        const shared = sharedBy(() => desks, defaultSyncSettings);
        const sweeps = windows(addresses(count), today, shared).reduce(
          (sum, { maxAge }) => sum + hour / maxAge,
          0,
        );
        const all = desks * (sweeps + hour / shared.pollMs);
        expect(all).toBeLessThanOrEqual(defaultSyncSettings.callsPerHour * 0.75);
      }),
    );
  });

  test('has each list of the catalogue read anew within a day or two, at any number of desks, and never for more than their share', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 180 }), fc.integer({ min: 1, max: 20 }), (count, desks) => {
        const own = sharedBy(() => desks, defaultSyncSettings);
        const kept = { calendars: new Map([[today, addresses(count)]]), lists: lists(2 * count + 3) };
        const planned = plan(kept, own);
        const ofLists = planned.filter(({ kind }) => kind === 'list');
        expect(ofLists).toHaveLength(2 * count + 3);
        for (const { maxAge } of ofLists) expect(maxAge).toBeLessThanOrEqual(42 * hour);
        const perHour = (all: typeof planned): number =>
          all.reduce((sum, { maxAge }) => sum + hour / maxAge, 0);
        const forSweeping = (own.callsPerHour - hour / own.pollMs) * own.sweepShare;
        expect(perHour(ofLists)).toBeLessThanOrEqual(forSweeping * 0.1 * 1.000001);
        expect(perHour(planned)).toBeLessThanOrEqual(forSweeping * 1.000001);
      }),
    );
  });

  test('reads the lists of a clinic every six hours', () => {
    const [list] = plan(
      { calendars: new Map([[today, addresses(10)]]), lists: lists(23) },
      defaultSyncSettings,
    ).slice(-1);
    expect(list).toMatchObject({ kind: 'list', maxAge: 6 * hour });
  });

  test('shares the calls between facilities that live on different dates', () => {
    const one = plan({ calendars: new Map([[today, addresses(60)]]), lists: [] }, defaultSyncSettings);
    const two = plan(
      {
        calendars: new Map([
          [today, addresses(60).slice(30)],
          [addDays(today, 1), addresses(30)],
        ]),
        lists: [],
      },
      defaultSyncSettings,
    );
    expect(two[0]?.maxAge).toBeCloseTo(one[0]?.maxAge ?? 0, 3);
  });

  test('reads today’s bookings of a usual clinic every minute', () => {
    const [first] = windows(addresses(8), today, defaultSyncSettings);
    expect(first).toMatchObject({ read: { kind: 'bookings', first: today, last: today }, maxAge: 60_000 });
  });
});

describe('what is due', () => {
  test('comes by urgency first; what is not due yet comes after it, the next one first', () => {
    const freshness = createFreshness(nothingStored);
    const planned = windows(addresses(2), today, defaultSyncSettings);
    const now = 10 * hour;
    for (const { read, urgency } of planned) if (urgency > 2) mark(freshness, read, now - 1000);
    const order = byDue(planned, { windows: freshness, lists: noLists }, now);
    expect(order.slice(0, 6).map(({ urgency }) => urgency)).toEqual([0, 0, 1, 1, 2, 2]);
    const later = order.slice(6).map(({ dueAt }) => dueAt);
    expect(later).toEqual([...later].sort((a, b) => a - b));
    expect(later.every((at) => at > now)).toBe(true);
  });

  test('a window is as old as its oldest day, so that nothing is due at midnight only because today moved', () => {
    const freshness = createFreshness(nothingStored);
    for (const { read } of windows(addresses(1), today, defaultSyncSettings)) mark(freshness, read, 1000);
    const tomorrow = windows(addresses(1), addDays(today, 1), defaultSyncSettings);
    const unread = tomorrow.filter(({ read }) => !freshness.wasRead(read));
    // Only the weeks that now end one day beyond what was ever read.
    expect(unread.every(({ read }) => read.last === addDays(today, 85))).toBe(true);
    expect(unread).toHaveLength(3);
  });

  test('a window whose transaction failed is not taken for read', () => {
    const freshness = createFreshness(nothingStored);
    const read = { addressId: asAddressId('1'), kind: 'slots', first: today, last: today } as const;
    const full = (): never => {
      throw new Error('disk full');
    };
    expect(() => freshness.marking(read, 5, full)).toThrow('disk full');
    expect(freshness.readAt(read, 9)).toBeNull();
  });

  test('waits for no disk: what the vendor can be asked for again is written as repeatable', () => {
    const asked: (string | undefined)[] = [];
    const freshness = createFreshness({
      freshness: emptyMarks,
      transaction: (work, durability) => {
        asked.push(durability);
        return work();
      },
    });
    mark(freshness, { addressId: asAddressId('1'), kind: 'bookings', first: today, last: today }, 5);
    expect(asked).toEqual(['repeatable']);
  });

  test('survives a restart, since each mark is in the store', () => {
    const marks: Parameters<FreshnessStore['mark']>[] = [];
    const freshness = createFreshness(storeOf({ ...emptyMarks, mark: (...one) => marks.push(one) }));
    const read = {
      addressId: asAddressId('1'),
      kind: 'slots',
      first: today,
      last: addDays(today, 1),
    } as const;
    mark(freshness, read, 77);
    expect(marks).toEqual([[read, 77]]);
    const again = createFreshness(
      storeOf({
        ...emptyMarks,
        since: () =>
          datesOf(read).map((date) => ({ addressId: read.addressId, kind: read.kind, date, at: 77 })),
      }),
    );
    expect(again.readAt(read, 80)).toBe(77);
    expect(again.readAt({ ...read, last: addDays(today, 2) }, 80)).toBeNull();
  });

  test('a window is of an unknown age where one of its days was read in the future, however lately another was', () => {
    const freshness = createFreshness(nothingStored);
    const days = {
      addressId: asAddressId('1'),
      kind: 'bookings',
      first: today,
      last: addDays(today, 1),
    } as const;
    mark(freshness, days, 30 * hour);
    mark(freshness, { ...days, last: today }, 10 * hour);
    expect(freshness.readAt(days, 10 * hour)).toBe(0);
    expect(freshness.wasRead(days)).toBe(true);
    expect(freshness.readAt(days, 31 * hour)).toBe(10 * hour);
  });

  test('keeps no day in memory that is long past, and loads none', () => {
    const asked: (string | null)[] = [];
    const since = (date: string | null) => (asked.push(date), []);
    const freshness = createFreshness(storeOf({ ...emptyMarks, since }), '2026-10-19');
    expect(asked).toEqual(['2026-10-19']);
    const read = { addressId: asAddressId('1'), kind: 'bookings', first: '2026-10-19', last: today } as const;
    mark(freshness, read, 5);
    freshness.outdate({ ...read, last: read.first }, 6);
    freshness.forgetBefore('2026-10-20');
    expect(freshness.wasRead(read)).toBe(false);
    expect(freshness.wasRead({ ...read, first: '2026-10-20' })).toBe(true);
    // What was said of the day that is forgotten is forgotten with it: an older answer is as good as any.
    mark(freshness, { ...read, last: read.first }, 1);
    expect(freshness.readAt({ ...read, last: read.first }, 9)).toBe(1);
  });

  test('what was read in the future, by a clock that was set back since, is due at once', () => {
    const freshness = createFreshness(nothingStored);
    const [planned] = windows(addresses(1), today, defaultSyncSettings);
    if (planned === undefined) throw new Error('nothing is planned');
    mark(freshness, planned.read, 10 * hour);
    expect(byDue([planned], { windows: freshness, lists: noLists }, 10 * hour)[0]?.dueAt).toBeGreaterThan(
      10 * hour,
    );
    expect(byDue([planned], { windows: freshness, lists: noLists }, 9 * hour)[0]?.dueAt).toBe(0);
  });
});
