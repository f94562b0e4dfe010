import { describe, expect, test } from 'vitest';
import { asAddressId, asBreakId, type BreakId, type CalendarRef } from '#shared/domain/ids.ts';
import type { AddBreakAction } from '#shared/domain/kinds/addBreak.ts';
import type { BreakAction } from '#shared/domain/kinds/decisionKinds.ts';
import { projectBreaks } from '#shared/domain/project.ts';
import type { Clinic } from '../../main/practice/clinic.ts';
import { addCoupledBreaks, moveBreak, removeBreak } from '../../main/practice/rules/breaks.ts';
import type { FaultRule } from '../../main/practice/faults.ts';
import { bench, type Bench, type BenchDesk } from './bench.ts';

/*
 * A break that was decided stands at the vendor once and as it was decided, whatever became of the line, the answers and the desk; and
 * nothing is done to a break that is not as it was seen.
 */
const minute = 60_000;
const hour = 60 * minute;

interface Scene extends Bench {
  readonly one: BenchDesk;
  readonly calendar: CalendarRef;
  /** Four hours ahead, for an hour. */
  readonly lunch: AddBreakAction;
}

async function ready(options: Parameters<typeof bench>[0] = {}): Promise<Scene> {
  const place = bench(options);
  const one = place.desk();
  await one.imported();
  const [address] = [...place.clinic.world.addresses.values()].filter(
    ({ commercialType, foreign }) => commercialType !== 'basic' && foreign !== true,
  );
  if (address === undefined) throw new Error('no calendar');
  const since = place.clock.now() + 28 * hour;
  return {
    ...place,
    one,
    calendar: calendarOf(address),
    lunch: { kind: 'addBreak', since, till: since + hour, description: 'Zebranie' },
  };
}

const calendarOf = ({ id, doctorId, facilityId }: { id: string; doctorId: string; facilityId: string }) =>
  ({ facilityId, doctorId, addressId: asAddressId(id) }) as unknown as CalendarRef;

function decide(desk: BenchDesk, action: BreakAction, calendar: CalendarRef | null = null) {
  const decided = desk.sync.decisions.decide({ action, calendar, staff: 'AK' });
  if (!decided.ok) throw new Error(decided.error);
  return decided.value;
}

/** Those that stand at the clinic on the day of a break. */
const standing = (clinic: Clinic, { addressId }: CalendarRef, { since }: { since: number }) =>
  [...clinic.world.breaks.values()]
    .filter((pause) => pause.addressId === addressId && Math.abs(pause.since - since) < 6 * hour)
    .filter(({ description }) => description === 'Zebranie')
    .map((pause) => ({ id: pause.id, since: pause.since, till: pause.till }));

/** Those that the desk shows there. */
const shown = (desk: BenchDesk, { addressId }: CalendarRef, { since }: { since: number }) =>
  projectBreaks(
    desk.store.schedule.breaksInWindow([addressId], { from: since - 6 * hour, to: since + 7 * hour }),
    desk.store.intents.open([addressId]),
  ).filter(({ description }) => description === 'Zebranie');

const open = (desk: BenchDesk) => desk.store.intents.allOpen();
const calls = (clinic: Clinic, operation: string): number => clinic.counts.byOperation.get(operation) ?? 0;

/** A break that stands, with its number. */
async function added({ one, clinic, clock, calendar, lunch }: Scene): Promise<BreakId> {
  decide(one, lunch, calendar);
  await clock.until(() => open(one).length === 0, 5 * minute);
  const [pause] = standing(clinic, calendar, lunch);
  if (pause === undefined) throw new Error('no break was made');
  return asBreakId(pause.id);
}

