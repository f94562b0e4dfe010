import { expect, test, vi } from 'vitest';
import { answered, begun, machine, type RunningDesk } from '../deskBench.ts';
import type { BoardDay } from '#shared/contract/board.ts';

/*
 * Main is the judge of the lock: neither a reload (which only asks again) nor a restart opens it, wrong PINs make the next one
 * wait, over a restart too, and with the line down all of it works the same. Where the PIN was forgotten the API client's secret
 * opens it, counts with the wrong PINs, and leaves its deed behind.
 */
vi.setConfig({ testTimeout: 60_000 });
const today = '2026-11-24';

const cards = (day: BoardDay) => day.columns.flatMap((column) => column.cards);
const named = async ({ desk }: RunningDesk): Promise<boolean> =>
  cards(await answered(desk.handlers['board.open']({ date: today }))).some(({ surname }) => surname !== '');
const view = ({ desk }: RunningDesk) => answered(desk.handlers['lock.get'](null));
const open = ({ desk }: RunningDesk, pin: string | null) => answered(desk.handlers['lock.open']({ pin }));
const setPin = ({ desk }: RunningDesk, pin: string | null, pinNow: string | null = null) =>
  answered(desk.handlers['lock.setPin']({ pin, pinNow }));

test('a locked desk answers the day without names, refuses visits, and opens without a PIN by anything', async () => {
  const { on, running } = await begun();
  const { handlers } = running.desk;
  expect(await named(running)).toBe(true);
  const [card] = cards(await answered(handlers['board.open']({ date: today })));
  expect(await answered(handlers['lock.close'](null))).toEqual({
    locked: true,
    hasPin: false,
    secretOpens: true,
  });
  expect(await named(running)).toBe(false);
  expect(await handlers['visits.get']({ bookingId: card?.id ?? '' })).toMatchObject({
    error: { kind: 'locked' },
  });
  expect(await handlers['search.patients']({ query: 'kow' })).toMatchObject({ error: { kind: 'locked' } });

  const before = running.pushed.length;
  const { start } = on.clinic.world.bookings.values().next().value ?? { start: 0 };
  expect(start).toBeGreaterThan(0);
  await on.clock.advance(120_000);
  const deltas = running.pushed
    .slice(before)
    .flatMap(({ name, event }) => (name === 'board.delta' ? [event] : []));
  for (const { changes } of deltas)
    expect(changes.flatMap(({ upserts }) => upserts).every(({ surname }) => surname === '')).toBe(true);

  expect(await open(running, null)).toEqual({ kind: 'open' });
  expect(await named(running)).toBe(true);
  expect(
    running.pushed.flatMap(({ name, event }) => (name === 'lock.changed' ? [event.locked] : [])),
  ).toEqual(expect.arrayContaining([true, false]));
});

test('the lock is still there after a restart, also with the line down', async () => {
  const { on, running } = await begun();
  expect(await setPin(running, '4711')).toEqual({ kind: 'saved' });
  await running.desk.handlers['lock.close'](null);
  await running.stop();
  on.clinic.lineUp = false;
  const again = await on.started();
  expect(await view(again)).toEqual({ locked: true, hasPin: true, secretOpens: true });
  expect(await named(again)).toBe(false);
  expect(await open(again, null)).toEqual({ kind: 'wrongPin' });
  expect(await open(again, '4711')).toEqual({ kind: 'open' });
  expect(await named(again)).toBe(true);
});

test('wrong PINs wait longer and longer, many at once are no way round it, and a restart neither', async () => {
  const { on, running } = await begun();
  await setPin(running, '4711');
  await running.desk.handlers['lock.close'](null);
  const kinds = (await Promise.all(['0', '1', '2', '3', '4711'].map((pin) => open(running, pin)))).map(
    ({ kind }) => kind,
  );
  expect(kinds).toEqual(['wrongPin', 'wrongPin', 'wait', 'wait', 'wait']);
  await on.clock.advance(4_000);
  expect(await open(running, '4711')).toMatchObject({ kind: 'wait' });
  await running.stop();
  const again = await on.started();
  expect(await open(again, '4711')).toMatchObject({ kind: 'wait' });
  await on.clock.advance(1_001);
  const fourth = await open(again, '0000');
  expect(fourth).toEqual({ kind: 'wait', until: on.clock.now() + 15_000 });
  await on.clock.advance(15_001);
  expect(await open(again, '4711')).toEqual({ kind: 'open' });
  // Once it was right, counting begins anew.
  await again.desk.handlers['lock.close'](null);
  expect(await open(again, '0000')).toEqual({ kind: 'wrongPin' });
});

