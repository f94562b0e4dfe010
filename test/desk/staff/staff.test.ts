import { expect, test, vi } from 'vitest';
import type { StaffEntry, StaffView } from '#shared/contract/staff.ts';
import { answered, begun, type RunningDesk } from '../deskBench.ts';
import { decideOn } from '../screen.ts';

/*
 * Every decision carries the initials of who is at the desk, also the one to take another's back; a PIN keeps others from
 * deciding in somebody's name, also after a restart; initials never come to mean a second person. Nobody set up: no initials.
 */
vi.setConfig({ testTimeout: 60_000 });
const minute = 60_000;
const entry = (change: Partial<StaffEntry>): StaffEntry => ({
  id: null,
  name: 'Anna Kowalska',
  initials: 'AK',
  pin: 'none',
  pinNow: null,
  right: 'atDesk',
  ...change,
});

async function view({ desk }: RunningDesk): Promise<StaffView> {
  const answer = await desk.handlers['staff.get'](null);
  if (!answer.ok) throw new Error(answer.error.kind);
  return answer.value;
}
async function add(running: RunningDesk, change: Partial<StaffEntry>): Promise<string> {
  const saved = await running.desk.handlers['staff.save'](entry(change));
  expect(saved).toEqual({ ok: true, value: { kind: 'saved' } });
  return (await view(running)).members.at(-1)?.id ?? '';
}
const to = async ({ desk }: RunningDesk, id: string | null, pin: string | null = null) => {
  const answer = await desk.handlers['staff.switch']({ id, pin });
  return answer.ok ? answer.value.kind : answer.error.kind;
};

/** Confirms a coming visit. @returns its id and the intent's */
async function confirmOne({ desk }: RunningDesk, today: string) {
  const { handlers } = desk;
  const board = await handlers['board.open']({ date: today });
  const cards = board.ok ? board.value.columns.flatMap((column) => column.cards) : [];
  const card = cards.find((one) => !one.confirmed && !one.notSent && one.status === 'booked');
  if (card === undefined) throw new Error('nothing to confirm');
  const decided = await decideOn({ handlers }, { kind: 'confirm', bookingId: card.id });
  if (!decided.ok || decided.value.kind !== 'intent') throw new Error('not decided');
  return { id: card.id, intentId: decided.value.id };
}
async function history({ desk }: RunningDesk, bookingId: string) {
  const visit = await desk.handlers['visits.get']({ bookingId });
  return visit.ok ? (visit.value?.history ?? []).map(({ kind, staff }) => `${kind} ${staff}`) : [];
}

test('what is decided carries the initials of who is at the desk, and so does taking it back', async () => {
  const { on, running } = await begun();
  on.clinic.lineUp = false;
  const first = await confirmOne(running, '2026-11-24');
  expect(await history(running, first.id)).toEqual(['intent.confirm ']);
  const anna = await add(running, {});
  const jan = await add(running, { name: 'Jan Lis', initials: 'JL' });
  expect(await to(running, anna)).toBe('switched');
  const second = await confirmOne(running, '2026-11-24');
  expect(await to(running, jan)).toBe('switched');
  expect(await running.desk.handlers['undo.decision']({ intentId: second.intentId })).toMatchObject({
    value: 'undone',
  });
  expect(await history(running, second.id)).toEqual(['intent.confirm AK', 'intent.dropped JL']);
  expect(await to(running, null)).toBe('switched');
  const third = await confirmOne(running, '2026-11-24');
  expect((await history(running, third.id)).at(-1)).toBe('intent.confirm ');
  expect(running.pushed.filter(({ name }) => name === 'staff.changed').at(-1)?.event).toMatchObject({
    atDesk: null,
  });
});

test('a PIN is asked for, tried at most five times in a row, and again after a restart', async () => {
  const { on, running } = await begun();
  const anna = await add(running, { pin: '4711' });
  expect(await to(running, anna)).toBe('wrongPin');
  for (let tries = 0; tries < 3; tries += 1) expect(await to(running, anna, '0000')).toBe('wrongPin');
  expect(await to(running, anna, '0001')).toBe('wait');
  expect(await to(running, anna, '4711')).toBe('wait');
  await on.clock.advance(2 * minute);
  expect(await to(running, anna, '4711')).toBe('switched');
  expect((await view(running)).atDesk).toBe(anna);
  await running.stop();
  const again = await on.started();
  expect(await view(again)).toMatchObject({ atDesk: null, members: [{ initials: 'AK', hasPin: true }] });
});

test('many tries at once are not more than five', async () => {
  const { running } = await begun();
  const anna = await add(running, { pin: '4711' });
  const all = await Promise.all(
    ['0000', '0001', '0002', '0003', '0004', '4711', '4711'].map((pin) => to(running, anna, pin)),
  );
  expect(all.slice(5)).toEqual(['wait', 'wait']);
});

