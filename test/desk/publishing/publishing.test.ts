import { expect, test, vi } from 'vitest';
import type { RequestName, RequestOf, ResponseOf } from '#shared/contract/contract.ts';
import type { Plan } from '#shared/domain/availability/plan.ts';
import { hourMs, minuteMs } from '#shared/time/durations.ts';
import { addDays, atWallClock, dayWindow, localDateOf, wallClockOf } from '#shared/time/zone.ts';
import { doctorSetsPeriods } from '../../../main/practice/actions/calendars.ts';
import { answered, begun, machine } from '../deskBench.ts';
import { scene, coverageOf, hoursThere, takenOver, weekOf, settled, zone } from './publishingScene.ts';

/*
 * What a manager does with hours that are in force, by the desk's own requests: taking over changes nothing at the marketplace, a
 * publication is one deed, and what somebody else edited shows with both sides, from which a person chooses.
 */
vi.setConfig({ testTimeout: 120_000 });

test('taking over says what nobody can know, changes nothing at the marketplace, and giving back does not either', async () => {
  const one = await scene();
  const { ask, addressId } = one;
  expect(await coverageOf(one)).toMatchObject({ keptAt: 'marketplace' });
  const before = hoursThere(one);
  const proposal = await ask('publishing.propose', { addressId });
  expect(proposal?.doubts).toEqual(expect.arrayContaining(['ends', 'insurance']));
  expect(proposal?.plans[0]?.weeks[0]?.days.some((day) => day.length > 0)).toBe(true);
  const kept = await takenOver(one);
  expect(kept).toMatchObject({ kind: 'kept' });
  await one.on.clock.advance(10 * minuteMs);
  expect(hoursThere(one)).toBe(before);
  const covered = await coverageOf(one);
  expect(covered.keptAt).toBe('here');
  expect(new Set(covered.states.slice(1))).toEqual(new Set(['stands', 'none']));
  // Whoever saw an earlier revision changes nothing.
  expect(
    await ask('publishing.giveBack', { calendars: [{ addressId, seen: covered.revision - 1 }] }),
  ).toMatchObject({
    kind: 'changedMeanwhile',
  });
  expect(await ask('publishing.giveBack', { calendars: [{ addressId, seen: covered.revision }] })).toEqual({
    kind: 'givenBack',
  });
  await one.on.clock.advance(10 * minuteMs);
  expect(hoursThere(one)).toBe(before);
  expect((await coverageOf(one)).keptAt).toBe('marketplace');
});

test('hours that were edited before they were kept here are kept as the marketplace has them first, and the edit alone is sent', async () => {
  const one = await scene();
  const { ask, addressId, on, running } = one;
  const proposal = await ask('publishing.propose', { addressId });
  const [plan] = proposal?.plans ?? [];
  const like = plan?.weeks[0]?.days.flat()[0];
  if (proposal === null || plan === undefined || like === undefined) throw new Error('Nothing was proposed.');
  const edited: Plan = {
    ...plan,
    weeks: plan.weeks.map((week) => ({
      ...week,
      days: week.days.map((day, at) =>
        at === 0 ? [...day, { ...like, start: '20:00', end: '21:00' }] : day,
      ),
    })),
  };
  const before = hoursThere(one);
  const saved = await ask('hours.saveDraft', { addressId, seen: proposal.revision, plans: [edited] });
  if (saved.kind !== 'saved') throw new Error('It was not saved.');
  const seen = saved.hours.timetable.revision;
  const difference = await ask('hours.difference', { addressId, seen });
  if (difference.kind !== 'difference') throw new Error('There is no difference.');
  expect(difference.days.every(({ gone, added }) => gone.length === 0 && added.length === 1)).toBe(true);
  const kept = await ask('publishing.takeOver', { addressId, seen, plans: [edited] });
  if (kept.kind !== 'kept') throw new Error('It was not kept.');
  await on.clock.advance(10 * minuteMs);
  expect(hoursThere(one)).toBe(before);
  const published = await ask('publishing.publish', { calendars: [{ addressId, seen: kept.revision }] });
  if (published.kind !== 'asked') throw new Error('It was not published.');
  // What is shown before is what goes: a Monday of twelve weeks each, but for those that were an exception there.
  expect(published.writes).toBe(difference.writes);
  expect(published.writes).toBeGreaterThan(0);
  expect(published.writes).toBeLessThanOrEqual(12);
  await settled({ on, running });
  const hours = on.clinic.world.workPeriods.get(addressId) ?? [];
  const evenings = hours.filter(({ start }) => wallClockOf(start, zone).startsWith('20:00'));
  expect(evenings).toHaveLength(published.writes);
  expect(new Set((await coverageOf(one)).states.slice(1))).toEqual(new Set(['stands', 'none']));
});

