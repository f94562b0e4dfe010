import { expect, test, vi } from 'vitest';
import { asAddressId, asDoctorId } from '#shared/domain/ids.ts';
import type { Exception } from '#shared/domain/availability/exception.ts';
import { dayMs, minuteMs } from '#shared/time/durations.ts';
import { addDays, atWallClock, dayWindow, wallClockOf, type Window } from '#shared/time/zone.ts';
import { patientBooks } from '../../../main/practice/actions/patients.ts';
import { freeSlots } from '../../../main/practice/rules/slots.ts';
import { aPatient } from '../../sync/invented.ts';

import {
  zone,
  scene,
  type Scene,
  at,
  bookedOn,
  breaksOf,
  wanted,
  closed,
  visitsOf,
  open,
  keptHere,
  periodsThere,
  workday,
  settled,
} from './awayBench.ts';

/*
 * Whoever is at the desk closes days because a doctor is away: an exception where hours are kept here, a break where they are not, and
 * nothing stays open whatever else was entered for those days. The visits in that time are listed until each was moved, cancelled or left,
 * also over a restart. It is taken back as one. A day's hours are the desk's, too; weeks are not.
 */
vi.setConfig({ testTimeout: 120_000 });

test('all calendars of a doctor are closed by one press, pressed twice once; its visits wait until each was looked at, over a restart', async () => {
  const one = await scene();
  const { on, ids, date } = one;
  const count = bookedOn(on, ids, date).length;
  const look = await one.ask('away.look', wanted(one));
  expect(look).toEqual({ kind: 'look', calendars: 2, byBreak: 2, visits: count });
  const decided = await closed(one, wanted(one));
  expect(decided).toMatchObject({ calendars: 2, visits: count });
  expect(await closed(one, wanted(one))).toMatchObject({ id: decided.id, visits: count });
  await on.clock.advance(2 * minuteMs);
  const { from, to } = dayWindow(date, zone);
  expect(breaksOf(one)).toEqual(ids.map((addressId) => ({ addressId, since: from, till: to })));
  expect(on.clinic.counts.byOperation.get('addCalendarBreak')).toBe(2);
  expect(await one.ask('away.list', null)).toMatchObject([{ id: decided.id, open: count }]);

  const visits = await visitsOf(one);
  const [moved, canceled, left] = visits;
  if (moved === undefined || canceled === undefined || left === undefined) throw new Error('too few visits');
  const free = (
    await one.ask('freeTimes.get', {
      ...{ addressId: moved.addressId, scope: 'address' as const, from: to, to: to + 40 * dayMs },
    })
  ).find(({ services }) => services.length > 0);
  const service = free?.services[0];
  if (free === undefined || service === undefined) throw new Error('nothing is free');
  await one.ask('visits.decide', {
    ...{ kind: 'move', bookingId: moved.bookingId, addressId: free.addressId, start: free.start },
    ...{ seen: { addressId: moved.addressId, start: moved.start }, duration: service.duration },
    addressServiceId: service.id,
  });
  await one.ask('visits.decide', {
    ...{ kind: 'cancel', bookingId: canceled.bookingId, reason: null },
    seen: { addressId: canceled.addressId, start: canceled.start },
  });
  await one.ask('away.leave', { id: 'a1', bookingId: left.bookingId, left: true });
  const said = async (from_: Pick<Scene, 'ask'>) =>
    (await visitsOf(from_)).slice(0, 3).map(({ is, start }) => [is, start]);
  const expected = [
    ['moved', free.start],
    ['canceled', canceled.start],
    ['left', left.start],
  ];
  expect(await said(one)).toEqual(expected);
  // The move gives the visit another number, and a restart forgets nothing.
  await on.clock.advance(3 * minuteMs);
  expect(on.clinic.world.bookings.get(moved.bookingId)?.status).not.toBe('booked');
  await one.running.stop();
  const again = at(on, await on.started());
  expect(await said(again)).toEqual(expected);
  expect(open(await visitsOf(again))).toBe(count - 3);
  await again.ask('away.leave', { id: 'a1', bookingId: left.bookingId, left: false });
  expect(open(await visitsOf(again))).toBe(count - 2);
  expect(await again.ask('away.end', { id: 'a1' })).toBe('done');
  expect(await again.ask('away.list', null)).toEqual([]);
});