test('is on the board at once, leaves after the undo window, stands once, and closes the free times of its hour', async () => {
  const scene = await ready();
  const { one, clinic, clock, calendar, lunch } = scene;
  decide(one, lunch, calendar);
  expect(shown(one, calendar, lunch)).toMatchObject([{ since: lunch.since, pending: [open(one)[0]?.id] }]);
  expect(standing(clinic, calendar, lunch)).toEqual([]);
  await clock.until(() => open(one).length === 0, minute);
  const [pause] = standing(clinic, calendar, lunch);
  expect(shown(one, calendar, lunch)).toMatchObject([{ id: pause?.id, pending: [], attention: [] }]);
  await clock.advance(2 * minute);
  const window = { from: lunch.since, to: lunch.till };
  expect(one.store.schedule.slotsInWindow([calendar.addressId], window)).toEqual([]);
  // The same once more is nobody's business any more.
  expect(decide(one, lunch, calendar)).toEqual({ kind: 'settled', withdrawn: [] });
  expect(calls(clinic, 'addCalendarBreak')).toBe(1);
  expect(standing(clinic, calendar, lunch)).toHaveLength(1);
});

describe.each([
  ['an answer that was lost after it was done', [{ fault: { kind: 'drop-after' }, times: 1 }]],
  ['a call that never arrived', [{ fault: { kind: 'drop-before' }, times: 1 }]],
  ['a server that breaks down over it', [{ fault: { kind: 'status', status: 500 }, times: 1 }]],
] as const)('with %s', (_, rules) => {
  const faults = (operation: string): FaultRule[] =>
    rules.map((rule) => ({ ...rule, operations: [operation] }));

  test('it is added once, moved once and removed once', async () => {
    const scene = await ready();
    const { one, clinic, clock, calendar, lunch } = scene;
    const settled = () => clock.until(() => open(one).length === 0, 20 * minute);
    clinic.faults.set(faults('addCalendarBreak'));
    const breakId = await added(scene);
    expect(standing(clinic, calendar, lunch)).toHaveLength(1);

    const { since, till, description } = lunch;
    const to = { since: since + hour, till: till + hour };
    clinic.faults.set(faults('moveCalendarBreak'));
    decide(one, { kind: 'moveBreak', breakId, seen: { since, till, description }, to });
    await settled();
    expect(standing(clinic, calendar, lunch)).toEqual([{ id: breakId, ...to }]);

    clinic.faults.set(faults('deleteCalendarBreak'));
    decide(one, { kind: 'removeBreak', breakId, seen: { ...to, description } });
    await settled();
    expect(standing(clinic, calendar, lunch)).toEqual([]);
    expect(shown(one, calendar, lunch)).toEqual([]);
    expect(open(one)).toEqual([]);
  });

  test('a desk that died over it adds it once', async () => {
    const { one, clinic, clock, calendar, lunch, desk } = await ready();
    clinic.faults.set(faults('addCalendarBreak'));
    decide(one, lunch, calendar);
    await clock.until(() => clinic.faults.waiting.length === 0, minute);
    one.kill();
    const again = desk(one.file);
    await clock.until(() => open(again).length === 0, 30 * minute);
    expect(standing(clinic, calendar, lunch)).toHaveLength(1);
    expect(shown(again, calendar, lunch)).toHaveLength(1);
  });
});

test('what is decided on a break before it has a number waits for it, and follows it to its number', async () => {
  const { one, clinic, clock, calendar, lunch } = await ready();
  const { since, till, description } = lunch;
  clinic.faults.set([{ fault: { kind: 'delay', ms: 3_000 }, operations: ['addCalendarBreak'], times: 1 }]);
  const made = decide(one, lunch, calendar);
  if (made.kind !== 'intent') throw new Error('nothing was decided');
  await clock.until(() => open(one)[0]?.state === 'sending', minute);
  const to = { since: since + hour, till: till + hour };
  decide(one, { kind: 'moveBreak', breakId: asBreakId(made.id), seen: { since, till, description }, to });
  expect(shown(one, calendar, lunch)).toMatchObject([{ id: made.id, ...to }]);
  await clock.until(() => open(one).length === 0, 5 * minute);
  expect(standing(clinic, calendar, lunch)).toMatchObject([to]);
  expect(calls(clinic, 'moveCalendarBreak')).toBe(1);
});

