import { expect, test, vi } from 'vitest';
import type { ResponseOf } from '#shared/contract/contract.ts';
import { minuteMs } from '#shared/time/durations.ts';
import { addDays, dayWindow, localDateOf } from '#shared/time/zone.ts';
import { patientCancels } from '../../../main/practice/actions/patients.ts';
import { freeSlots } from '../../../main/practice/rules/slots.ts';
import { scene, coverageOf, hoursThere, zone, type Scene } from './publishingScene.ts';

/*
 * Hours are taken over from one moment: visits and free times are read together for it. A visit that was cancelled after the free times of its day
 * were read has taken a start that nobody tells as free, and leaves no hole in the hours.
 */
vi.setConfig({ testTimeout: 120_000 });

/** A visit some weeks ahead, in the middle of hours with free times on both sides of it. */
function amidFree({ on, addressId, today }: Scene) {
  const now = on.clock.now();
  const visit = [...on.clinic.world.bookings.values()].find((one) => {
    if (
      one.addressId !== addressId ||
      one.status !== 'booked' ||
      one.start < dayWindow(addDays(today, 9), zone).from
    )
      return false;
    const { from, to } = dayWindow(localDateOf(one.start, zone), zone);
    const starts = freeSlots(on.clinic.world, addressId, { from, to, now }).map(({ start }) => start);
    return starts.some((start) => start < one.start) && starts.some((start) => start >= one.end);
  });
  if (visit === undefined) throw new Error('Nobody has such a visit.');
  return { visit, date: localDateOf(visit.start, zone) };
}

const cancelled = ({ on }: Scene, bookingId: string): void => {
  const outcome = patientCancels(on.clinic.world, { now: on.clock.now(), bookingId });
  if (!outcome.ok) throw new Error('It was not cancelled.');
};

/** Lets time pass until something is answered: the first copy has used up what the marketplace bears in some minutes. */
async function inTime<T>({ clock }: Scene['on'], asked: Promise<T>): Promise<T> {
  let isAnswered = false;
  const heard = asked.finally(() => {
    isAnswered = true;
  });
  await clock.until(() => isAnswered, 20 * minuteMs);
  return heard;
}

/** What was taken over of the hours is what the marketplace has of each of its dates: no start is in the one and not in the other. */
async function takesOverAll(
  one: Scene,
  date: string,
  proposal: ResponseOf<'publishing.propose'>,
): Promise<void> {
  const { ask, addressId, on } = one;
  const before = hoursThere(one);
  if (proposal === null) throw new Error('Nothing was proposed.');
  const { revision: seen, plans } = proposal;
  expect(await inTime(on, ask('publishing.takeOver', { addressId, seen, plans }))).toMatchObject({
    kind: 'kept',
  });
  const day = await ask('away.day', { addressId, date });
  expect(day).toMatchObject({ kind: 'day', own: null });
  await on.clock.advance(30 * minuteMs);
  expect((await ask('publishing.drift', { addressId })).days).toEqual([]);
  const { states } = await coverageOf(one);
  expect(new Set(states.slice(1))).toEqual(new Set(['stands', 'none']));
  expect(hoursThere(one)).toBe(before);
}

test('a visit that was cancelled since the free times of its day were read leaves no hole', async () => {
  const one = await scene();
  const { on, ask, addressId } = one;
  const { visit, date } = amidFree(one);
  const before = await ask('publishing.propose', { addressId });
  cancelled(one, visit.id);
  // Free times are not to be had for a while, visits are.
  on.vendor.answer = (_, url) => (url.includes('/slots') ? new Response('{}', { status: 503 }) : null);
  await on.clock.advance(3 * minuteMs);
  on.vendor.answer = null;
  const proposal = await ask('publishing.propose', { addressId });
  expect(proposal?.irregular).toEqual(before?.irregular);
  expect(proposal?.plans).toEqual(before?.plans);
  await takesOverAll(one, date, proposal);
});

test('a visit that is cancelled while all is read has it read again', async () => {
  const one = await scene();
  const { on } = one;
  const { visit, date } = amidFree(one);
  const proposal = await one.ask('publishing.propose', { addressId: one.addressId });
  let [slotsRead, isCancelled] = [0, false];
  on.vendor.answer = (_, url) => {
    if (url.includes('/slots')) slotsRead += 1;
    if (slotsRead > 0 && !isCancelled && url.includes('/bookings')) {
      isCancelled = true;
      cancelled(one, visit.id);
    }
    return null;
  };
  await takesOverAll(one, date, proposal);
  expect(isCancelled).toBe(true);
  on.vendor.answer = null;
});

test('where nothing can be read, nothing is proposed and nothing taken over, and the reason is told', async () => {
  const one = await scene();
  const { on, running, addressId } = one;
  const { handlers } = running.desk;
  const proposal = await one.ask('publishing.propose', { addressId });
  on.clinic.lineUp = false;
  const taken = await handlers['publishing.takeOver']({
    ...{ addressId, seen: proposal?.revision ?? 0, plans: proposal?.plans ?? [] },
  });
  expect(taken).toMatchObject({ ok: false, error: { kind: 'offline' } });
  expect(await handlers['publishing.propose']({ addressId })).toMatchObject({
    ok: false,
    error: { kind: 'offline' },
  });
  expect(await coverageOf(one)).toMatchObject({ keptAt: 'marketplace' });
});

test('who seems to cancel without end is told to try again, and nothing is taken over', async () => {
  const one = await scene();
  const { on, running, addressId } = one;
  const proposal = await one.ask('publishing.propose', { addressId });
  const visits = [...on.clinic.world.bookings.values()].filter(
    (visit) => visit.addressId === addressId && visit.status === 'booked' && visit.start > on.clock.now(),
  );
  let wasSlots = false;
  on.vendor.answer = (_, url) => {
    const next = wasSlots && url.includes('/bookings') ? visits.pop() : undefined;
    if (next !== undefined) cancelled(one, next.id);
    wasSlots = url.includes('/slots') || (wasSlots && next === undefined);
    return null;
  };
  const asked = running.desk.handlers['publishing.takeOver']({
    ...{ addressId, seen: proposal?.revision ?? 0, plans: proposal?.plans ?? [] },
  });
  expect(await inTime(on, asked)).toMatchObject({ ok: false, error: { kind: 'hoursNotRead' } });
  on.vendor.answer = null;
  expect(await coverageOf(one)).toMatchObject({ keptAt: 'marketplace' });
});
