import { expect, test, vi } from 'vitest';
import type { RequestOf } from '#shared/contract/contract.ts';
import type { Exception } from '#shared/domain/availability/exception.ts';
import { minuteMs } from '#shared/time/durations.ts';
import { addDays } from '#shared/time/zone.ts';
import { scene, keptHere, periodsThere, workday, settled } from './awayBench.ts';

/* A day's hours are the desk's, as its absences are: whoever is there changes one day, and keeps no weeks. */
vi.setConfig({ testTimeout: 120_000 });

test('one day’s hours are changed by whoever is at the desk, who keeps no weeks; the audit names them, and it is taken back', async () => {
  const one = await scene();
  const [addressId = ''] = one.ids;
  const date = workday(one, addressId);
  await keptHere(one, addressId);
  await one.ask('staff.save', {
    ...{
      id: null,
      name: 'Anna Kowalska',
      initials: 'AK',
      pin: '4711',
      pinNow: null,
      right: 'keepsCalendars',
    },
  });
  await one.ask('staff.save', {
    ...{ id: null, name: 'Jan Lis', initials: 'JL', pin: 'none', pinNow: null, right: 'atDesk' },
  });
  const jan =
    (await one.ask('staff.get', null)).members.find(({ initials }) => initials === 'JL')?.id ?? null;
  expect(await one.ask('staff.switch', { id: jan, pin: null })).toEqual({ kind: 'switched' });
  const day = await one.ask('away.day', { addressId, date });
  if (day.kind !== 'day') throw new Error('no day');
  expect(day).toMatchObject({ kept: 'here', own: null, now: day.usual });
  const [first] = day.usual;
  if (first === undefined) throw new Error('it is closed');
  const short = [{ start: first.start, end: `${first.start.slice(0, 2)}:30` }];
  const week: Exception = {
    ...{ id: 'week', scope: { kind: 'clinic' }, from: date, to: addDays(date, 6), reason: 'other' },
    ...{ change: { kind: 'closed', times: null }, note: '' },
  };
  const putting = { addressId, exception: week, seen: null };
  const refused = await one.running.desk.handlers['hours.putException'](putting);
  expect(refused).toMatchObject({ ok: false, error: { kind: 'keepersOnly' } });
  const set = (request: Partial<RequestOf<'away.setDay'>>) =>
    one.ask('away.setDay', { id: 'd1', addressId, date, seen: null, hours: short, ...request });
  expect(
    await set({
      hours: [
        { start: '10:00', end: '12:00' },
        { start: '11:00', end: '13:00' },
      ],
    }),
  ).toEqual({
    ...{ kind: 'refused', why: 'times' },
  });
  expect(await set({})).toMatchObject({ kind: 'decided', calendars: 1 });
  const changed = await one.ask('away.day', { addressId, date });
  expect(changed).toMatchObject({ now: short, usual: day.usual });
  // Somebody who saw the day before that changes nothing.
  expect(await set({ id: 'd2', hours: [] })).toEqual({ kind: 'changedMeanwhile' });
  await settled(one);
  const minutes = periodsThere(one, addressId, date).map(({ start, end }) => (end - start) / minuteMs);
  expect(minutes.reduce((sum, part) => sum + part, 0)).toBeLessThanOrEqual(60);
  const [entry] = (await one.ask('activity.get', { before: null, staff: null, patient: '' })).entries;
  expect(entry).toMatchObject({ deed: 'hoursChangedDay', staff: 'JL', date });
  expect(await one.ask('undo.last', null)).toMatchObject({ about: 'away', deed: 'day', from: date });
  expect(await one.ask('away.back', { id: 'd1' })).toBe('done');
  expect(await one.ask('away.day', { addressId, date })).toMatchObject({ now: day.usual, own: null });
});

test('a day off is opened with the services of the nearest day, and of hours that are kept at the marketplace nothing is opened', async () => {
  const one = await scene();
  const [addressId = '', other = ''] = one.ids;
  await keptHere(one, addressId);
  let date = addDays(one.today, 1);
  while (periodsThere(one, addressId, date).length > 0) date = addDays(date, 1);
  const hours = [{ start: '10:00', end: '12:00' }];
  const set = (id: string, of: string, seen: Exception | null, wantedHours: typeof hours | null) =>
    one.ask('away.setDay', { id, addressId: of, date, seen, hours: wantedHours });
  expect(await set('d1', addressId, null, hours)).toMatchObject({ kind: 'decided', visits: 0 });
  await settled(one);
  const there = periodsThere(one, addressId, date);
  expect(there.length).toBeGreaterThan(0);
  expect(there.every(({ services }) => services.length > 0)).toBe(true);
  const day = await one.ask('away.day', { addressId, date });
  expect(day).toMatchObject({ now: hours, usual: [] });
  if (day.kind !== 'day') throw new Error('no day');
  expect(await set('d2', addressId, day.own, null)).toMatchObject({ kind: 'decided' });
  expect(await one.ask('away.day', { addressId, date })).toMatchObject({ now: [], own: null });
  expect(await set('d3', other, null, hours)).toEqual({ kind: 'refused', why: 'elsewhere' });
});