test('that was never sent is removed without a call, also after it was moved', async () => {
  const { one, clinic, clock, calendar, lunch } = await ready();
  const { since, till, description } = lunch;
  clinic.lineUp = false;
  const made = decide(one, lunch, calendar);
  if (made.kind !== 'intent') throw new Error('nothing was decided');
  const breakId = asBreakId(made.id);
  const to = { since: since + hour, till: till + hour };
  decide(one, { kind: 'moveBreak', breakId, seen: { since, till, description }, to });
  expect(decide(one, { kind: 'removeBreak', breakId, seen: { ...to, description } }).kind).toBe('settled');
  clinic.lineUp = true;
  await clock.advance(10 * minute);
  expect(calls(clinic, 'addCalendarBreak')).toBe(0);
  expect(open(one)).toEqual([]);
});

test('moved away and back before anything left, it has never been anywhere else; of two moves only the last is sent', async () => {
  const scene = await ready();
  const { one, clinic, clock, calendar, lunch } = scene;
  const breakId = await added(scene);
  const { since, till, description } = lunch;
  const seen = { since, till, description };
  const to = (hours: number) => ({ since: since + hours * hour, till: till + hours * hour });
  decide(one, { kind: 'moveBreak', breakId, seen, to: to(1) });
  expect(decide(one, { kind: 'moveBreak', breakId, seen, to: to(0) }).kind).toBe('settled');
  decide(one, { kind: 'moveBreak', breakId, seen, to: to(1) });
  decide(one, { kind: 'moveBreak', breakId, seen, to: to(2) });
  expect(open(one)).toHaveLength(1);
  await clock.until(() => open(one).length === 0, 5 * minute);
  expect(standing(clinic, calendar, lunch)).toMatchObject([to(2)]);
  expect(calls(clinic, 'moveCalendarBreak')).toBe(1);
});

describe('that somebody else changed meanwhile', () => {
  test('is not moved over that: a person is told', async () => {
    const scene = await ready();
    const { one, clinic, clock, calendar, lunch } = scene;
    const breakId = await added(scene);
    const { since, till, description } = lunch;
    clinic.lineUp = false;
    decide(one, {
      kind: 'moveBreak',
      breakId,
      seen: { since, till, description },
      to: { since: since + hour, till: till + hour },
    });
    const theirs = clinic.world.breaks.get(breakId);
    if (theirs === undefined) throw new Error('no break');
    const elsewhere = { since: since - hour, till: till - hour };
    moveBreak(clinic.world, theirs, elsewhere, { now: clock.now(), by: 'doctor' });
    await clock.advance(3 * minute);
    clinic.lineUp = true;
    await clock.until(() => open(one)[0]?.state === 'refused', 10 * minute);
    expect(open(one)[0]?.refusal?.reason).toBe('changedMeanwhile');
    expect(standing(clinic, calendar, lunch)).toMatchObject([elsewhere]);
    expect(calls(clinic, 'moveCalendarBreak')).toBe(0);
    expect(shown(one, calendar, lunch)).toMatchObject([{ ...elsewhere, attention: [open(one)[0]?.id] }]);
  });

  test('and is gone is removed as it was wanted, and cannot be moved', async () => {
    const scene = await ready();
    const { one, clinic, clock, calendar, lunch } = scene;
    const breakId = await added(scene);
    const { since, till, description } = lunch;
    const theirs = clinic.world.breaks.get(breakId);
    if (theirs === undefined) throw new Error('no break');
    decide(one, { kind: 'removeBreak', breakId, seen: { since, till, description } });
    removeBreak(clinic.world, theirs, { now: clock.now(), by: 'doctor', notify: false });
    await clock.until(() => open(one).length === 0, 10 * minute);
    expect(shown(one, calendar, lunch)).toEqual([]);
  });
});