test('a publication is one deed with its dates, is not counted as decisions, and one step leads back', async () => {
  const one = await scene();
  const { ask, addressId, today, on, running } = one;
  await takenOver(one);
  const service = on.clinic.world.workPeriods.get(addressId)?.[0]?.services[0]?.addressServiceId ?? '';
  const { revision } = await coverageOf(one);
  const saved = await ask('hours.saveDraft', {
    addressId,
    seen: revision,
    plans: [weekOf(today, '10:00', '12:00', service)],
  });
  expect(saved).toMatchObject({ kind: 'saved' });
  const seen = revision + 1;
  expect(await ask('publishing.publish', { calendars: [{ addressId, seen: revision }] })).toMatchObject({
    kind: 'changedMeanwhile',
  });
  const published = await ask('publishing.publish', { calendars: [{ addressId, seen }] });
  expect(published).toMatchObject({ kind: 'asked' });
  await on.clock.advance(20_000);
  expect((await ask('attention.get', null)).waiting).toBe(0);
  expect((await ask('publishing.progress', null))[0]?.waiting).toBeGreaterThan(10);
  const back = await ask('publishing.stepBack', { calendars: [{ addressId, seen: seen + 1 }] });
  expect(back).toMatchObject({ kind: 'asked' });
  if (back.kind === 'asked') expect(back.dropped).toBeGreaterThan(10);
  await settled({ on, running });
  const activity = await ask('activity.get', { before: null, staff: null, patient: '' });
  expect(activity.entries.map(({ deed }) => deed)).toEqual([
    'hoursSteppedBack',
    'hoursPublished',
    'hoursTakenOver',
  ]);
  expect(activity.entries[1]?.hours?.writes).toBeGreaterThan(10);
  expect(new Set((await coverageOf(one)).states.slice(1))).toEqual(new Set(['stands', 'none']));
});

test('what was stopped does not leave, stands in the audit once with its dates, and goes on when somebody continues', async () => {
  const one = await scene();
  const { ask, addressId, today, on, running } = one;
  await takenOver(one);
  const service = on.clinic.world.workPeriods.get(addressId)?.[0]?.services[0]?.addressServiceId ?? '';
  const { revision } = await coverageOf(one);
  const plans = [weekOf(today, '10:00', '12:00', service)];
  await ask('hours.saveDraft', { addressId, seen: revision, plans });
  await ask('publishing.publish', { calendars: [{ addressId, seen: revision + 1 }] });
  const [progress] = await ask('publishing.progress', null);
  if (progress === undefined) throw new Error('Nothing is published.');
  const before = hoursThere(one);
  expect((await ask('publishing.stop', { clinic: progress.clinic }))[0]).toMatchObject({ waiting: 0 });
  // Nothing is left to stop: it is no deed.
  await ask('publishing.stop', { clinic: progress.clinic });
  await on.clock.advance(10 * minuteMs);
  expect(hoursThere(one)).toBe(before);
  expect(await coverageOf(one)).toMatchObject({ stopped: true });
  const activity = await ask('activity.get', { before: null, staff: null, patient: '' });
  expect(activity.entries.map(({ deed }) => deed)).toEqual([
    'hoursStopped',
    'hoursPublished',
    'hoursTakenOver',
  ]);
  expect(activity.entries[0]?.hours).toMatchObject({ calendars: 1, writes: progress.waiting });
  await ask('publishing.resume', { clinic: progress.clinic });
  expect((await ask('publishing.progress', null))[0]?.waiting).toBe(progress.waiting);
  await on.clock.advance(minuteMs);
  await settled({ on, running });
  const covered = await coverageOf(one);
  expect(covered.stopped).toBe(false);
  expect(new Set(covered.states.slice(1))).toEqual(new Set(['stands', 'none']));
});