test('a PIN is changed and taken away only with the one so far', async () => {
  const { running } = await begun();
  await setPin(running, '4711');
  expect(await setPin(running, null, '0000')).toEqual({ kind: 'wrongPin' });
  expect(await setPin(running, '123456', '4711')).toEqual({ kind: 'saved' });
  expect(await setPin(running, null, '123456')).toEqual({ kind: 'saved' });
  expect(await view(running)).toEqual({ locked: false, hasPin: false, secretOpens: true });
});

const forgot = ({ desk }: RunningDesk, secret: string) => answered(desk.handlers['lock.forgot']({ secret }));
const deeds = async ({ desk }: RunningDesk) =>
  (await answered(desk.handlers['activity.get']({ before: null, staff: null, patient: '' }))).entries.map(
    ({ deed }) => deed,
  );

test('a forgotten PIN goes with the API client’s secret, with the line down and over a restart, and the activity tells', async () => {
  const { on, running } = await begun();
  await setPin(running, '4711');
  await running.desk.handlers['lock.close'](null);
  await running.stop();
  on.clinic.lineUp = false;
  const again = await on.started();
  expect(await view(again)).toEqual({ locked: true, hasPin: true, secretOpens: true });
  expect(await forgot(again, `${on.credentials.secret}x`)).toEqual({ kind: 'wrongPin' });
  expect(await named(again)).toBe(false);
  // As it is pasted from a message.
  expect(await forgot(again, ` ${on.credentials.secret}\n`)).toEqual({ kind: 'open' });
  expect(await named(again)).toBe(true);
  expect(await view(again)).toEqual({ locked: false, hasPin: false, secretOpens: true });
  expect(await deeds(again)).toEqual(['pinForgotten', 'pinSet']);
  expect(JSON.stringify([again.pushed, again.log.lines])).not.toContain(on.credentials.secret);
  await again.desk.handlers['lock.close'](null);
  expect(await open(again, null)).toEqual({ kind: 'open' });
});

test('wrong secrets and wrong PINs wait together, and the right secret waits with them', async () => {
  const { on, running } = await begun();
  await setPin(running, '4711');
  await running.desk.handlers['lock.close'](null);
  expect(await forgot(running, 'wrong')).toEqual({ kind: 'wrongPin' });
  expect(await open(running, '0000')).toEqual({ kind: 'wrongPin' });
  expect(await forgot(running, 'wrong')).toMatchObject({ kind: 'wait' });
  expect(await forgot(running, on.credentials.secret)).toMatchObject({ kind: 'wait' });
  expect(await open(running, '4711')).toMatchObject({ kind: 'wait' });
  expect(await view(running)).toMatchObject({ locked: true, hasPin: true });
  expect(await deeds(running).catch(() => 'locked')).toBe('locked');
  await on.clock.advance(5_001);
  expect(await forgot(running, on.credentials.secret)).toEqual({ kind: 'open' });
});

test('the secret that a practice clinic made up for itself opens nothing', async () => {
  const on = machine();
  const running = await on.started();
  expect((await running.desk.handlers['connection.practice']({ locale: 'pl', size: 'small' })).ok).toBe(true);
  await setPin(running, '4711');
  await running.desk.handlers['lock.close'](null);
  expect(await view(running)).toEqual({ locked: true, hasPin: true, secretOpens: false });
  expect(await forgot(running, on.credentials.secret)).toEqual({ kind: 'wrongPin' });
  expect(await view(running)).toMatchObject({ locked: true, hasPin: true });
});

const day = 24 * 3_600_000;
test('a clock that is set back or ahead by a day shuts nobody out, neither by PIN nor by secret, over a restart too', async () => {
  const { on, running } = await begun();
  await setPin(running, '4711');
  await running.desk.handlers['lock.close'](null);
  for (const pin of ['0', '1', '2']) await open(running, pin);
  on.clock.set(-day);
  expect(await open(running, '4711')).toEqual({ kind: 'wait', until: on.clock.now() + 5_000 });
  await running.stop();
  const again = await on.started();
  expect(await forgot(again, on.credentials.secret)).toEqual({
    kind: 'wait',
    until: on.clock.now() + 5_000,
  });
  await on.clock.advance(5_001);
  expect(await open(again, '4711')).toEqual({ kind: 'open' });
  await again.desk.handlers['lock.close'](null);
  for (const pin of ['0', '1', '2']) await open(again, pin);
  on.clock.set(day);
  expect(await open(again, '4711')).toMatchObject({ kind: 'wait' });
  await on.clock.advance(5_001);
  expect(await forgot(again, on.credentials.secret)).toEqual({ kind: 'open' });
});

test('of two PINs that are set at once with the one before, one counts', async () => {
  const { running } = await begun();
  await setPin(running, '4711');
  const both = await Promise.all(['4712', '4713'].map((pin) => setPin(running, pin, '4711')));
  expect(both.map(({ kind }) => kind).toSorted()).toEqual(['saved', 'wrongPin']);
});