test('whoever has no PIN is still there after a restart', async () => {
  const { on, running } = await begun();
  const anna = await add(running, {});
  await to(running, anna);
  await running.stop();
  expect((await view(await on.started())).atDesk).toBe(anna);
});

test('somebody with a PIN is changed only with it, and initials stay one person’s, also after she has left', async () => {
  const { running } = await begun();
  const { handlers } = running.desk;
  const anna = await add(running, { pin: '4711' });
  const change = entry({ id: anna, name: 'Mallory', pin: 'none' });
  expect(await handlers['staff.save'](change)).toMatchObject({ value: { kind: 'wrongPin' } });
  expect(await handlers['staff.save']({ ...change, pinNow: '4711' })).toMatchObject({
    value: { kind: 'saved' },
  });
  expect((await view(running)).members).toMatchObject([{ name: 'Mallory', hasPin: false }]);
  expect(await handlers['staff.remove']({ id: anna })).toMatchObject({
    value: { kind: 'removed', staff: { members: [], atDesk: null } },
  });
  expect(await handlers['staff.save'](entry({ initials: 'ak' }))).toEqual({
    ok: true,
    value: { kind: 'initialsTaken', by: 'Mallory' },
  });
  expect(await to(running, anna)).toBe('gone');
  expect((await view(running)).former).toEqual([{ name: 'Mallory', initials: 'AK' }]);
});

test.each([
  ['back', -1],
  ['ahead', 1],
])('a clock that is set %s by a day after five wrong PINs costs a minute, as ever', async (_, days) => {
  const { on, running } = await begun();
  const anna = await add(running, { pin: '4711' });
  for (let tries = 0; tries < 5; tries += 1) await to(running, anna, '0000');
  on.clock.set(days * 24 * 60 * minute);
  expect(await to(running, anna, '4711')).toBe('wait');
  await on.clock.advance(minute + 1);
  expect(await to(running, anna, '4711')).toBe('switched');
});

test('wrong PINs count over a restart, for each person by themselves', async () => {
  const { on, running } = await begun();
  const anna = await add(running, { pin: '4711' });
  const jan = await add(running, { name: 'Jan Lis', initials: 'JL', pin: '0815' });
  for (let tries = 0; tries < 4; tries += 1) expect(await to(running, anna, '0000')).toBe('wrongPin');
  await running.stop();
  const again = await on.started();
  expect(await to(again, anna, '0000')).toBe('wait');
  expect(await to(again, jan, '0815')).toBe('switched');
  await again.stop();
  const third = await on.started();
  expect(await to(third, anna, '4711')).toBe('wait');
  await on.clock.advance(minute + 1);
  expect(await to(third, anna, '4711')).toBe('switched');
});

test('whoever is removed while a PIN is being made for them does not come back', async () => {
  const { running } = await begun();
  const { handlers } = running.desk;
  const anna = await add(running, {});
  const saving = handlers['staff.save'](entry({ id: anna, pin: '4711' }));
  await handlers['staff.remove']({ id: anna });
  expect(await saving).toEqual({ ok: true, value: { kind: 'gone' } });
  expect(await view(running)).toMatchObject({ members: [], former: [{ initials: 'AK' }] });
});

test('of two people with the same initials who are saved at once the first gets them, and the other is told who has them', async () => {
  const { running } = await begun();
  const { handlers } = running.desk;
  const both = await Promise.all([
    handlers['staff.save'](entry({ pin: '4711' })),
    handlers['staff.save'](entry({ name: 'Adam Krol', initials: 'ak', pin: '4712' })),
  ]);
  expect(both.map((one) => one.ok && one.value.kind).toSorted()).toEqual(['initialsTaken', 'saved']);
  expect((await view(running)).members).toHaveLength(1);
});

test('of two PINs for one person that are made at once one counts: the other was asked for with one that is no longer right', async () => {
  const { running } = await begun();
  const { handlers } = running.desk;
  const anna = await add(running, { pin: '4711' });
  const both = await Promise.all(
    ['4712', '4713'].map((pin) => handlers['staff.save'](entry({ id: anna, pin, pinNow: '4711' }))),
  );
  expect(both.map((one) => one.ok && one.value.kind).toSorted()).toEqual(['saved', 'wrongPin']);
});

test('whoever is removed while their PIN is looked at is not at the desk', async () => {
  const { running } = await begun();
  const anna = await add(running, { pin: '4711' });
  const switching = to(running, anna, '4711');
  await running.desk.handlers['staff.remove']({ id: anna });
  expect(await switching).toBe('gone');
  expect((await view(running)).atDesk).toBeNull();
  const { entries } = await answered(
    running.desk.handlers['activity.get']({ before: null, staff: null, patient: '' }),
  );
  expect(entries.map(({ deed }) => deed)).toEqual(['removed', 'added']);
});
