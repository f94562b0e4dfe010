import { expect, test, vi } from 'vitest';
import type { RequestName } from '#shared/contract/contract.ts';
import type { Problem } from '#shared/domain/problem.ts';
import type { StaffEntry } from '#shared/contract/staff.ts';
import { whoMay } from '../../../main/desk/staff/whoMay.ts';
import { answered, begun, machine, type RunningDesk } from '../deskBench.ts';

/*
 * Where somebody keeps the calendars, nobody else changes what belongs to that: neither what is listed as theirs, nor the right itself,
 * nor by removing them, nor from a practice clinic, nor after a restart. Where nobody does, everybody may. There is always one left.
 */
vi.setConfig({ testTimeout: 60_000 });
const minute = 60_000;

const entry = (change: Partial<StaffEntry>): StaffEntry => ({
  id: null,
  name: 'Jan Lis',
  initials: 'JL',
  pin: 'none',
  pinNow: null,
  right: 'atDesk',
  ...change,
});
const keeper = entry({ name: 'Anna Kowalska', initials: 'AK', pin: '4711', right: 'keepsCalendars' });

const viewOf = ({ desk }: RunningDesk) => answered(desk.handlers['staff.get'](null));
const save = async ({ desk }: RunningDesk, wanted: StaffEntry) => {
  const answer = await desk.handlers['staff.save'](wanted);
  return answer.ok ? answer.value.kind : answer.error.kind;
};
async function add(running: RunningDesk, wanted: StaffEntry): Promise<string> {
  expect(await save(running, wanted)).toBe('saved');
  return (await viewOf(running)).members.at(-1)?.id ?? '';
}
const to = ({ desk }: RunningDesk, id: string | null, pin: string | null = null) =>
  answered(desk.handlers['staff.switch']({ id, pin }));
const remove = async ({ desk }: RunningDesk, id: string) => {
  const answer = await desk.handlers['staff.remove']({ id });
  return answer.ok ? answer.value.kind : answer.error.kind;
};
/** Changes the colour of the first calendar. @returns why not; `null`: it was changed */
async function recolour({ desk }: RunningDesk, colour: number): Promise<Problem | null> {
  const [first] = await answered(desk.handlers['calendars.get'](null));
  const answer = await desk.handlers['calendars.change']({ addressId: first?.addressId ?? '', colour });
  return answer.ok ? null : answer.error;
}
const colourOf = async ({ desk }: RunningDesk) =>
  (await answered(desk.handlers['calendars.get'](null)))[0]?.colour;
const deeds = async ({ desk }: RunningDesk) =>
  (await answered(desk.handlers['activity.get']({ before: null, staff: null, patient: '' }))).entries.map(
    ({ deed, staff, whom }) => `${staff}: ${deed} ${whom}`,
  );

test('where nobody keeps the calendars everybody may; then only they, and the refusal names them and changes nothing', async () => {
  const { running } = await begun();
  expect(await recolour(running, 3)).toBeNull();
  const jan = await add(running, entry({}));
  await to(running, jan);
  expect(await recolour(running, 4)).toBeNull();
  const anna = await add(running, keeper);
  expect(await recolour(running, 5)).toMatchObject({
    kind: 'keepersOnly',
    params: { what: 'mapping', who: 'Anna Kowalska' },
  });
  await to(running, null);
  expect(await recolour(running, 5)).toMatchObject({ kind: 'keepersOnly' });
  expect(await colourOf(running)).toBe(4);
  expect(await to(running, anna, '4711')).toEqual({ kind: 'switched' });
  expect(await recolour(running, 5)).toBeNull();
  expect(await colourOf(running)).toBe(5);
});

test('every request that is a keeper’s is refused before its handler is asked', async () => {
  const { running } = await begun();
  await add(running, keeper);
  const kept = (Object.keys(whoMay) as RequestName[]).filter(
    (name) => typeof whoMay[name] === 'string' && whoMay[name] !== 'anybody',
  );
  expect(kept).toContain('connection.save');
  const ask = running.desk.handlers as unknown as Record<string, (request: unknown) => Promise<unknown>>;
  // What cannot be read at all would throw, or be answered, in any handler that is reached.
  for (const name of kept)
    expect(await ask[name]?.(null), name).toMatchObject({ error: { kind: 'keepersOnly' } });
});

test('a restart opens nothing: whoever keeps the calendars proves it again', async () => {
  const { on, running } = await begun();
  const anna = await add(running, keeper);
  await to(running, anna, '4711');
  await running.stop();
  const again = await on.started();
  expect(await viewOf(again)).toMatchObject({
    atDesk: null,
    members: [{ initials: 'AK', right: 'keepsCalendars' }],
  });
  expect(await recolour(again, 5)).toMatchObject({ kind: 'keepersOnly' });
});