test('whose answer was lost, and which the doctor moves before it is looked for, is not added again: a person is told', async () => {
  const { one, clinic, clock, calendar, lunch, desk } = await ready();
  clinic.faults.set([
    { fault: { kind: 'drop-after' }, times: 1, operations: ['addCalendarBreak'] },
  ] satisfies FaultRule[]);
  decide(one, lunch, calendar);
  await clock.until(() => clinic.faults.waiting.length === 0, minute);
  one.kill();
  const [made] = standing(clinic, calendar, lunch);
  const theirs = made && clinic.world.breaks.get(made.id);
  if (theirs === undefined) throw new Error('no break');
  const elsewhere = { since: lunch.since + hour, till: lunch.till + hour };
  moveBreak(clinic.world, theirs, elsewhere, { now: clock.now(), by: 'doctor' });
  const again = desk(one.file);
  await clock.until(() => open(again)[0]?.state === 'refused', 30 * minute);
  expect(open(again)[0]?.refusal?.reason).toBe('changedMeanwhile');
  expect(standing(clinic, calendar, lunch)).toMatchObject([elsewhere]);
});

test('moved or removed at one address takes its copy at the doctor’s other one along, and both are right here soon', async () => {
  const scene = await ready({ size: 'clinic' });
  const { one, clinic, clock, lunch } = scene;
  const addresses = [...clinic.world.addresses.values()];
  const online = addresses.find(
    (one) =>
      one.onlineOnly &&
      addresses.some(
        (other) => other.doctorId === one.doctorId && !other.onlineOnly && other.foreign !== true,
      ),
  );
  const offline = addresses.find(
    (one) => one.doctorId === online?.doctorId && !one.onlineOnly && one.foreign !== true,
  );
  if (online === undefined || offline === undefined) throw new Error('nobody has both');
  const made = addCoupledBreaks(clinic.world, offline, { ...lunch }, { now: clock.now(), by: 'doctor' });
  if (!made.ok) throw new Error('it was not made');
  await clock.until(
    () => [offline, online].every((one_) => shown(one, calendarOf(one_), lunch).length === 1),
    30 * minute,
  );
  const [pause] = shown(one, calendarOf(offline), lunch);
  if (pause === undefined) throw new Error('it is not shown');
  const { id: breakId, since, till, description } = pause;
  decide(one, { kind: 'removeBreak', breakId, seen: { since, till, description } });
  await clock.until(() => open(one).length === 0, minute);
  await clock.advance(20_000);
  for (const address of [offline, online]) {
    expect(standing(clinic, calendarOf(address), lunch)).toEqual([]);
    expect(shown(one, calendarOf(address), lunch)).toEqual([]);
  }
});

test('in a calendar that is not commercial is refused for that reason', async () => {
  const { one, clinic, clock, calendar, lunch } = await ready();
  const address = clinic.world.addresses.get(calendar.addressId);
  if (address === undefined) throw new Error('no address');
  address.commercialType = 'basic';
  decide(one, lunch, calendar);
  await clock.until(() => open(one)[0]?.state === 'refused', 10 * minute);
  expect(open(one)[0]?.refusal?.reason).toBe('notCommercial');
  expect(shown(one, calendar, lunch)).toEqual([]);
});

test('names nobody in the audit, whatever it is for', async () => {
  const { one, clock, calendar, lunch } = await ready();
  const made = decide(one, { ...lunch, description: 'Wymyślona dzwoni' }, calendar);
  if (made.kind !== 'intent') throw new Error('nothing was decided');
  await clock.until(() => open(one).length === 0, minute);
  const told = one.store.audit.ofIntents([made.id]);
  expect(told.map(({ kind }) => kind)).toEqual(['intent.addBreak', 'intent.sending', 'intent.confirmed']);
  expect(JSON.stringify(told)).not.toContain('Wymyślona');
});