test('each calendar that is asked for is told, with what is free and booked on each date; one that is not there is left out', async () => {
  const { on, ask, today } = await scene();
  const ids = (await ask('calendars.get', null)).map((one) => one.addressId).slice(0, 5);
  const told = await ask('publishing.coverage', { calendars: ['gone', ...ids] });
  expect(told.map(({ addressId }) => addressId)).toEqual(ids);
  const from = dayWindow(today, zone).from;
  for (const { addressId, first, booked, states } of told) {
    expect(first).toBe(today);
    const visits = [...on.clinic.world.bookings.values()].filter(
      (visit) => visit.addressId === addressId && visit.status === 'booked' && visit.start >= from,
    );
    for (const at of [0, 1, 13, 48]) {
      const date = addDays(today, at);
      const standing = visits.filter(({ start }) => localDateOf(start, zone) === date);
      expect(booked[at], `${addressId} ${date}`).toBe(standing.length);
    }
    expect(new Set(states.slice(0, 28))).toEqual(new Set(['elsewhere']));
  }
  expect(told.some(({ free }) => free.some((count) => count > 5))).toBe(true);
});

test('a date that nobody has asked the marketplace for yet is not read, and is no date without hours', async () => {
  const { on, running } = await begun(machine('small', { weeksAhead: 2 }));
  const ask = <N extends RequestName>(name: N, request: RequestOf<N>): Promise<ResponseOf<N>> =>
    answered(running.desk.handlers[name](request as never) as never);
  const [calendar] = await ask('calendars.get', null);
  const [told] = await ask('publishing.coverage', { calendars: [calendar?.addressId ?? ''] });
  expect(told?.states.slice(0, 7)).toEqual(Array.from({ length: 7 }, () => 'elsewhere'));
  expect(told?.states.at(-1)).toBe('notRead');
  expect(on.clinic.world.bookings.size).toBeGreaterThan(0);
});

test('an edit in the panel differs with both sides, and is kept as an exception or published over', async () => {
  const one = await scene();
  const { ask, addressId, today, on } = one;
  await takenOver(one);
  const service = on.clinic.world.workPeriods.get(addressId)?.[0]?.services[0]?.addressServiceId ?? '';
  const edit = (date: string): void => {
    doctorSetsPeriods(on.clinic.world, {
      addressId,
      ...dayWindow(date, zone),
      periods: [
        {
          start: atWallClock(date, '18:00', zone),
          end: atWallClock(date, '19:00', zone),
          services: [{ addressServiceId: service, duration: 20 }],
          insuranceAccepted: 'with-and-without-insurance',
          insuranceProviders: [],
        },
      ],
    });
  };
  const [first, second] = [addDays(today, 1), addDays(today, 2)];
  edit(first);
  edit(second);
  const drift = () => ask('publishing.drift', { addressId });
  let days: ResponseOf<'publishing.drift'>['days'] = [];
  for (let tries = 0; tries < 200 && days.length < 2; tries += 1) {
    await on.clock.advance(2 * minuteMs);
    ({ days } = await drift());
  }
  expect(days.map(({ date }) => date)).toEqual([first, second]);
  expect(days[0]?.unknown.length).toBe(3);
  expect(days[0]?.missing.length).toBeGreaterThan(0);
  const told = days[0]?.told ?? '';
  expect(await ask('publishing.keepTheirs', { addressId, date: first, told: 'another' })).toEqual({
    kind: 'changedMeanwhile',
  });
  expect(await ask('publishing.keepTheirs', { addressId, date: first, told })).toMatchObject({
    kind: 'asked',
    writes: 0,
  });
  const at = atWallClock(second, '18:00', zone);
  expect(await ask('publishing.why', { addressId, at, serviceId: null })).toMatchObject({ offered: true });
  expect(
    await ask('publishing.publishOurs', { addressId, date: second, told: days[1]?.told ?? '' }),
  ).toMatchObject({ kind: 'asked', writes: 1 });
  await on.clock.advance(5 * minuteMs);
  const covered = await coverageOf(one);
  expect(covered.states.slice(1, 3)).toEqual(['stands', 'stands']);
  const hours = (date: string): number =>
    (on.clinic.world.workPeriods.get(addressId) ?? []).filter(
      ({ start }) => start === atWallClock(date, '18:00', zone),
    ).length;
  expect([hours(first), hours(second)]).toEqual([1, 0]);
  expect(await ask('publishing.why', { addressId, at, serviceId: null })).toMatchObject({ offered: false });
});

