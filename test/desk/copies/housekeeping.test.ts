import { describe, expect, test, vi } from 'vitest';
import { asBookingId } from '#shared/domain/ids.ts';
import type { KeptForMonths } from '#shared/domain/retention.ts';
import { problemOfThrown } from '../../../main/compose/storeProblem.ts';
import { recentReasons, rememberReason } from '../../../main/desk/visits/cancelReasons.ts';
import { agesOn, createHousekeeping } from '../../../main/desk/copies/housekeeping.ts';
import { prunables } from '../../../main/store/housekeeping.ts';
import { StoreError } from '../../../main/store/problem.ts';
import { keptLog } from '../../support/quietLog.ts';
import { virtualClock } from '../../support/virtualClock.ts';
import { booking } from '../../store/samples.ts';
import { openFor } from '../../store/support.ts';
import { bench, monday, type BenchDesk } from '../../sync/bench.ts';
import { begun } from '../deskBench.ts';

/*
 * Once a day, also in a desk that is never closed, what is old goes, a little at a time. Never while the first copy is not whole, and
 * never by a clock that the vendor's contradicts. What an import has read is not read again because it was deleted.
 */
vi.setConfig({ testTimeout: 60_000 });
const [minute, hour, day] = [60_000, 3_600_000, 86_400_000];

function atWork(change: { readonly skew?: number | null; readonly imported?: boolean } = {}) {
  const clock = virtualClock(monday);
  const log = keptLog();
  const store = openFor(undefined, { clock });
  const set: { months: KeptForMonths; skew: number | null; imported: boolean } = {
    months: 13,
    skew: change.skew === undefined ? 0 : change.skew,
    imported: change.imported ?? true,
  };
  const days: number[] = [];
  const housekeeping = createHousekeeping({
    store,
    clock,
    log,
    zone: 'Europe/Warsaw',
    months: () => set.months,
    isImported: () => set.imported,
    skew: () => set.skew,
    newDay: () => void days.push(clock.now()),
    problemOfThrown,
  });
  const has = (id: string): boolean => store.bookings.get(asBookingId(id)) !== null;
  const put = (id: string, daysAgo: number): void =>
    void store.bookings.upsert(booking(id, { start: monday - daysAgo * day }));
  const done = (): number => log.lines.filter(({ event }) => event === 'housekeeping.done').length;
  return { clock, log, store, set, days, housekeeping, has, put, done };
}