test('who books into the closed days before the marketplace has heard of it is listed, too', async () => {
  const one = await scene();
  const { on, ids, date } = one;
  const decided = await closed(one, wanted(one));
  const { world } = on.clinic;
  const { from, to } = dayWindow(date, zone);
  const now = on.clock.now();
  const booked = ids.flatMap((addressId) =>
    freeSlots(world, addressId, { from, to, now }).flatMap(({ start, services }) => {
      const addressServiceId = services[0]?.addressServiceId ?? '';
      const made = patientBooks(world, { now, addressId, addressServiceId, start, patient: aPatient() });
      return made.ok ? [made.value.id] : [];
    }),
  );
  expect(booked.length).toBeGreaterThan(0);
  await on.clock.advance(5 * minuteMs);
  const visits = await visitsOf(one);
  expect(visits.filter(({ bookingId }) => booked.includes(bookingId)).map(({ is }) => is)).toEqual(
    booked.map(() => 'open'),
  );
  expect(visits).toHaveLength(decided.visits + booked.length);
});

test('taken back before it left the clinic hears nothing of it; later its breaks are removed as one', async () => {
  const one = await scene();
  await closed(one, wanted(one));
  expect(await one.ask('undo.last', null)).toMatchObject({
    ...{ about: 'away', deed: 'away', calendars: 2, freely: true },
    way: { kind: 'awayBack', awayId: 'a1' },
  });
  expect(await one.ask('away.back', { id: 'a1' })).toBe('done');
  expect(await one.ask('away.back', { id: 'a1' })).toBe('gone');
  await one.on.clock.advance(2 * minuteMs);
  expect(one.on.clinic.counts.byOperation.get('addCalendarBreak') ?? 0).toBe(0);
  expect(await one.ask('undo.last', null)).toBeNull();
  expect(await one.ask('away.list', null)).toEqual([]);

  await closed(one, wanted(one, { id: 'a2' }));
  await one.on.clock.advance(2 * minuteMs);
  expect(breaksOf(one)).toHaveLength(2);
  expect(await one.ask('undo.last', null)).toMatchObject({ about: 'away', freely: false });
  await one.ask('away.back', { id: 'a2' });
  await one.on.clock.advance(2 * minuteMs);
  expect(breaksOf(one)).toEqual([]);
});

test('a calendar that is kept here is closed by its hours and not by a break, with a draft left a draft; back again is published again', async () => {
  const one = await scene();
  const [addressId = ''] = one.ids;
  const from = workday(one, addressId);
  await keptHere(one, addressId);
  // Insurers are not told by the marketplace, so that taking over does not know them.
  const hoursThere = () =>
    periodsThere(one, addressId, from).map(({ start, end, services }) => ({ start, end, services }));
  const before = hoursThere();
  const hours = await one.ask('hours.get', { addressId });
  if (hours.kind !== 'hours') throw new Error('no hours');
  const { revision: seen, inForce } = hours.hours.timetable;
  await one.ask('hours.saveDraft', { addressId, seen, plans: [] });
  await closed(one, wanted(one, { from, to: addDays(from, 13), calendars: 'this' }));
  await settled(one);
  expect(breaksOf(one)).toEqual([]);
  for (let date = from; date <= addDays(from, 13); date = addDays(date, 1))
    expect(periodsThere(one, addressId, date)).toEqual([]);
  const now = await one.ask('hours.get', { addressId });
  expect(now).toMatchObject({ hours: { timetable: { draft: { plans: [] }, inForce } } });
  await one.ask('away.back', { id: 'a1' });
  await settled(one);
  await one.on.clock.advance(10 * minuteMs);
  expect(hoursThere()).toEqual(before);
  const deeds = await one.ask('activity.get', { before: null, staff: null, patient: '' });
  expect(deeds.entries.map(({ deed }) => deed).slice(0, 2)).toEqual(['hoursTookAwayBack', 'hoursClosedAway']);
});

