import { expect, test, vi } from 'vitest';
import type { ResponseOf } from '#shared/contract/contract.ts';
import { minuteMs } from '#shared/time/durations.ts';
import { addDays, atWallClock, dayWindow } from '#shared/time/zone.ts';
import { doctorSetsPeriods } from '../../../main/practice/actions/calendars.ts';
import { scene, coverageOf, settled, weekOf, zone } from './publishingScene.ts';

/*
 * What a doctor opens in the panel on dates that never had hours differs like any other edit. A person keeps it as an exception, or has what is
 * planned published again: that the dates are closed.
 */
vi.setConfig({ testTimeout: 120_000 });

test('hours that were opened on closed dates are kept as an exception, or taken away again, whichever a person chooses', async () => {
  const one = await scene();
  const { addressId, ask, on, today } = one;
  const like = on.clinic.world.workPeriods.get(addressId)?.[0];
  const service = like?.services[0]?.addressServiceId ?? '';
  const opened = (date: string): number => {
    const { from, to } = dayWindow(date, zone);
    const all = on.clinic.world.workPeriods.get(addressId) ?? [];
    return all.filter(({ start }) => from <= start && start < to).length;
  };
  const closed = Array.from({ length: 28 }, (_, index) => addDays(today, index + 1)).filter(
    (date) => opened(date) === 0,
  );
  const plans = [weekOf(today, '10:00', '12:00', service)];
  await ask('hours.saveDraft', { addressId, seen: 0, plans });
  await ask('publishing.publish', { calendars: [{ addressId, seen: 1 }] });
  await settled(one);
  // Of dates that had no hours before, and have none now, nothing was ever taken over or published.
  const { states: standing } = await coverageOf(one);
  const [first = '', second = ''] = closed.filter(
    (date) => standing.find((_, index) => addDays(today, index) === date) === 'none',
  );
  for (const date of [first, second]) {
    const start = atWallClock(date, '10:00', zone);
    doctorSetsPeriods(on.clinic.world, {
      addressId,
      ...dayWindow(date, zone),
      periods: [{ ...like, start, end: start + 60 * minuteMs } as never],
    });
  }
  let days: ResponseOf<'publishing.drift'>['days'] = [];
  for (let tries = 0; tries < 100 && days.length < 2; tries += 1) {
    await on.clock.advance(20 * minuteMs);
    ({ days } = await ask('publishing.drift', { addressId }));
  }
  expect(days.map(({ date }) => date)).toEqual([first, second]);
  expect(days.every(({ missing, unknown }) => missing.length === 0 && unknown.length > 0)).toBe(true);
  expect((await coverageOf(one)).states.filter((state) => state === 'differs')).toHaveLength(2);
  expect(
    await ask('publishing.keepTheirs', { addressId, date: first, told: days[0]?.told ?? '' }),
  ).toMatchObject({
    ...{ kind: 'asked', writes: 0 },
  });
  expect(
    await ask('publishing.publishOurs', { addressId, date: second, told: days[1]?.told ?? '' }),
  ).toMatchObject({ kind: 'asked', writes: 1 });
  await on.clock.advance(10 * minuteMs);
  expect([opened(first), opened(second)]).toEqual([1, 0]);
  const { states, first: from } = await coverageOf(one);
  const stateOf = (date: string) => states.find((_, index) => addDays(from, index) === date);
  expect([stateOf(first), stateOf(second)]).toEqual(['stands', 'none']);
  expect((await ask('publishing.drift', { addressId })).days).toEqual([]);
});