describe('the housekeeping', () => {
  test('is done some minutes after a start and once each day after, by small transactions with pauses', async () => {
    const { clock, store, put, has, done, days } = atWork();
    for (let n = 0; n < 100; n += 1) put(`old ${n}`, 500);
    put('kept', 390);
    const before = vi.spyOn(store.housekeeping, 'prune');
    await clock.advance(minute);
    expect(has('old 1')).toBe(true);
    await clock.advance(10 * minute);
    expect(has('old 1')).toBe(false);
    expect(has('kept')).toBe(true);
    expect(before.mock.calls.filter(([kind]) => kind === 'bookings')).toHaveLength(4);
    expect(done()).toBe(1);
    put('old again', 500);
    await clock.advance(10 * hour);
    expect(done()).toBe(1);
    expect(has('old again')).toBe(true);
    await clock.advance(day);
    expect([done(), days.length]).toEqual([2, 2]);
    expect(has('old again')).toBe(false);
    await clock.advance(7 * day);
    expect(done()).toBe(9);
    expect(has('kept')).toBe(false);
  });

  test('goes by the setting of the day; one that was changed holds from the next day', async () => {
    const { clock, set, put, has } = atWork();
    put('half a year old', 200);
    await clock.advance(hour);
    set.months = 3;
    await clock.advance(hour);
    expect(has('half a year old')).toBe(true);
    await clock.advance(day);
    expect(has('half a year old')).toBe(false);
  });

  test('does not believe a clock that is years ahead, nor one that nobody has compared with the vendor’s', async () => {
    for (const skew of [null, -3 * 365 * day, 2 * day]) {
      const { clock, set, put, has } = atWork({ skew });
      put('old', 500);
      await clock.advance(3 * day);
      expect(has('old'), String(skew)).toBe(true);
      set.skew = 30 * minute;
      await clock.advance(hour);
      expect(has('old')).toBe(false);
    }
  });

  test('waits for the end of the first import', async () => {
    const { clock, set, put, has } = atWork({ imported: false });
    put('old', 500);
    await clock.advance(3 * day);
    expect(has('old')).toBe(true);
    set.imported = true;
    await clock.advance(hour);
    expect(has('old')).toBe(false);
  });

  test('tries again later on a full disk, and ends with the desk', async () => {
    const { clock, store, put, has, housekeeping, log } = atWork();
    put('old', 500);
    const full = vi.spyOn(store.housekeeping, 'prune').mockImplementationOnce(() => {
      throw new StoreError(Object.assign(new Error('full'), { code: 'SQLITE_FULL' }), 'DELETE');
    });
    await clock.advance(10 * minute);
    expect(full).toHaveBeenCalledTimes(1);
    expect(log.lines).toContainEqual({
      level: 'warn',
      event: 'housekeeping.failed',
      fields: { problem: 'diskFull' },
    });
    await clock.advance(hour);
    expect(has('old')).toBe(false);
    put('old again', 500);
    housekeeping.stop();
    await clock.advance(3 * day);
    expect(has('old again')).toBe(true);
  });

  test('forgets for which reasons visits were cancelled, when nobody gave them for as long as visits are kept', async () => {
    const { clock, store, set } = atWork();
    store.settings.set('cancel.reasons', JSON.stringify(['of an earlier version']));
    rememberReason(store, 'Nowak called', monday - 500 * day);
    rememberReason(store, 'lately', monday - day);
    await clock.advance(hour);
    expect(recentReasons(store)).toEqual(['lately', 'of an earlier version']);
    set.months = 3;
    await clock.advance(92 * day);
    expect(recentReasons(store)).toEqual(['of an earlier version']);
  });
});

describe('an import', () => {
  const oldestOf = ({ store }: BenchDesk): string | undefined =>
    store.freshness
      .since(null)
      .filter(({ kind }) => kind === 'bookings')
      .map(({ date }) => date)
      .toSorted()[0];

  test('reads no further back than visits are kept', async () => {
    const one = bench({ settings: { keptForMonths: 3 } }).desk();
    await one.imported();
    expect(oldestOf(one)).toBe('2026-08-23');
  });

  test('ends also where what is old is deleted all the while, and nothing of it is read again', async () => {
    const { desk, clock, clinic } = bench({ settings: { keptForMonths: 3 } });
    clinic.faults.set([{ fault: { kind: 'delay', ms: 150 }, operations: ['reads'] }]);
    const one = desk();
    const ages = agesOn('2026-11-23', 3, 'Europe/Warsaw');
    const prune = (): readonly number[] =>
      prunables.map((kind) => one.store.housekeeping.prune(kind, ages, 100_000));
    for (let n = 0; one.sync.progress().kind !== 'finished' && n < 1_000; n += 1) {
      await clock.advance(200);
      prune();
    }
    expect(one.sync.progress().kind).toBe('finished');
    await clock.advance(10 * minute);
    expect(prune().every((gone) => gone === 0)).toBe(true);
  });
});

test('a desk at work does it by itself, and its visits stay', async () => {
  const { on, running } = await begun();
  await on.imported(running);
  const before = await running.desk.handlers['board.open']({ date: null });
  await on.clock.advance(10 * minute);
  expect(running.log.lines.map(({ event }) => event)).toContain('housekeeping.done');
  const after = await running.desk.handlers['board.open']({ date: null });
  if (!before.ok || !after.ok) throw new Error('no day');
  const shown = (day: typeof before.value) => day.columns.map(({ cards }) => cards.length);
  expect(shown(after.value)).toEqual(shown(before.value));
});
