import { expect, test, vi } from 'vitest';
import type { ActivityEntry } from '#shared/contract/activity.ts';
import type { BoardBreak } from '#shared/contract/board.ts';
import { requests, type RequestOf, type ResponseOf } from '#shared/contract/contract.ts';
import { dayMs, hourMs, minuteMs } from '#shared/time/durations.ts';
import { addCoupledBreaks, moveBreak } from '../../../main/practice/rules/breaks.ts';
import { answered, begun } from '../deskBench.ts';

/*
 * A break that somebody decides on here, in one calendar or in all of a doctor's, is one deed: one line of the activity, one that waits,
 * one way back, one item where it was refused. A press twice is one decision, and one on a break that has changed since is refused.
 */
vi.setConfig({ testTimeout: 60_000 });
const words = 'Zebranie';
const date = '2026-11-24';

/** A desk in step with a clinic, of which one doctor has two calendars, and an hour of tomorrow there. */
async function reception() {
  const { on, running } = await begun();
  const { handlers } = running.desk;
  const { addresses, breaks } = on.clinic.world;
  const both = [...addresses.values()].filter(
    ({ doctorId }, _, all) => all.filter((one) => one.doctorId === doctorId).length === 2,
  );
  const [addressId = '', other = ''] = both.map(({ id }): string => id);
  if (other === '') throw new Error('no doctor has two calendars');
  const since = on.clock.now() + dayMs;
  const span = { since, till: since + hourMs };
  const add = (change: Partial<RequestOf<'breaks.add'>> = {}) =>
    handlers['breaks.add']({
      ...{ addressId, calendars: 'ofDoctor', time: { kind: 'span', ...span }, description: words },
      ...change,
    });
  const columns = async () => (await answered(handlers['board.open']({ date }))).columns;
  return {
    ...{ on, running, handlers, addressId, both: [addressId, other].sort(), span, add },
    /** Those of these tests that the board shows. */
    shown: async () =>
      (await columns()).flatMap((column) =>
        column.breaks
          .filter(({ description }) => description === words)
          .map((rest) => ({ ...rest, addressId: column.addressId })),
      ),
    standing: () => [...breaks.values()].filter(({ description }) => description === words),
    outbox: () => answered(handlers['attention.get'](null)),
    waiting: async () => (await answered(handlers['attention.waiting'](null))).decisions,
    last: async () => requests['undo.last'].response.parse(await answered(handlers['undo.last'](null))),
    activity: async () =>
      (await answered(handlers['activity.get']({ before: null, staff: null, patient: '' }))).entries,
    calls: (operation: string) => on.clinic.counts.byOperation.get(operation) ?? 0,
    sent: () => on.clock.advance(2 * minuteMs),
  };
}

const told = ({ deed, outcome, break: about }: ActivityEntry) => [deed, about?.calendars, outcome?.kind];
const seenOf = ({ id, since, till, description }: BoardBreak) => ({ breakId: id, since, till, description });
function intentOf(decided: ResponseOf<'breaks.add'>): string {
  if (decided.kind !== 'intent') throw new Error('nothing was decided');
  return decided.id;
}
function only<T>(all: readonly T[]): T {
  const [one, more] = all;
  if (one === undefined || more !== undefined) throw new Error(`there are ${all.length}`);
  return one;
}

test('all calendars of a doctor are closed by one press: one that waits, one line, one way back, and each stands once', async () => {
  const { add, both, span, shown, standing, outbox, waiting, last, activity, calls, sent } =
    await reception();
  const decided = await answered(add());
  expect(decided).toMatchObject({ kind: 'intent', calendars: 2 });
  expect((await shown()).map(({ addressId }) => addressId).sort()).toEqual(both);
  expect((await shown()).map(({ notSent }) => notSent)).toEqual([true, true]);
  expect((await outbox()).waiting).toBe(1);
  const waits = { about: 'break', kind: 'addBreak', span, calendars: 2, undoable: true };
  expect(only(await waiting())).toMatchObject(waits);
  expect((await activity()).map(told)).toEqual([['addBreak', 2, 'waiting']]);
  const way = { kind: 'undo', intentId: intentOf(decided) };
  expect(await last()).toMatchObject({ about: 'break', deed: 'addBreak', calendars: 2, freely: true, way });
  await sent();
  expect(standing().map(({ addressId, since, till }) => ({ addressId, since, till }))).toEqual(
    both.map((addressId) => ({ addressId, ...span })),
  );
  expect((await shown()).map(({ notSent }) => notSent)).toEqual([false, false]);
  expect((await activity()).map(told)).toEqual([['addBreak', 2, 'sent']]);
  expect([(await outbox()).waiting, calls('addCalendarBreak')]).toEqual([0, 2]);
});

