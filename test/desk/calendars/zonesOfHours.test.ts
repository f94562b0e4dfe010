import { expect, test, vi } from 'vitest';
import type { RequestName, RequestOf, ResponseOf } from '#shared/contract/contract.ts';
import type { MarketplaceLocale } from '#shared/domain/marketplace.ts';
import { minuteMs } from '#shared/time/durations.ts';
import { addDays, atWallClock, dayWindow, localDateOf, type TimeZone } from '#shared/time/zone.ts';
import { answered, begun, machine } from '../deskBench.ts';
import { settled, weekOf } from '../publishing/publishingScene.ts';

/*
 * Breaks, absences, one day's hours, plans and "why" of a facility in another zone than its country's capital are by its own clock, as its
 * visits are: what is said as 9:00 there begins at 9:00 there, and a whole day is a day there. A second press of each is the same one.
 */
vi.setConfig({ testTimeout: 180_000 });
const marketplaces: readonly (readonly [MarketplaceLocale, TimeZone])[] = [
  ['es', 'Atlantic/Canary'],
  ['mx', 'America/Tijuana'],
  ['br', 'America/Manaus'],
];

/** A clinic of two facilities, of which the second lives by another clock, and a calendar there. */
async function scene(locale: MarketplaceLocale, zone: TimeZone) {
  const on = machine('clinic', {}, 'practicePort', locale);
  const { running } = await begun(on);
  const ask = <N extends RequestName>(name: N, request: RequestOf<N>): Promise<ResponseOf<N>> =>
    answered(running.desk.handlers[name](request as never) as never);
  const facilityId = [...on.clinic.world.facilities.keys()][1] ?? '';
  await ask('calendars.setZone', { facilityId, timeZone: zone });
  await on.clock.advance(3 * minuteMs);
  const address = [...on.clinic.world.addresses.values()].find(
    (one) => one.facilityId === facilityId && (on.clinic.world.workPeriods.get(one.id) ?? []).length > 0,
  );
  if (address === undefined) throw new Error('nobody works there');
  const today = localDateOf(on.clock.now(), zone);
  return { on, running, ask, addressId: address.id, today, zone };
}

type Scene = Awaited<ReturnType<typeof scene>>;

/** A break of a whole day, pressed twice. */
async function closesADay({ on, ask, addressId, today, zone }: Scene): Promise<void> {
  const date = addDays(today, 3);
  const add = (time: RequestOf<'breaks.add'>['time']) =>
    ask('breaks.add', { addressId, calendars: 'this', time, description: 'Szkolenie' });
  const whole = { kind: 'day', date } as const;
  expect(await add(whole)).toMatchObject({ kind: 'intent', calendars: 1 });
  expect(await add(whole)).toEqual({ kind: 'settled' });
  await on.clock.advance(5 * minuteMs);
  const { from, to } = dayWindow(date, zone);
  const there = [...on.clinic.world.breaks.values()].filter(({ description }) => description === 'Szkolenie');
  expect(there.map(({ since, till }) => ({ since, till }))).toEqual([{ since: from, till: to }]);
}

/** Somebody is away for two days, pressed twice. */
async function isAway({ on, ask, addressId, today, zone }: Scene): Promise<void> {
  const [first, last] = [addDays(today, 4), addDays(today, 5)];
  const wanted = {
    ...{ addressId, calendars: 'this' as const, description: 'Urlop' },
    ...{ from: first, to: last, fromTime: null, toTime: null },
  };
  const decided = await ask('away.close', { ...wanted, id: 'a1' });
  expect(await ask('away.close', { ...wanted, id: 'a1' })).toMatchObject({
    ...decided,
    heldUntil: expect.any(Number) as number,
  });
  const listed = (await ask('away.get', { id: 'a1' }))?.visits ?? [];
  const span = { since: dayWindow(first, zone).from, till: dayWindow(last, zone).to };
  for (const { start } of listed) expect(start >= span.since && start < span.till).toBe(true);
  const booked = [...on.clinic.world.bookings.values()].filter(
    (one) =>
      one.addressId === addressId && one.status === 'booked' && one.start < span.till && one.end > span.since,
  );
  expect(listed).toHaveLength(booked.length);
  await on.clock.advance(5 * minuteMs);
  const there = [...on.clinic.world.breaks.values()].filter(({ description }) => description === 'Urlop');
  expect(there.map(({ since, till }) => ({ since, till }))).toEqual([span]);
}

/** Hours of the week, and other ones on one day, pressed twice. */
async function hasHours(one: Scene): Promise<void> {
  const { on, ask, addressId, today, zone } = one;
  const [service = ''] = [...on.clinic.world.addressServices.values()].flatMap((known) =>
    known.addressId === addressId ? [known.id] : [],
  );
  const plans = [weekOf(today, '09:00', '12:00', service)];
  const proposal = await ask('publishing.propose', { addressId });
  if (proposal === null) throw new Error('nothing was proposed');
  const kept = await ask('publishing.takeOver', {
    addressId,
    seen: proposal.revision,
    plans: proposal.plans,
  });
  if (kept.kind !== 'kept') throw new Error('it was not taken over');
  const draft = await ask('hours.saveDraft', { addressId, seen: kept.revision, plans });
  if (draft.kind !== 'saved') throw new Error('no draft was kept');
  await ask('publishing.publish', { calendars: [{ addressId, seen: draft.hours.timetable.revision }] });
  // A Wednesday in the week after the next one.
  const date = addDays(today, 9);
  const day = await ask('away.day', { addressId, date });
  if (day.kind !== 'day') throw new Error('there is no such day');
  expect(day.now).toEqual([{ start: '09:00', end: '12:00' }]);
  const other = { addressId, date, seen: day.own, hours: [{ start: '15:00', end: '18:00' }] };
  expect(await ask('away.setDay', { ...other, id: 'd1' })).toMatchObject({ kind: 'decided' });
  expect(await ask('away.setDay', { ...other, id: 'd1' })).not.toMatchObject({ kind: 'refused' });
  await settled(one);
  await on.clock.advance(10 * minuteMs);
  const periodsOn = (wanted: string) => {
    const { from, to } = dayWindow(wanted, zone);
    return (on.clinic.world.workPeriods.get(addressId) ?? [])
      .filter(({ start }) => from <= start && start < to)
      .map(({ start, end }) => ({ start, end }));
  };
  const at = (wanted: string, time: string) => atWallClock(wanted, time, zone);
  expect(periodsOn(date)).toEqual([{ start: at(date, '15:00'), end: at(date, '18:00') }]);
  const next = addDays(date, 1);
  expect(periodsOn(next)).toEqual([{ start: at(next, '09:00'), end: at(next, '12:00') }]);
  const why = await ask('publishing.why', { addressId, at: at(date, '10:00'), serviceId: null });
  expect(why.offered).toBe(false);
  expect(why.reasons).not.toContain('editedThere');
}

test.each(marketplaces)('in %s, at %s, days and hours are those there', async (locale, zone) => {
  const one = await scene(locale, zone);
  await closesADay(one);
  await isAway(one);
  await hasHours(one);
});
