import { expect, test, vi } from 'vitest';
import type { RequestOf } from '#shared/contract/contract.ts';
import { hourMs, minuteMs, secondMs } from '#shared/time/durations.ts';
import { addDays, atWallClock, dayWindow } from '#shared/time/zone.ts';
import { doctorSetsPeriods } from '../../../main/practice/actions/calendars.ts';
import { scene, coverageOf, takenOver, zone, type Scene } from './publishingScene.ts';
import { answered } from '../deskBench.ts';

/*
 * What was decided about hours holds on the board and among the next free times from the press until the marketplace was seen to have it: while
 * it waits, while it leaves, and after it was taken, when the marketplace offers for some time still what it had. A restart forgets none of it.
 */
vi.setConfig({ testTimeout: 120_000 });

const slow = 40 * secondMs;

/** Hours are kept here, at a marketplace that carries out what it has taken much later. */
async function keptHere() {
  const one = await scene();
  one.on.clinic.quirks = { ...one.on.clinic.quirks, putSlotsProcessingMs: slow };
  await takenOver(one);
  await one.on.clock.advance(minuteMs);
  return one;
}

/** What the board of a day and the list of free times offer of the calendar; both are the same. */
async function free({ ask, addressId }: Pick<Scene, 'ask' | 'addressId'>, date: string): Promise<number[]> {
  const { from, to } = dayWindow(date, zone);
  const times = await ask('freeTimes.get', { addressId, scope: 'address', from, to });
  const { columns } = await ask('board.open', { date });
  const column = columns.find((shown) => shown.addressId === addressId);
  expect(column?.slots.map(({ start }) => start)).toEqual(times.map(({ start }) => start));
  return times.map(({ start }) => start);
}

async function freeDay(one: Scene): Promise<{ readonly date: string; readonly starts: readonly number[] }> {
  for (let date = addDays(one.today, 2); ; date = addDays(date, 1)) {
    const starts = await free(one, date);
    if (starts.length > 5) return { date, starts };
  }
}

const stateOn = async (one: Scene, date: string): Promise<string | undefined> => {
  const { first, states } = await coverageOf(one);
  return states.find((_, index) => addDays(first, index) === date);
};

/** The number of its periods that the marketplace has of a date. */
const there = ({ on, addressId }: Scene, date: string): number => {
  const { from, to } = dayWindow(date, zone);
  return (on.clinic.world.workPeriods.get(addressId) ?? []).filter(({ start }) => from <= start && start < to)
    .length;
};

/** Asks each second what is offered, until the date stands. @returns how many were, each time, and what the date was */
async function watched(one: Scene, date: string) {
  const seen: { readonly count: number; readonly state: string | undefined }[] = [];
  for (let seconds = 0; seconds < 300; seconds += 1) {
    const state = await stateOn(one, date);
    seen.push({ count: (await free(one, date)).length, state });
    if (seconds > 30 && (state === 'none' || state === 'stands')) return seen;
    await one.on.clock.advance(secondMs);
  }
  throw new Error(`it does not stand: ${JSON.stringify(seen.at(-1))}`);
}

const away = ({ addressId }: Scene, date: string): RequestOf<'away.close'> => ({
  ...{
    id: 'a1',
    addressId,
    calendars: 'this',
    from: date,
    to: date,
    description: null,
    fromTime: null,
    toTime: null,
  },
});

test('a day that was closed is offered at no moment between the press and the marketplace that has it, and what is left of a day is all the time', async () => {
  const one = await keptHere();
  const { date, starts } = await freeDay(one);
  await one.ask('away.close', away(one, date));
  const seen = await watched(one, date);
  // It was taken, and the copy did not tell it yet: that is the gap.
  expect(seen.filter(({ state }) => state === 'onItsWay').length).toBeGreaterThan(3);
  expect(seen.filter(({ count }) => count > 0)).toEqual([]);
  expect(there(one, date)).toBe(0);

  const next = await nextFreeDay(one, date);
  const [first = 0] = next.starts;
  const until = next.starts[3] ?? 0;
  const time = (at: number): string =>
    new Date(at).toLocaleTimeString('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' });
  const { own } = await dayAt(one, next.date);
  const set = await one.ask('away.setDay', {
    ...{ id: 'd1', addressId: one.addressId, date: next.date, seen: own },
    hours: [{ start: time(first), end: time(until) }],
  });
  expect(set.kind).toBe('decided');
  const moments = await watched(one, next.date);
  expect(moments.filter(({ state }) => state === 'onItsWay').length * secondMs).toBeGreaterThan(slow);
  const counts = moments.map(({ count }) => count);
  expect(new Set(counts)).toEqual(new Set([counts[0]]));
  expect(counts[0]).toBeGreaterThan(0);
  expect(counts[0]).toBeLessThan(next.starts.length);
  expect(starts.length).toBeGreaterThan(0);
});