test('undone before it left, the clinic never hears of any of it', async () => {
  const { handlers, add, shown, standing, last, activity, calls, sent } = await reception();
  const intentId = intentOf(await answered(add()));
  expect(await answered(handlers['undo.decision']({ intentId }))).toBe('undone');
  expect(await shown()).toEqual([]);
  await sent();
  expect([standing(), calls('addCalendarBreak'), await last()]).toEqual([[], 0, null]);
  expect((await activity()).map(told)).toEqual([['addBreak', 2, 'takenBack']]);
});

test('taken back after it left, it is removed everywhere by one press, which has a way back of its own; twice is gone', async () => {
  const { handlers, add, both, span, shown, standing, outbox, last, activity, sent } = await reception();
  const intentId = intentOf(await answered(add()));
  await sent();
  expect(await answered(handlers['undo.decision']({ intentId }))).toBe('tooLate');
  expect(await last()).toMatchObject({ way: { kind: 'breakBack', intentId }, freely: false });
  expect(await answered(handlers['breaks.takeBack']({ intentId }))).toBe('done');
  expect(await answered(handlers['breaks.takeBack']({ intentId }))).toBe('gone');
  expect(await shown()).toEqual([]);
  expect((await outbox()).waiting).toBe(1);
  expect((await activity()).map(told)).toEqual([
    ['removeBreak', 2, 'waiting'],
    ['addBreak', 2, 'sent'],
  ]);
  await sent();
  expect(standing()).toEqual([]);
  const removed = await last();
  if (removed?.about !== 'break' || removed.way.kind !== 'breakBack') throw new Error('no way back');
  expect(removed).toMatchObject({ deed: 'removeBreak', calendars: 2, span });
  await answered(handlers['breaks.takeBack']({ intentId: removed.way.intentId }));
  await sent();
  expect(standing().map(({ addressId }) => addressId)).toEqual(both);
});

test('a press twice is one decision, and what it wanted is there already', async () => {
  const { handlers, add, shown, outbox, activity, calls, sent } = await reception();
  const [first, second] = await Promise.all([add(), add()].map(answered));
  expect([first?.kind, second?.kind]).toEqual(['intent', 'settled']);
  expect([(await shown()).length, (await outbox()).waiting]).toEqual([2, 1]);
  await sent();
  const [one] = await shown();
  if (one === undefined) throw new Error('it is not shown');
  const wanted = { since: one.since, till: one.till + hourMs };
  const change = {
    seen: seenOf(one),
    calendars: 'this',
    time: { kind: 'span', ...wanted },
    description: words,
  } as const;
  const moved = await Promise.all([1, 2].map(() => answered(handlers['breaks.change'](change))));
  expect(moved.map(({ kind }) => kind)).toEqual(['intent', 'settled']);
  await sent();
  const seen = { ...seenOf(one), ...wanted };
  const removed = await Promise.all(
    [1, 2].map(() => answered(handlers['breaks.remove']({ seen, calendars: 'this' }))),
  );
  expect(removed.map(({ kind }) => kind)).toEqual(['intent', 'settled']);
  await sent();
  const operations = ['addCalendarBreak', 'moveCalendarBreak', 'deleteCalendarBreak'];
  expect(operations.map(calls)).toEqual([2, 1, 1]);
  expect((await activity()).map(({ deed }) => deed)).toEqual(['removeBreak', 'moveBreak', 'addBreak']);
});

test('a press on a break that has moved since is refused, and takes nothing; one that is gone is removed', async () => {
  const { on, handlers, add, shown, outbox, standing, sent } = await reception();
  await answered(add({ calendars: 'this' }));
  await sent();
  const seen = seenOf(only(await shown()));
  const elsewhere = { since: seen.since - hourMs, till: seen.till - hourMs };
  const theirs = only(standing());
  moveBreak(on.clinic.world, theirs, elsewhere, { now: on.clock.now(), by: 'doctor' });
  await on.clock.advance(20 * minuteMs);
  expect(only(await shown())).toMatchObject(elsewhere);
  const time = { kind: 'span', since: seen.since + hourMs, till: seen.till + hourMs } as const;
  const refused = { ok: false, error: { kind: 'breakChanged' } };
  expect(
    await handlers['breaks.change']({ seen, calendars: 'this', time, description: words }),
  ).toMatchObject(refused);
  expect(await handlers['breaks.remove']({ seen, calendars: 'this' })).toMatchObject(refused);
  expect((await outbox()).waiting).toBe(0);
  // As it is wanted already, whatever was seen.
  const there = {
    seen,
    calendars: 'this',
    time: { kind: 'span', ...elsewhere },
    description: words,
  } as const;
  expect(await answered(handlers['breaks.change'](there))).toEqual({ kind: 'settled' });
  await answered(handlers['breaks.remove']({ seen: seenOf(only(await shown())), calendars: 'this' }));
  await sent();
  expect(
    await handlers['breaks.change']({ seen, calendars: 'this', time, description: words }),
  ).toMatchObject({
    error: { kind: 'breakGone' },
  });
  expect(await answered(handlers['breaks.remove']({ seen, calendars: 'this' }))).toEqual({ kind: 'settled' });
});

