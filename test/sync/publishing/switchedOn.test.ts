import { expect, test, vi } from 'vitest';
import { hourMs, minuteMs } from '#shared/time/durations.ts';
import { addDays, dayWindow } from '#shared/time/zone.ts';
import { doctorSetsPeriods } from '../../../main/practice/actions/calendars.ts';
import { scene, settled, type Scene } from './scene.ts';
import { hoursThere, period, putInForce, states, todayOf, weekOf, zone } from './support.ts';

/*
 * What a doctor closes in the panel while a calendar is off is an edit like any other: once the calendar is on again that date differs. Only where
 * nothing is told of any date that stood has the vendor thrown the hours away, and all are sent again.
 */
vi.setConfig({ testTimeout: 120_000 });

function switchTo({ desk, address }: Scene, kind: 'enableCalendar' | 'disableCalendar'): void {
  const found = desk.store.catalogue.address(address);
  if (found === null) throw new Error('no such address');
  const calendar = { facilityId: found.facilityId, doctorId: found.doctorId, addressId: address };
  desk.sync.decisions.decide({ action: { kind, addressId: address }, calendar, staff: 'AK' });
}

test('a date that was closed in the panel while its calendar was off differs, and is not opened again by itself', async () => {
  const one = await scene({ quirks: { disableCalendar: 'hides' }, settings: { pollMs: minuteMs } });
  const { on, desk, address, service, writes } = one;
  putInForce(on, desk, address, [weekOf(todayOf(on), [period('09:00', '12:00', service)])]);
  await settled(on, desk);
  switchTo(one, 'disableCalendar');
  await on.clock.advance(hourMs);
  expect(on.clinic.world.addresses.get(address)?.calendar).toBe('disabled');
  const date = addDays(todayOf(on), 77);
  doctorSetsPeriods(on.clinic.world, { addressId: address, ...dayWindow(date, zone), periods: [] });
  writes.length = 0;
  switchTo(one, 'enableCalendar');
  await on.clock.until(() => (states(desk, address)['differs'] ?? 0) > 0, 3 * hourMs);
  await settled(on, desk);
  expect(writes).toEqual([]);
  expect(hoursThere(on, address, date)).toEqual([]);
  const days = desk.store.availability.published.between(address, date, date).items;
  expect(days.map(({ state }) => state)).toEqual(['differs']);
  expect(states(desk, address)['differs']).toBe(1);
});