test('who goes home in the middle of a day and comes back in the middle of another closes those parts by breaks and the days between by hours; visits that the time touches are listed, and no others', async () => {
  const one = await scene();
  const { on, ids, date: from } = one;
  const [addressId = '', other = ''] = ids;
  await keptHere(one, addressId);
  const to = addDays(from, 2);
  // A visit runs over the minute at which the doctor goes.
  const [first] = bookedOn(on, ids, from).toSorted((a, b) => a.start - b.start);
  if (first === undefined) throw new Error('nobody comes');
  const since = first.start + 5 * minuteMs;
  const till = atWallClock(to, '11:00', zone);
  const time = { from, to, fromTime: wallClockOf(since, zone).slice(0, 5), toTime: '11:00' };
  const touched = [from, addDays(from, 1), to]
    .flatMap((day) => bookedOn(on, ids, day))
    .filter((visit) => visit.start < till && visit.end > since);
  expect(touched.map(({ id }) => id)).toContain(first.id);
  const isOpen = (date: string, part: Window) =>
    periodsThere(one, addressId, date).some(({ start, end }) => start < part.to && part.from < end);
  const parts = [
    { date: from, from: since, to: dayWindow(from, zone).to },
    { date: to, from: dayWindow(to, zone).from, to: till },
  ].filter((part) => isOpen(part.date, part));
  const middle = addDays(from, 1);
  const decided = await closed(one, wanted(one, time));
  expect(decided).toMatchObject({ calendars: 2, visits: touched.length });
  expect((await visitsOf(one)).map(({ bookingId }) => bookingId).sort()).toEqual(
    touched.map(({ id }) => id).sort(),
  );
  expect(await one.ask('undo.last', null)).toMatchObject({ about: 'away', ...time });
  await settled(one);
  await on.clock.advance(2 * minuteMs);
  expect(parts.length).toBeGreaterThan(0);
  expect(breaksOf(one)).toEqual([
    ...parts.map((part) => ({ addressId, since: part.from, till: part.to })),
    { addressId: other, since, till },
  ]);
  expect(periodsThere(one, addressId, middle)).toEqual([]);
  expect(periodsThere(one, addressId, from)).not.toEqual([]);
  await one.ask('away.back', { id: 'a1' });
  await settled(one);
  await on.clock.advance(2 * minuteMs);
  expect(breaksOf(one)).toEqual([]);
});

test('what was closed is offered to nobody here, though the line is down and the marketplace offers it still', async () => {
  const one = await scene();
  const [addressId = ''] = one.ids;
  await keptHere(one, addressId);
  const { on } = one;
  const free = async (date: string): Promise<number> => {
    const { from, to } = dayWindow(date, zone);
    const times = await one.ask('freeTimes.get', { addressId, scope: 'address', from, to });
    const day = await one.ask('board.open', { date });
    const column = day.columns.find((shown) => shown.addressId === addressId);
    expect(column?.slots).toHaveLength(times.length);
    return times.length;
  };
  let date = addDays(one.today, 2);
  while ((await free(date)) === 0) date = addDays(date, 1);
  const before = await free(date);
  on.clinic.lineUp = false;
  await closed(one, wanted(one, { from: date, to: date, calendars: 'this' }));
  await on.clock.advance(2 * minuteMs);
  expect(periodsThere(one, addressId, date)).not.toEqual([]);
  expect(await free(date)).toBe(0);
  await one.ask('away.back', { id: 'a1' });
  await on.clock.advance(2 * minuteMs);
  expect(await free(date)).toBe(before);
});

test('what was entered for one of the days holds over the absence, so a break closes it; so does one where an equal exception stands', async () => {
  const one = await scene();
  const [addressId = ''] = one.ids;
  const date = workday(one, addressId);
  await keptHere(one, addressId);
  const hours = await one.ask('hours.get', { addressId });
  if (hours.kind !== 'hours') throw new Error('no hours');
  const put = (exception: Exception) => one.ask('hours.putException', { addressId, exception, seen: null });
  const times = { kind: 'times', times: [{ start: '08:00', end: '10:00' }] } as const;
  const own: Exception = {
    ...{ id: 'own', scope: { kind: 'address', addressId: asAddressId(addressId) }, from: date, to: date },
    ...{ reason: 'other', change: { kind: 'replaced', hours: times }, note: '' },
  };
  expect(await put(own)).toMatchObject({ kind: 'saved' });
  await closed(one, wanted(one, { from: date, to: addDays(date, 6), calendars: 'this' }));
  await one.on.clock.advance(2 * minuteMs);
  const day = dayWindow(date, zone);
  expect(breaksOf(one)).toEqual([{ addressId, since: day.from, till: day.to }]);
  await one.ask('away.back', { id: 'a1' });
  await one.on.clock.advance(2 * minuteMs);

  const { doctorId } = hours.hours;
  const equal: Exception = {
    ...{ id: 'equal', scope: { kind: 'doctor', doctorId: asDoctorId(doctorId) }, note: '' },
    ...{ from: addDays(date, 7), to: addDays(date, 13), reason: 'other' },
    change: { kind: 'replaced', hours: times },
  };
  expect(await put(equal)).toMatchObject({ kind: 'saved' });
  await closed(one, wanted(one, { id: 'a2', from: equal.from, to: equal.to }));
  await one.on.clock.advance(2 * minuteMs);
  expect(breaksOf(one).filter((rest) => rest.addressId === addressId)).not.toEqual([]);
  const view = await one.ask('hours.get', { addressId });
  const ids = view.kind === 'hours' ? view.hours.exceptions.map(({ id }) => id) : [];
  expect(ids.filter((id) => !id.startsWith('taken-over'))).toEqual(['own', 'equal']);
});
