import { describe, expect, test, vi } from 'vitest';
import { intBetween, seededRandom } from '#shared/random.ts';
import { hourMs, minuteMs, secondMs } from '#shared/time/durations.ts';
import { addDays, type LocalDate } from '#shared/time/zone.ts';
import { fullDisk, type FullDisk } from './fullDisk.ts';
import { doctorSets, scene, settled, type Scene } from './scene.ts';
import { hoursThere, isWeekday, period, putInForce, states, todayOf, weekOf } from './support.ts';

/*
 * A disk without room in the middle of publishing. A date that was sent and could not be written down is read back, neither believed nor
 * forgotten; one that could not be written down before it left has not left, and is no failure of the vendor's; and whatever could not be
 * written when its time came is written once there is room: the night's new dates, and an edit that was found.
 */
vi.setConfig({ testTimeout: 120_000 });

/** Monday, 23 November 2026, 23:30 in Warsaw. */
const lateMonday = Date.UTC(2026, 10, 23, 22, 30);
const seeds = Number(process.env['SEEDS'] ?? 1);

async function onDisk(options: Parameters<typeof scene>[0] = {}): Promise<Scene & { readonly disk: FullDisk }> {
  const disk = fullDisk();
  const one = await scene({ settings: { pollMs: minuteMs }, ...options }, undefined, disk.around);
  return { ...one, disk };
}

const publish = ({ on, desk, address, service }: Scene, start: string, end: string) =>
  putInForce(on, desk, address, [weekOf(todayOf(on), [period(start, end, service)])]);

/** Dates after today on which the marketplace has other hours than these on weekdays. */
function wrong({ on, address }: Scene, hours: string, but?: LocalDate): readonly string[] {
  return Array.from({ length: 82 }, (_, index) => addDays(todayOf(on), index + 1))
    .filter((date) => date !== but)
    .flatMap((date) => {
      const there = hoursThere(on, address, date).join(' ');
      return there === (isWeekday(date) ? hours : '') ? [] : [`${date}: ${there}`];
    });
}

const stateOn = ({ desk, address }: Scene, date: LocalDate): string =>
  desk.store.availability.published
    .between(address, date, date)
    .items.map(({ state }) => state)
    .join();

describe('a full disk', () => {
  test('on which it cannot be noted what leaves lets nothing leave, and no date is given up for that', async () => {
    const one = await onDisk();
    const { on, desk, disk, writes, address } = one;
    publish(one, '09:00', '12:00');
    await on.clock.until(() => writes.length >= 5, 5 * minuteMs);
    disk.hasRoom = (written) => !written.has('publishing.sent');
    await on.clock.advance(10 * secondMs);
    const before = writes.length;
    // For longer than a date that never arrives is tried.
    await on.clock.advance(30 * minuteMs);
    expect(disk.refused).toBeGreaterThan(10);
    expect(writes.filter(({ kind }) => kind === 'put').length).toBeLessThanOrEqual(before);
    expect(states(desk, address)['refused']).toBeUndefined();
    disk.hasRoom = () => true;
    await settled(on, desk);
    expect(wrong(one, '09:00-12:00')).toEqual([]);
    expect(Object.keys(states(desk, address))).toEqual(['stands']);
    expect(desk.store.intents.allOpen()).toEqual([]);
  });

  test.each(Array.from({ length: seeds }, (_, index) => index + 1))(
    'that takes every other write now and then (%i): in the end each date stands, also after a restart, and an edit of somebody else with it',
    async (seed) => {
      const random = seededRandom(seed);
      const one = await onDisk({ quirks: { putSlotsProcessingMs: seed % 2 === 0 ? 9_000 : 0 } });
      const { on, desk, disk, address } = one;
      publish(one, '09:00', '12:00');
      await settled(on, desk);
      const asked = publish(one, '10:00', '13:00').writes;
      one.writes.length = 0;
      await on.clock.advance(intBetween(random, 20, 60) * secondMs);
      const share = seed % 2 === 0 ? 0.4 : 0.7;
      disk.hasRoom = () => random() >= share;
      const edited = addDays(todayOf(on), 1);
      doctorSets(one, edited, '17:00', '18:00');
      await on.clock.advance(15 * minuteMs);
      desk.kill();
      const again = { ...one, desk: one.reopen() };
      await on.clock.advance(5 * minuteMs);
      disk.hasRoom = () => true;
      await on.clock.advance(20 * minuteMs);
      await settled(on, again.desk);
      expect(disk.refused).toBeGreaterThan(50);
      expect(wrong(again, '10:00-13:00', edited)).toEqual([]);
      expect(hoursThere(on, address, edited)).toEqual(['17:00-18:00']);
      expect(stateOn(again, edited)).toContain('differs');
      expect(states(again.desk, address)).toEqual({ stands: asked - 1, differs: 1 });
      expect(again.desk.store.intents.allOpen()).toEqual([]);
    },
  );

  test('at midnight does not lose the night’s new dates', async () => {
    const one = await onDisk({ now: lateMonday - 17 * minuteMs, settings: { pollMs: minuteMs } });
    const { on, desk, disk } = one;
    publish(one, '09:00', '12:00');
    await settled(on, desk);
    const before = todayOf(on);
    disk.hasRoom = () => false;
    await on.clock.until(() => todayOf(on) > before, hourMs);
    await on.clock.advance(10 * minuteMs);
    const date = addDays(todayOf(on), 83);
    expect(isWeekday(date)).toBe(true);
    expect(hoursThere(on, one.address, date)).toEqual([]);
    disk.hasRoom = () => true;
    await on.clock.advance(10 * minuteMs);
    await settled(on, desk);
    expect(hoursThere(on, one.address, date)).toEqual(['09:00-12:00']);
    expect(stateOn(one, date)).toBe('stands');
  });

  test('does not lose an edit of somebody else that it could not note', async () => {
    const one = await onDisk();
    const { on, desk, disk } = one;
    publish(one, '09:00', '12:00');
    await settled(on, desk);
    const date = addDays(todayOf(on), 2);
    doctorSets(one, date, '13:00', '14:00');
    // The copy learns of it; that the date differs finds no room.
    let found = 0;
    disk.hasRoom = (written) => !written.has('dates') || (found += 1) > 3;
    await on.clock.until(() => found > 0, 3 * hourMs);
    expect(stateOn(one, date)).toBe('stands');
    await on.clock.advance(10 * minuteMs);
    expect(stateOn(one, date)).toBe('differs');
  });
});
