import { describe, expect, test, vi } from 'vitest';
import type { PublishedState } from '#shared/domain/availability/publishedDay.ts';
import { toldWord } from '#shared/domain/availability/told.ts';
import { dayMs, hourMs, minuteMs } from '#shared/time/durations.ts';
import { addDays, atWallClock, dayWindow, type LocalDate } from '#shared/time/zone.ts';
import { doctorSetsPeriods } from '../../../main/practice/actions/calendars.ts';
import { toldOn } from '../../../main/sync/hours/dateSeen.ts';
import { scene, settled, type Scene } from './scene.ts';
import { hoursThere, period, putInForce, states, todayOf, weekOf, zone } from './support.ts';

/*
 * A date on which a calendar that is kept here has no hours is as known as any other: nothing is offered there. What somebody opens there in the
 * panel differs, is never written over unseen, and is whichever a person chooses.
 */
vi.setConfig({ testTimeout: 120_000 });

const stateOn = ({ desk, address }: Scene, date: LocalDate): readonly PublishedState[] =>
  desk.store.availability.published.between(address, date, date).items.map(({ state }) => state);

/** Mornings from Monday to Friday stand. No Sunday ever had hours. */
async function published(one: Scene): Promise<void> {
  const { on, desk, address, service } = one;
  putInForce(on, desk, address, [weekOf(todayOf(on), [period('09:00', '12:00', service)])]);
  await settled(on, desk);
}

/** A date after `from` of which nothing was ever published or told. */
function neverOpen(one: Scene, from: LocalDate): LocalDate {
  for (let date = from; date < addDays(from, 14); date = addDays(date, 1))
    if (stateOn(one, date).length === 0 && hoursThere(one.on, one.address, date).length === 0) return date;
  throw new Error('Each date has had hours.');
}

/** The doctor opens an hour in the panel, without telling anybody. */
function opens({ on, address, service }: Scene, date: LocalDate): void {
  doctorSetsPeriods(on.clinic.world, {
    addressId: address,
    ...dayWindow(date, zone),
    periods: [
      {
        start: atWallClock(date, '10:00', zone),
        end: atWallClock(date, '11:00', zone),
        services: [{ addressServiceId: service, duration: 20 }],
        insuranceAccepted: 'with-and-without-insurance',
        insuranceProviders: [],
      },
    ],
  });
}

const differsOn = (one: Scene, date: LocalDate) =>
  one.on.clock.until(() => stateOn(one, date).includes('differs'), 3 * hourMs);

describe('hours that somebody opens on a date without any', () => {
  test('differ after two looks, and go when a person publishes what is planned', async () => {
    const one = await scene();
    const { on, desk, address, writes } = one;
    await published(one);
    const date = neverOpen(one, addDays(todayOf(on), 2));
    writes.length = 0;
    opens(one, date);
    await differsOn(one, date);
    expect(desk.sync.publishing.progress().differs).toBe(1);
    await on.clock.advance(hourMs);
    expect(writes).toEqual([]);
    expect(hoursThere(on, address, date)).toEqual(['10:00-11:00']);
    const told = toldWord(
      toldOn({ store: desk.store, zone, zoneOf: () => zone }, address, date, on.clock.now()),
    );
    expect(desk.sync.publishing.overwrite(address, date, told)).toBe(true);
    desk.sync.publishing.nudge();
    await settled(on, desk);
    expect(writes).toMatchObject([{ date, kind: 'clear' }]);
    expect(hoursThere(on, address, date)).toEqual([]);
    expect(Object.keys(states(desk, address))).toEqual(['stands']);
  });

  test('differ no longer when they are closed again there, and nobody is asked', async () => {
    const one = await scene();
    const { on, desk, address, writes } = one;
    await published(one);
    const date = neverOpen(one, addDays(todayOf(on), 2));
    writes.length = 0;
    opens(one, date);
    await differsOn(one, date);
    doctorSetsPeriods(on.clinic.world, { addressId: address, ...dayWindow(date, zone), periods: [] });
    await on.clock.until(() => !stateOn(one, date).includes('differs'), 3 * hourMs);
    expect(Object.keys(states(desk, address))).toEqual(['stands']);
    expect(writes).toEqual([]);
  });

  test('are found on a date that has only come into reach, and over a restart', async () => {
    const one = await scene({ settings: { pollMs: 10 * minuteMs } });
    const { on, desk, reopen } = one;
    await published(one);
    await desk.stop();
    await on.clock.advance(7 * dayMs);
    const again = { ...one, desk: reopen() };
    const date = neverOpen(again, addDays(todayOf(on), 77));
    opens(one, date);
    await on.clock.until(() => stateOn(again, date).includes('differs'), 30 * hourMs);
    expect(hoursThere(on, one.address, date)).toEqual(['10:00-11:00']);
  });
});