test('a calendar that is switched off takes nothing, and says so', async () => {
  const one = await scene();
  const { ask, addressId, on } = one;
  await takenOver(one);
  expect(await ask('publishing.isOn', { addressId })).toBe('on');
  on.clinic.lineUp = false;
  expect(await ask('publishing.switch', { addressId, on: false })).toMatchObject({ kind: 'decided' });
  await on.clock.advance(minuteMs);
  expect(await coverageOf(one)).toMatchObject({ off: false, switching: { to: 'off' } });
  on.clinic.lineUp = true;
  await on.clock.until(() => on.clinic.world.addresses.get(addressId)?.calendar === 'disabled', hourMs);
  await on.clock.advance(minuteMs);
  expect(on.clinic.world.addresses.get(addressId)?.calendar).toBe('disabled');
  expect(await coverageOf(one)).toMatchObject({ off: true, switching: null });
  expect(await ask('publishing.isOn', { addressId })).toBe('off');
  expect(await ask('publishing.switch', { addressId, on: true })).toMatchObject({ kind: 'decided' });
  await on.clock.advance(5 * minuteMs);
  expect(await coverageOf(one)).toMatchObject({ off: false });
});

test('a vendor that takes a switch and does not carry it out is not believed: it is read back, sent again, and told in the end', async () => {
  const one = await scene();
  const { ask, addressId, on } = one;
  const isOn = (): boolean => on.clinic.world.addresses.get(addressId)?.calendar !== 'disabled';
  const asked: string[] = [];
  let isDeaf = true;
  on.vendor.answer = (method, url) => {
    if (method !== 'POST' || !url.endsWith('/calendar/disable')) return null;
    asked.push(url);
    return isDeaf ? new Response('{}', { status: 200 }) : null;
  };
  await ask('publishing.switch', { addressId, on: false });
  await on.clock.advance(30 * minuteMs);
  expect(isOn()).toBe(true);
  expect(asked.length).toBeGreaterThan(1);
  expect(await coverageOf(one)).toMatchObject({ off: false, switching: null });
  const [item] = (await ask('attention.get', null)).attention;
  expect(item).toMatchObject({
    about: 'hours',
    kind: 'disableCalendar',
    reason: 'neverArrived',
    dates: null,
  });
  isDeaf = false;
  expect(await ask('attention.resolve', { intentId: item?.intentId ?? '', step: 'again' })).toBe('done');
  await on.clock.advance(5 * minuteMs);
  expect(isOn()).toBe(false);
  expect(await coverageOf(one)).toMatchObject({ off: true });
});

test('what somebody switched at the marketplace is known as soon as somebody here asks', async () => {
  const one = await scene();
  const { ask, addressId, on } = one;
  const address = on.clinic.world.addresses.get(addressId);
  if (address === undefined) throw new Error('no address');
  address.calendar = 'disabled';
  expect(await coverageOf(one)).toMatchObject({ off: false });
  expect(await ask('publishing.isOn', { addressId })).toBe('off');
  expect(await coverageOf(one)).toMatchObject({ off: true });
  address.calendar = 'enabled';
  expect(await ask('publishing.isOn', { addressId })).toBe('on');
  expect(await coverageOf(one)).toMatchObject({ off: false });
  on.clinic.lineUp = false;
  await on.clock.advance(minuteMs);
  expect(await one.running.desk.handlers['publishing.isOn']({ addressId })).toMatchObject({ ok: false });
});