const dayAt = async ({ ask, addressId }: Scene, date: string) => {
  const day = await ask('away.day', { addressId, date });
  if (day.kind !== 'day') throw new Error('the calendar is gone');
  return day;
};

async function nextFreeDay(one: Scene, after: string) {
  for (let date = addDays(after, 1); ; date = addDays(date, 1)) {
    const starts = await free(one, date);
    if (starts.length > 8) return { date, starts };
  }
}

test('what was taken and not read back holds over a restart with the line down', async () => {
  const one = await keptHere();
  const { on } = one;
  const { date } = await freeDay(one);
  await one.ask('away.close', away(one, date));
  for (let seconds = 0; (await stateOn(one, date)) !== 'onItsWay'; seconds += 1) {
    if (seconds > 120) throw new Error('it does not leave');
    await on.clock.advance(secondMs);
  }
  await on.clock.advance(3 * secondMs);
  on.clinic.lineUp = false;
  await one.running.stop();
  const running = await on.started();
  const ask: Scene['ask'] = (name, request) =>
    answered(running.desk.handlers[name](request as never) as never);
  const again = { ...one, running, ask };
  await on.clock.advance(hourMs);
  expect(await stateOn(again, date)).toBe('onItsWay');
  expect(await free(again, date)).toEqual([]);
  on.clinic.lineUp = true;
  await on.clock.advance(10 * minuteMs);
  expect(await stateOn(again, date)).toBe('none');
  expect(await free(again, date)).toEqual([]);
});

test('what somebody else opened is offered until a person has it closed, and from that press on it is not', async () => {
  const one = await keptHere();
  const { on, addressId } = one;
  const { date } = await freeDay(one);
  const like = on.clinic.world.workPeriods.get(addressId)?.[0];
  const evening = [atWallClock(date, '21:00', zone), atWallClock(date, '22:00', zone)] as const;
  doctorSetsPeriods(on.clinic.world, {
    addressId,
    ...dayWindow(date, zone),
    periods: [{ ...like, start: evening[0], end: evening[1] } as never],
  });
  const isEvening = (start: number): boolean => start >= evening[0];
  for (let minutes = 0; (await stateOn(one, date)) !== 'differs'; minutes += 1) {
    if (minutes > 600) throw new Error('it does not differ');
    await on.clock.advance(minuteMs);
  }
  expect((await free(one, date)).filter(isEvening).length).toBeGreaterThan(0);
  const [drift] = (await one.ask('publishing.drift', { addressId })).days;
  await one.ask('publishing.publishOurs', { addressId, date, told: drift?.told ?? '' });
  for (let seconds = 0; seconds < 120; seconds += 1) {
    expect((await free(one, date)).filter(isEvening)).toEqual([]);
    await on.clock.advance(secondMs);
  }
  expect(await stateOn(one, date)).toBe('stands');
});

/*
 * A service that takes long to be known is told late: what was taken is not less decided for that, and nobody else's edit is hidden by it for ever.
 */
test('what somebody else opens after it was taken is shown once the date differs', async () => {
  const one = await keptHere();
  const { on, addressId } = one;
  const { date } = await freeDay(one);
  const like = on.clinic.world.workPeriods.get(addressId)?.[0];
  await one.ask('away.close', away(one, date));
  for (let seconds = 0; there(one, date) > 0; seconds += 1) {
    if (seconds > 300) throw new Error('it is not carried out');
    await on.clock.advance(secondMs);
  }
  const start = atWallClock(date, '21:00', zone);
  doctorSetsPeriods(on.clinic.world, {
    addressId,
    ...dayWindow(date, zone),
    periods: [{ ...like, start, end: start + hourMs } as never],
  });
  for (let minutes = 0; (await stateOn(one, date)) !== 'differs'; minutes += 1) {
    if (minutes > 60) throw new Error('it does not differ');
    await on.clock.advance(minuteMs);
  }
  expect((await free(one, date)).length).toBeGreaterThan(0);
});
