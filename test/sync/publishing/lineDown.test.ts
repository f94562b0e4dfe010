import { expect, test, vi } from 'vitest';
import type { AddressId } from '#shared/domain/ids.ts';
import { dayMs, hourMs, minuteMs } from '#shared/time/durations.ts';
import { addDays, type LocalDate } from '#shared/time/zone.ts';
import type { World } from '../../../main/practice/world.ts';
import type { OpenStore } from '../../../main/store/open.ts';
import { doctorSets, scene, settled } from './scene.ts';
import {
  hoursThere,
  isWeekday,
  period,
  putInForce,
  serviceIdOf,
  states,
  todayOf,
  weekOf,
} from './support.ts';

/*
 * The line is down for two days in the middle of publishing twelve weeks of eight calendars. Meanwhile publishing asks the vendor for
 * nothing but now and then, hardly wakes, and says what holds it up. Then all is published that was asked for and what came into reach
 * since, each date by one write; nothing is written that the vendor has; and what a doctor edited meanwhile differs and stays.
 */
vi.setConfig({ testTimeout: 300_000 });

const calendars = 8;
const outageMs = 2 * dayMs;
/** Dates whose answers are lost are waited for, so many at once. */
const mostTried = 5;

/** Counts how often publishing looks what a person has said of it, which is at least once a turn. */
function counted(): { turns: number; readonly around: (store: OpenStore) => OpenStore } {
  const count = {
    turns: 0,
    around: (store: OpenStore): OpenStore => ({
      ...store,
      settings: {
        ...store.settings,
        get: (name) => {
          if (name === 'publishing.state') count.turns += 1;
          return store.settings.get(name);
        },
      },
    }),
  };
  return count;
}

test('two days without a line cost neither a date nor a write, and next to no work', async () => {
  const count = counted();
  const settings = { pollMs: 5 * minuteMs, offlineProbeMs: 5 * minuteMs };
  const arrange = (world: World): void => world.bookings.clear();
  const one = await scene({ size: 'clinic', settings, arrange }, undefined, count.around);
  const { on, desk, writes } = one;
  const { sync, store } = desk;
  const addresses = store.catalogue
    .addresses()
    .map(({ id }) => id)
    .slice(0, calendars);
  expect(addresses).toHaveLength(calendars);
  for (const address of addresses) {
    const hours = period('09:00', '12:00', serviceIdOf(desk, address));
    putInForce(on, desk, address, [weekOf(todayOf(on), [hours])]);
  }
  const asked = sync.publishing.progress().total;
  await on.clock.until(() => writes.length >= 200, hourMs);

  on.clinic.lineUp = false;
  const cutAt = on.clock.now();
  await on.clock.advance(10 * minuteMs);
  const before = count.turns;
  const [first, last] = [addresses[0], addresses.at(-1)] as [AddressId, AddressId];
  const edits = [
    { address: first, date: addDays(todayOf(on), 4) },
    { address: last, date: addDays(todayOf(on), 77) },
  ];
  for (const { address, date } of edits)
    doctorSets({ on, address, service: serviceIdOf(desk, address) }, date, '17:00', '18:00');
  await on.clock.advance(outageMs);
  // Every five minutes, and at both midnights once for each calendar.
  expect(count.turns - before).toBeLessThan(1_500);
  expect(sync.publishing.progress()).toMatchObject({ rests: { why: 'line', until: null }, readyAt: null });
  // What came into reach meanwhile waits with the rest.
  expect(sync.publishing.progress().total).toBe(asked + 2 * calendars);

  on.clinic.lineUp = true;
  const backAt = on.clock.now();
  await settled(on, desk, 2 * hourMs);
  expect(sync.publishing.progress().differs).toBe(edits.length);
  const isEdited = (address: AddressId, date: LocalDate): boolean =>
    edits.some((edit) => edit.address === address && edit.date === date);
  const wrong = addresses.flatMap((address) =>
    Array.from({ length: 83 }, (_, index) => addDays(todayOf(on), index + 1)).flatMap((date) => {
      const wanted = isEdited(address, date) ? '17:00-18:00' : isWeekday(date) ? '09:00-12:00' : '';
      const there = hoursThere(on, address, date).join(' ');
      return there === wanted ? [] : [`${address} ${date}: ${there}`];
    }),
  );
  expect(wrong).toEqual([]);
  // What was tried on the dead line is found not to be there, and is sent once; of all else nothing is sent a second time.
  const arrived = writes.filter(({ at }) => at <= cutAt || at >= backAt);
  expect(writes.length - arrived.length).toBeLessThanOrEqual(mostTried);
  const dates = arrived.map(({ address, date }) => `${address} ${date}`);
  expect(dates.filter((one, index) => dates.indexOf(one) !== index)).toEqual([]);
  for (const address of addresses) {
    const { stands, ...others } = states(desk, address);
    expect(stands).toBeGreaterThan(55);
    expect(others['differs'] ?? 0).toBe(edits.filter((edit) => edit.address === address).length);
  }
  expect(sync.publishing.progress()).toMatchObject({ differs: 2, waiting: 0, rests: null });
  expect(store.intents.allOpen()).toEqual([]);
});
