import { expect, test, vi } from 'vitest';
import { mondayOf } from '#shared/domain/availability/weekday.ts';
import { dayMs, hourMs, minuteMs, secondMs } from '#shared/time/durations.ts';
import { addDays } from '#shared/time/zone.ts';
import { disableCalendar } from '../../../main/practice/rules/disableCalendar.ts';
import { scene, type Scene } from './scene.ts';
import { hoursThere, period, putInForce, states, todayOf, weekOf } from './support.ts';

/*
 * A clock that was a day ahead and is put right holds up nothing for that day: neither the undo window of a publication, nor the reading back of
 * what was taken meanwhile, nor the sign that a calendar is on again (adr/0015).
 */
vi.setConfig({ testTimeout: 120_000 });

/** Dates from tomorrow on that are on their way: of today nobody knew what stands while it was taken for yesterday. */
const onTheWay = ({ on, desk }: Scene): number =>
  desk.store.availability.published.inStates(['waiting', 'sending', 'accepted'], addDays(todayOf(on), 1))
    .length;

test('hours that were asked for under a clock of tomorrow leave, and stand, within minutes of its being put right', async () => {
  const one = await scene({
    settings: { pollMs: minuteMs },
    quirks: { putSlotsProcessingMs: 20 * secondMs },
  });
  const { on, desk, address, service, writes } = one;
  on.clock.set(dayMs);
  putInForce(on, desk, address, [weekOf(todayOf(on), [period('09:00', '12:00', service)])]);
  await on.clock.until(() => writes.length >= 3, 5 * minuteMs);
  desk.sync.publishing.hold([address], on.clock.now() + 10 * secondMs);
  on.clock.set(-dayMs);
  expect(onTheWay(one)).toBeGreaterThan(40);
  await on.clock.until(() => onTheWay(one) === 0, 20 * minuteMs);
  expect(hoursThere(on, address, addDays(mondayOf(todayOf(on)), 7))).toEqual(['09:00-12:00']);
});

test('a calendar that was found off under a clock of tomorrow is found on again', async () => {
  const one = await scene({ settings: { pollMs: minuteMs } });
  const { on, desk, address: id, service, writes } = one;
  putInForce(on, desk, id, [weekOf(todayOf(on), [period('09:00', '12:00', service)])]);
  await on.clock.until(() => writes.length >= 8, hourMs);
  const address = on.clinic.world.addresses.get(id);
  if (address === undefined) throw new Error('The clinic has no such calendar.');
  on.clock.set(dayMs);
  disableCalendar(on.clinic.world, address, 'hides', { now: on.clock.now(), by: 'doctor' });
  const isOff = (): boolean => desk.sync.publishing.resting().off.includes(id);
  await on.clock.until(isOff, hourMs);
  on.clock.set(-dayMs);
  address.calendar = 'enabled';
  await on.clock.until(() => !isOff(), 4 * hourMs);
  await on.clock.until(() => onTheWay(one) === 0, hourMs);
  expect(states(desk, id)['differs']).toBeUndefined();
});
