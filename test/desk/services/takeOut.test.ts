import { expect, test, vi } from 'vitest';
import type { RequestName, RequestOf, ResponseOf } from '#shared/contract/contract.ts';
import { coverageAtOnce } from '#shared/domain/availability/coverage.ts';
import { hourMs } from '#shared/time/durations.ts';
import { localDateOf } from '#shared/time/zone.ts';
import { answered, begun } from '../deskBench.ts';

/*
 * A service that hours use goes with them, in the order in which the marketplace lets it: first the dates without it, read back, then the
 * service. What goes along is told before, on the revision of the hours that was seen; booked visits stay.
 */
vi.setConfig({ testTimeout: 180_000 });

async function keptHere() {
  const { on, running } = await begun();
  const ask = <N extends RequestName>(name: N, request: RequestOf<N>): Promise<ResponseOf<N>> =>
    answered(running.desk.handlers[name](request as never) as never);
  const ids = (await ask('calendars.get', null)).map((one) => one.addressId);
  const calendars = await ask('publishing.coverage', { calendars: ids.slice(0, coverageAtOnce) });
  const addressId = calendars.find(({ free }) => free.some((count) => count > 5))?.addressId ?? '';
  const proposal = await ask('publishing.propose', { addressId });
  await ask('publishing.takeOver', {
    addressId,
    seen: proposal?.revision ?? 0,
    plans: proposal?.plans ?? [],
  });
  const offer = async () => (await ask('services.get', { addressId }))[0];
  const used = (await offer())?.services.find(({ inHours }) => inHours > 0);
  if (used === undefined) throw new Error('the hours use no service');
  const uses = () => ask('services.uses', { addressId, serviceId: used.id, duration: null });
  const remove = (outOfHours?: number) =>
    ask('services.decide', {
      decisions: [
        {
          kind: 'removeService',
          addressId,
          serviceId: used.id,
          ...(outOfHours !== undefined && { outOfHours }),
        },
      ],
    });
  return { on, running, ask, addressId, used, uses, remove, offer };
}

test('it goes after the last date that offers it, and the vendor is never asked before', async () => {
  const { on, running, ask, addressId, used, uses, remove, offer } = await keptHere();
  const told = await uses();
  expect(told?.weeks.length).toBeGreaterThan(0);
  expect(told?.without.dates).toBeGreaterThan(10);
  const visits = [...on.clinic.world.bookings.values()].filter(({ status }) => status === 'booked').length;
  const asked: string[] = [];
  on.vendor.answer = (method, url) => {
    if (method === 'DELETE' && url.includes('/services/')) {
      const offers = (on.clinic.world.workPeriods.get(addressId) ?? []).some(
        (period) =>
          period.start > on.clock.now() &&
          period.services.some(({ addressServiceId }) => addressServiceId === used.id),
      );
      asked.push(offers ? 'too early' : 'in time');
    }
    return null;
  };
  // Without what goes along it is refused, as it is on hours that somebody has changed since they were seen.
  expect((await remove()).left).toMatchObject([{ why: 'inHours' }]);
  expect((await remove((told?.without.revision ?? 0) - 1)).left).toMatchObject([{ why: 'changed' }]);

  expect(await remove(told?.without.revision)).toMatchObject({ taken: 1, left: [] });
  expect(await uses()).toMatchObject({ weeks: [], exceptions: [] });
  expect((await offer())?.services.find(({ id }) => id === used.id)?.going).toBe('removing');
  const { entries } = await ask('activity.get', { before: null, staff: null, patient: '' });
  expect(
    entries
      .slice(0, 2)
      .map(({ deed }) => deed)
      .sort(),
  ).toEqual(['hoursPublished', 'removeService']);
  expect(entries.find(({ deed }) => deed === 'hoursPublished')?.hours?.writes).toBe(told?.without.dates);

  await on.clock.until(() => !on.clinic.world.addressServices.has(used.id), 4 * hourMs);
  expect(asked).toEqual(['in time']);
  expect((await ask('attention.get', null)).attention).toEqual([]);
  const after = [...on.clinic.world.bookings.values()].filter(({ status }) => status === 'booked').length;
  expect(after).toBe(visits);
  expect((await offer())?.services.some(({ id }) => id === used.id)).toBe(false);
  await running.stop();
});

test('a date that somebody has changed at the marketplace holds it: that is told with the date, written once, and the way out leads on', async () => {
  const { on, ask, addressId, used, uses, remove, offer } = await keptHere();
  const periods = () => on.clinic.world.workPeriods.get(addressId) ?? [];
  const dateOf = (start: number) => localDateOf(start, 'Europe/Warsaw');
  const last = periods().findLast(({ services }) => services.some((one) => one.addressServiceId === used.id));
  if (last === undefined) throw new Error('nothing offers it');
  const date = dateOf(last.start);
  on.clinic.world.workPeriods.set(
    addressId,
    periods().filter(({ start }) => dateOf(start) !== date),
  );
  const waits = async () => (await offer())?.services.find(({ id }) => id === used.id)?.waits;
  expect(await waits()).toBeNull();
  const told = await uses();
  expect(await remove(told?.without.revision)).toMatchObject({ taken: 1 });
  expect(await waits()).toMatchObject({ needPerson: 0, why: 'onItsWay' });
  await on.clock.advance(4 * hourMs);
  expect(await waits()).toEqual({ dates: 1, needPerson: 1, first: date, why: 'differs' });
  const file = await on.otherProgram();
  const lines = file
    .prepare(`SELECT count(*) AS count FROM audit WHERE detail LIKE '%notYet%'`)
    .all() as readonly { readonly count: number }[];
  file.close();
  expect(lines[0]?.count).toBe(1);

  const { days } = await ask('publishing.drift', { addressId });
  const differing = days.find((day) => day.date === date);
  await ask('publishing.publishOurs', { addressId, date, told: differing?.told ?? '' });
  await on.clock.until(() => !on.clinic.world.addressServices.has(used.id), hourMs);
  expect((await ask('attention.get', null)).attention).toEqual([]);
});

test('somebody’s draft stays a draft, without the service; the version before stays one step back', async () => {
  const { ask, addressId, used, uses, remove } = await keptHere();
  const hoursOf = async () => {
    const opened = await ask('hours.get', { addressId });
    if (opened.kind === 'gone') throw new Error('the calendar is gone');
    return opened.hours.timetable;
  };
  const before = await hoursOf();
  const plans = before.inForce?.plans ?? [];
  const [first] = plans;
  if (first === undefined) throw new Error('no plan is in force');
  const draft = [{ ...first, weeks: first.weeks.map((week) => ({ ...week, name: 'mine' })) }];
  await ask('hours.saveDraft', { addressId, seen: before.revision, plans: draft });
  const told = await uses();
  expect(await remove(told?.without.revision)).toMatchObject({ taken: 1 });
  const after = await hoursOf();
  const names = (some: typeof plans | undefined) => JSON.stringify(some ?? []);
  expect(after.draft?.plans[0]?.weeks[0]?.name).toBe('mine');
  expect(names(after.draft?.plans)).not.toContain(`"${used.id}"`);
  expect(after.inForce?.plans[0]?.weeks[0]?.name).not.toBe('mine');
  expect(names(after.inForce?.plans)).not.toContain(`"${used.id}"`);
  await ask('publishing.stepBack', { calendars: [{ addressId, seen: after.revision }] });
  expect(names((await hoursOf()).inForce?.plans)).toContain(`"${used.id}"`);
});
