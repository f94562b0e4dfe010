import { expect, test, vi } from 'vitest';
import type { Plan } from '#shared/domain/availability/plan.ts';
import { err } from '#shared/result.ts';
import { hourMs, minuteMs, secondMs } from '#shared/time/durations.ts';
import { addDays, type LocalDate } from '#shared/time/zone.ts';
import type { Client } from '../../../main/docplanner/client.ts';
import { disableCalendar } from '../../../main/practice/rules/disableCalendar.ts';
import { doctorSets, scene, settled, type Scene } from './scene.ts';
import { hoursThere, period, putInForce, states, todayOf, weekOf } from './support.ts';

/*
 * A calendar that somebody switches off elsewhere tells nothing, and nobody here knows why: that is no edit of its dates. None of them
 * differs, neither those that were just taken nor those that leave next, and all of them stand once it is on again.
 */
vi.setConfig({ testTimeout: 120_000 });

const mornings = ['09:00-12:00'];
const farMonday = ({ on }: Scene): LocalDate => addDays(todayOf(on), 77);

/** In the vendor's own panel: no event tells of it. */
function switchElsewhere({ on: { clinic, clock }, address: id }: Scene, to: 'enabled' | 'disabled'): void {
  const address = clinic.world.addresses.get(id);
  if (address === undefined) throw new Error('The clinic has no such calendar.');
  if (to === 'enabled') address.calendar = 'enabled';
  else disableCalendar(clinic.world, address, 'hides', { now: clock.now(), by: 'doctor' });
}

const differing = ({ desk, address }: Scene): number => states(desk, address)['differs'] ?? 0;
const isKnownOff = ({ desk, address }: Scene): boolean =>
  desk.sync.publishing.resting().off.includes(address);

const withoutMondays = (plan: Plan): Plan => ({
  ...plan,
  weeks: plan.weeks.map((week) => ({
    ...week,
    days: week.days.map((day, index) => (index === 0 ? [] : day)),
  })),
});

async function neverDiffers(one: Scene, ms: number): Promise<void> {
  const { clock } = one.on;
  for (const until = clock.now() + ms; clock.now() < until;) {
    await clock.advance(15 * secondMs);
    expect(differing(one)).toBe(0);
  }
}

test.each([
  ['while dates of it are taken', 8],
  ['when the last of them was taken', Infinity],
])('switched off elsewhere %s, none differs, and all stand once it is on', async (_, after) => {
  const quirks = { putSlotsProcessingMs: 9 * secondMs };
  const one = await scene({ quirks, settings: { pollMs: minuteMs } });
  const { on, desk, address, service, writes } = one;
  const { writes: all } = putInForce(on, desk, address, [
    weekOf(todayOf(on), [period('09:00', '12:00', service)]),
  ]);
  await on.clock.until(() => writes.length >= Math.min(after, all), hourMs);
  switchElsewhere(one, 'disabled');
  await neverDiffers(one, 30 * minuteMs);
  expect(isKnownOff(one)).toBe(true);
  expect(states(desk, address)['accepted']).toBeGreaterThan(0);
  expect(desk.store.intents.allOpen()).toEqual([]);
  switchElsewhere(one, 'enabled');
  await on.clock.until(() => !isKnownOff(one), 3 * hourMs);
  await settled(on, desk);
  expect(Object.keys(states(desk, address))).toEqual(['stands']);
  expect(hoursThere(on, address, farMonday(one))).toEqual(mornings);
});

test('a date that shall be closed is not taken for closed while its calendar is off, and what a doctor opened there meanwhile differs', async () => {
  const one = await scene({ settings: { pollMs: minuteMs } });
  const { on, desk, address, service, writes } = one;
  const mornings = weekOf(todayOf(on), [period('09:00', '12:00', service)]);
  putInForce(on, desk, address, [mornings]);
  await settled(on, desk);
  const date = farMonday(one);
  doctorSets(one, date, '15:00', '17:00');
  switchElsewhere(one, 'disabled');
  writes.length = 0;
  putInForce(on, desk, address, [withoutMondays(mornings)]);
  await neverDiffers(one, 30 * minuteMs);
  expect(isKnownOff(one)).toBe(true);
  // The next two hours may have a notice time of the vendor's: that nothing is told of them says nothing.
  expect(writes.filter((one) => one.date !== todayOf(on))).toEqual([]);
  expect(hoursThere(on, address, date)).toEqual(['15:00-17:00']);
  switchElsewhere(one, 'enabled');
  await on.clock.until(() => hoursThere(on, address, addDays(date, -7)).length === 0, 3 * hourMs);
  await on.clock.until(() => differing(one) > 0, 3 * hourMs);
  const days = desk.store.availability.published.between(address, date, date).items;
  expect(days.map(({ state }) => state)).toContain('differs');
  expect(hoursThere(on, address, date)).toEqual(['15:00-17:00']);
});

test('a vendor that breaks when it is asked whether a calendar is on leaves the question open', async () => {
  let isBroken = true;
  const spoil = (client: Client): Client => ({
    ...client,
    getCalendar: (calendar) =>
      isBroken
        ? Promise.resolve(err({ kind: 'server', status: 500, operation: 'getCalendar', sent: 'maybe' }))
        : client.getCalendar(calendar),
  });
  const one = await scene({ settings: { pollMs: minuteMs } }, spoil);
  const { on, desk, address, service, writes } = one;
  putInForce(on, desk, address, [weekOf(todayOf(on), [period('09:00', '12:00', service)])]);
  await on.clock.until(() => writes.length >= 8, hourMs);
  switchElsewhere(one, 'disabled');
  await neverDiffers(one, 20 * minuteMs);
  isBroken = false;
  await on.clock.until(() => isKnownOff(one), hourMs);
  expect(differing(one)).toBe(0);
});