test('what the vendor refuses is one item for all calendars, with its words; again is one decision, let go is none', async () => {
  const { on, handlers, add, both, span, shown, standing, outbox, waiting, activity, sent } =
    await reception();
  const addresses = [...on.clinic.world.addresses.values()].filter(({ id }) => both.includes(id));
  const usual = addresses.map(({ commercialType }) => commercialType);
  for (const one of addresses) one.commercialType = 'basic';
  const intentId = intentOf(await answered(add()));
  await sent();
  const item = only((await outbox()).attention);
  expect(item).toMatchObject({
    ...{ about: 'break', intentId, kind: 'addBreak', reason: 'notCommercial', span, calendars: 2 },
    ...{ description: words, now: null, steps: ['again', 'drop'] },
  });
  expect(item.message).not.toBe('');
  expect([await shown(), standing()]).toEqual([[], []]);
  expect((await activity()).map(told)).toEqual([['addBreak', 2, 'refused']]);
  for (const [index, one] of addresses.entries()) one.commercialType = usual[index] ?? 'basic';
  expect(await answered(handlers['attention.resolve']({ intentId, step: 'again' }))).toBe('done');
  expect((await outbox()).attention).toEqual([]);
  expect(only(await waiting())).toMatchObject({ calendars: 2 });
  await sent();
  expect(standing().map(({ addressId }) => addressId)).toEqual(both);
});

test('other words are another break, in one press: undone as one, and told as of one calendar', async () => {
  const { handlers, add, shown, last, activity, outbox, standing, sent } = await reception();
  await answered(add({ calendars: 'this' }));
  await sent();
  const seen = seenOf(only(await shown()));
  const { since, till } = seen;
  const time = { kind: 'span', since, till } as const;
  const decided = await answered(
    handlers['breaks.change']({ seen, calendars: 'this', time, description: 'Urlop' }),
  );
  expect(decided).toMatchObject({ calendars: 1 });
  expect([await shown(), (await outbox()).waiting]).toEqual([[], 1]);
  expect(await last()).toMatchObject({ calendars: 1 });
  expect((await activity()).map(told)[0]?.[1]).toBe(1);
  expect(await answered(handlers['undo.decision']({ intentId: intentOf(decided) }))).toBe('undone');
  expect(seenOf(only(await shown()))).toEqual(seen);
  await sent();
  expect(only(standing())).toMatchObject({ since, till });
});

test.each(['coupled by the vendor', 'made here, each by itself'])(
  'a break at the clinic and the same one online, %s, are moved by one press, shown so at once, and led back as one',
  async (made) => {
    const { on, handlers, add, addressId, both, span, shown, standing, outbox, sent } = await reception();
    const { world } = on.clinic;
    const address = world.addresses.get(addressId);
    const kinds = both.map((id) => world.addresses.get(id)?.onlineOnly).sort();
    expect(kinds).toEqual([false, true]);
    if (address === undefined) throw new Error('no address');
    if (made === 'coupled by the vendor') {
      const wish = { ...span, description: words };
      addCoupledBreaks(world, address, wish, { now: on.clock.now(), by: 'doctor' });
      await on.clock.advance(30 * minuteMs);
    } else {
      await answered(add());
      await sent();
    }
    const [one] = await shown();
    expect((await shown()).length).toBe(2);
    if (one === undefined) throw new Error('it is not shown');
    const to = { since: span.since + hourMs, till: span.till + hourMs };
    const decided = await answered(
      handlers['breaks.change']({
        ...{ seen: seenOf(one), calendars: 'twins', time: { kind: 'span', ...to }, description: words },
      }),
    );
    expect(decided).toMatchObject({ kind: 'intent', calendars: 2 });
    expect((await shown()).map(({ since }) => since)).toEqual([to.since, to.since]);
    await sent();
    expect(standing().map(({ since, till }) => ({ since, till }))).toEqual([to, to]);
    expect(await outbox()).toMatchObject({ waiting: 0, attention: [] });
    expect(await answered(handlers['breaks.takeBack']({ intentId: intentOf(decided) }))).toBe('done');
    await sent();
    expect(standing().map(({ since, till }) => ({ since, till }))).toEqual([span, span]);
    expect(await outbox()).toMatchObject({ waiting: 0, attention: [] });

    const [back] = await shown();
    if (back === undefined) throw new Error('it is not shown');
    await answered(handlers['breaks.remove']({ seen: seenOf(back), calendars: 'twins' }));
    expect(await shown()).toEqual([]);
    await sent();
    expect(standing()).toEqual([]);
    expect(await outbox()).toMatchObject({ waiting: 0, attention: [] });
  },
);