test('the right is given and taken by those who have it, and the audit names both', async () => {
  const { running } = await begun();
  const anna = await add(running, keeper);
  const jan = await add(running, entry({}));
  const eva = entry({ name: 'Ewa Nowak', initials: 'EN', pin: '0815', right: 'keepsCalendars' });
  expect(await save(running, eva)).toBe('keepersOnly');
  expect(await save(running, entry({ id: jan, pin: '1234', right: 'keepsCalendars' }))).toBe('keepersOnly');
  expect(await remove(running, anna)).toBe('keepersOnly');
  await to(running, anna, '4711');
  expect(await save(running, entry({ id: jan, right: 'keepsCalendars' }))).toBe('pinNeeded');
  expect(await save(running, entry({ id: jan, pin: '1234', right: 'keepsCalendars' }))).toBe('saved');
  expect(await save(running, entry({ id: jan, pin: 'none', pinNow: '1234', right: 'keepsCalendars' }))).toBe(
    'pinNeeded',
  );
  expect(await save(running, entry({ id: jan, pin: 'keep', pinNow: '1234' }))).toBe('saved');
  expect(await deeds(running)).toEqual([
    'AK: rightTaken JL',
    'AK: changed JL',
    'AK: rightGiven JL',
    'AK: changed JL',
    'AK: atDesk AK',
    ': added JL',
    ': rightGiven AK',
    ': added AK',
  ]);
});

test('the last one stays, also where two are taken off at once', async () => {
  const { running } = await begun();
  const anna = await add(running, keeper);
  await to(running, anna, '4711');
  expect(await save(running, { ...keeper, id: anna, pin: 'keep', pinNow: '4711', right: 'atDesk' })).toBe(
    'lastKeeper',
  );
  expect(await remove(running, anna)).toBe('lastKeeper');
  const eva = await add(
    running,
    entry({ name: 'Ewa Nowak', initials: 'EN', pin: '0815', right: 'keepsCalendars' }),
  );
  const both = await Promise.all([
    remove(running, eva),
    save(running, { ...keeper, id: anna, pin: 'keep', pinNow: '4711', right: 'atDesk' }),
  ]);
  expect(both.toSorted()).toEqual(['lastKeeper', 'removed']);
  const { members } = await viewOf(running);
  expect(members.filter(({ right }) => right === 'keepsCalendars')).toHaveLength(1);
});

test('a forgotten PIN is set anew by the client’s secret, which is counted and noted', async () => {
  const { on, running } = await begun();
  const { handlers } = running.desk;
  const anna = await add(running, keeper);
  const { secret } = on.credentials;
  const reset = async (typed: string, pin = '0815') =>
    (await answered(handlers['staff.resetPin']({ id: anna, secret: typed, pin }))).kind;
  expect(await reset('wrong')).toBe('wrongSecret');
  expect(await reset('wrong')).toBe('wrongSecret');
  expect(await reset('wrong')).toBe('wait');
  expect(await reset(secret)).toBe('wait');
  await on.clock.advance(minute);
  expect(await reset(secret)).toBe('reset');
  expect(await to(running, anna, '4711')).toEqual({ kind: 'wrongPin' });
  expect(await to(running, anna, '0815')).toEqual({ kind: 'switched' });
  expect(await deeds(running)).toContain(': pinReset AK');
  expect((await answered(handlers['staff.resetPin']({ id: 'nobody', secret, pin: '0815' }))).kind).toBe(
    'gone',
  );
});

test('credentials are the desk’s own: from a practice clinic they are not replaced either', async () => {
  const { on, running } = await begun(machine('small', {}, 'live'));
  const { handlers } = running.desk;
  await add(running, keeper);
  const credentials = { locale: 'pl' as const, ...on.credentials };
  expect(await handlers['connection.save'](credentials)).toMatchObject({ error: { kind: 'keepersOnly' } });
  await answered(handlers['connection.practice']({ locale: 'pl', size: 'small' }));
  // The practice clinic has a seat of its own, where nobody is set up.
  expect(await recolour(running, 5)).toBeNull();
  expect(await handlers['connection.save'](credentials)).toMatchObject({ error: { kind: 'keepersOnly' } });
  await answered(handlers['connection.leavePractice'](null));
  expect(await recolour(running, 5)).toMatchObject({ kind: 'keepersOnly' });
});
