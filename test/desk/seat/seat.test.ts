import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { fileOf, keyNameOf, seatFileOf, seatKeyNameOf } from '../../../main/compose/profiles.ts';
import { openStore, type OpenStore } from '../../../main/store/open.ts';
import { openSeat, type OpenSeat } from '../../../main/store/seat/openSeat.ts';
import { quietLog } from '../../store/fixed.ts';
import { answered, begun, keyOf, practicePort, type Machine, type RunningDesk } from '../deskBench.ts';
import { decideOn } from '../screen.ts';

/*
 * The seat lives as long as the desk, in a file of its own: what earlier versions kept in the clinic's is taken over, practising
 * leaves it alone, new credentials do not send anybody away from the desk, and a file that cannot be opened or written is said
 * in words while everything else goes on.
 */
vi.setConfig({ testTimeout: 90_000 });
const second = 1_000;
const minute = 60 * second;
const profile = { kind: 'practicePort', port: practicePort } as const;
const tomorrow = '2026-11-24';

const staffOf = ({ desk }: RunningDesk) => answered(desk.handlers['staff.get'](null));
const lockOf = ({ desk }: RunningDesk) => answered(desk.handlers['lock.get'](null));
const line = ({ desk }: RunningDesk) => answered(desk.handlers['line.get'](null));
const loss = ({ desk }: RunningDesk) => answered(desk.handlers['line.loss'](null));
const entry = {
  id: null,
  name: 'Anna Lis',
  initials: 'AL',
  pin: 'none',
  pinNow: null,
  right: 'atDesk',
} as const;
const save = ({ desk }: RunningDesk, change: { name?: string; initials?: string; pin?: string } = {}) =>
  desk.handlers['staff.save']({ ...entry, ...change });
const setPin = ({ desk }: RunningDesk, pin: string) =>
  answered(desk.handlers['lock.setPin']({ pin, pinNow: null }));

async function addAnna(running: RunningDesk, pin = 'none'): Promise<string> {
  expect(await answered(save(running, { pin }))).toEqual({ kind: 'saved' });
  return (await staffOf(running)).members.at(-1)?.id ?? '';
}
const switchTo = ({ desk }: RunningDesk, id: string, pin: string | null = null) =>
  answered(desk.handlers['staff.switch']({ id, pin }));

async function openedFiles(on: Machine): Promise<{ clinic: OpenStore; seat: OpenSeat }> {
  const parts = { clock: on.clock, log: quietLog };
  const clinic = openStore({
    ...parts,
    file: fileOf(on.folder, profile),
    key: await keyOf(on.secrets, keyNameOf(profile)),
  });
  const seat = openSeat({
    ...parts,
    file: seatFileOf(on.folder, profile.kind),
    key: await keyOf(on.secrets, seatKeyNameOf(profile.kind)),
  });
  if (!clinic.ok || !seat.ok) throw new Error('not opened');
  return { clinic: clinic.value, seat: seat.value };
}

/** Makes of a desk's files those of an earlier version, which had all of it in the clinic's. */
async function asEarlierVersion(on: Machine): Promise<void> {
  const { clinic, seat } = await openedFiles(on);
  for (const member of seat.staff.all()) clinic.staff.put(member);
  for (const name of ['staff.atDesk', 'lock.pin', 'lock.locked', 'lock.wrong'])
    clinic.settings.set(name, seat.settings.get(name) ?? '');
  for (const name of ['seat.given', 'seat.deeds']) clinic.settings.remove(name);
  clinic.close();
  seat.close();
  rmSync(seatFileOf(on.folder, profile.kind));
  await on.secrets.remove(seatKeyNameOf(profile.kind));
}

test('a desk of an earlier version goes on with its staff, its lock and who was at it; from then on the clinic’s file knows none of it', async () => {
  const { on, running } = await begun();
  const anna = await addAnna(running);
  await save(running, { name: 'Jan', initials: 'J', pin: '4712' });
  await switchTo(running, anna);
  await setPin(running, '4711');
  await running.desk.handlers['lock.close'](null);
  await running.stop();
  await asEarlierVersion(on);
  const again = await on.started();
  expect(await lockOf(again)).toEqual({ locked: true, hasPin: true, secretOpens: true });
  expect(await answered(again.desk.handlers['lock.open']({ pin: '4711' }))).toEqual({ kind: 'open' });
  expect(await staffOf(again)).toMatchObject({
    atDesk: anna,
    members: [
      { initials: 'AL', hasPin: false },
      { initials: 'J', hasPin: true },
    ],
  });
  await again.desk.handlers['staff.remove']({ id: anna });
  await again.stop();
  const { clinic, seat } = await openedFiles(on);
  expect(clinic.staff.all().map(({ pin }) => pin)).toEqual([null, null]);
  expect(clinic.settings.get('lock.pin')).toBe('');
  expect(seat.staff.all().map(({ removedAt }) => removedAt === null)).toEqual([false, true]);
  clinic.close();
  seat.close();
  expect((await staffOf(await on.started())).members).toMatchObject([{ initials: 'J' }]);
});

test('practising touches neither who works here nor the lock, and leaves nothing behind for the next practice', async () => {
  const { running } = await begun();
  const anna = await addAnna(running, '4711');
  await switchTo(running, anna, '4711');
  const { handlers } = running.desk;
  await answered(handlers['connection.practice']({ locale: 'pl', size: 'small' }));
  expect(await staffOf(running)).toEqual({ members: [], atDesk: null, former: [] });
  await save(running, { name: 'Jan', initials: 'J' });
  await setPin(running, '9999');
  await answered(handlers['connection.practice']({ locale: 'pl', size: 'small' }));
  expect(await staffOf(running)).toMatchObject({ members: [] });
  await setPin(running, '9999');
  await answered(handlers['connection.leavePractice'](null));
  expect(await staffOf(running)).toMatchObject({ atDesk: anna, members: [{ initials: 'AL' }] });
  expect(await lockOf(running)).toMatchObject({ hasPin: false });
});

test('new credentials send nobody away from the desk: who proved it with a PIN still is there', async () => {
  const { on, running } = await begun();
  const anna = await addAnna(running, '4711');
  await switchTo(running, anna, '4711');
  on.clinic.world.client.secret = 'the new one';
  const { clientId } = on.credentials;
  await answered(running.desk.handlers['connection.save']({ locale: 'pl', clientId, secret: 'the new one' }));
  expect((await staffOf(running)).atDesk).toBe(anna);
  await setPin(running, '4711');
  await running.desk.handlers['lock.close'](null);
  const forgot = (secret: string) => answered(running.desk.handlers['lock.forgot']({ secret }));
  expect(await forgot(on.credentials.secret)).toEqual({ kind: 'wrongPin' });
  expect(await forgot('the new one')).toEqual({ kind: 'open' });
});

test('a seat’s file that another program holds at the start is said, tried again by itself, and nothing is shown without its lock', async () => {
  const { on, running } = await begun();
  await setPin(running, '4711');
  await running.desk.handlers['lock.close'](null);
  await running.stop();
  const other = await on.otherProgramAtSeat();
  other.exec('BEGIN IMMEDIATE');
  const again = await on.started();
  expect(await line(again)).toMatchObject({
    kind: 'paused',
    problem: { kind: 'storeHeld', details: 'seat: busy' },
  });
  expect(await again.desk.handlers['board.open']({ date: tomorrow })).toMatchObject({ ok: false });
  other.exec('ROLLBACK');
  await on.clock.advance(minute);
  expect(await lockOf(again)).toMatchObject({ locked: true, hasPin: true });
  expect(await answered(again.desk.handlers['connection.get'](null))).toMatchObject({ kind: 'practice' });
});

test('held during work, what concerns the seat is refused in words; the day, decisions and locking go on', async () => {
  const { on, running } = await begun();
  const { handlers } = running.desk;
  const other = await on.otherProgramAtSeat();
  other.exec('BEGIN IMMEDIATE');
  expect(await save(running)).toMatchObject({ ok: false, error: { kind: 'storeHeld' } });
  const day = await answered(handlers['board.open']({ date: tomorrow }));
  const card = day.columns
    .flatMap(({ cards }) => cards)
    .find(({ confirmed, status, notSent }) => !confirmed && status === 'booked' && !notSent);
  await answered(decideOn(running.desk, { kind: 'confirm', bookingId: card?.id ?? '' }));
  await on.clock.advance(2 * minute);
  expect(on.clinic.counts.byOperation.get('confirmBooking')).toBe(1);
  expect(await answered(handlers['lock.close'](null))).toMatchObject({ locked: true });
  expect(await answered(handlers['lock.open']({ pin: null }))).toEqual({ kind: 'open' });
  other.exec('ROLLBACK');
  expect(await answered(save(running))).toEqual({ kind: 'saved' });
});

test('a clinic’s file that is held takes a deed of the seat’s later: the deed is done, and told once', async () => {
  const { on, running } = await begun();
  const other = await on.otherProgram();
  other.exec('BEGIN IMMEDIATE');
  await addAnna(running);
  other.exec('ROLLBACK');
  await setPin(running, '4711');
  const { entries } = await answered(
    running.desk.handlers['activity.get']({ before: null, staff: null, patient: '' }),
  );
  expect(entries.map(({ deed }) => deed)).toEqual(['pinSet', 'added']);
});

test('a damaged file is kept and said until somebody has read it; the day goes on', async () => {
  const { on, running } = await begun();
  await addAnna(running);
  await running.stop();
  const file = seatFileOf(on.folder, profile.kind);
  writeFileSync(file, readFileSync(file).fill(1, 100, 9_000));
  const again = await on.started();
  expect(await loss(again)).toMatchObject({ kind: 'seatLost' });
  expect((await staffOf(again)).members).toEqual([]);
  await answered(again.desk.handlers['board.open']({ date: tomorrow }));
  await again.stop();
  const third = await on.started();
  expect(await loss(third)).toMatchObject({ kind: 'seatLost' });
  const copies = await answered(third.desk.handlers['copies.get'](null));
  expect(copies.map(({ name }) => name)).toEqual([expect.stringMatching(/^seat\.db\.set-aside-/)]);
  expect(await answered(third.desk.handlers['copies.remove']({ name: copies[0]?.name ?? '' }))).toEqual([]);
  await answered(third.desk.handlers['line.lossSeen'](null));
  expect(await loss(third)).toBeNull();
  expect(await answered(save(third))).toEqual({ kind: 'saved' });
});

test('where its key alone is lost the clinic opens all the same: the file is kept aside, and that staff and lock are missing is said', async () => {
  const { on, running } = await begun();
  await addAnna(running, '4711');
  await setPin(running, '4711');
  await running.stop();
  const file = seatFileOf(on.folder, 'practicePort');
  const before = readFileSync(file);
  await on.secrets.remove(seatKeyNameOf('practicePort'));
  const again = await on.started();
  expect(
    (await answered(again.desk.handlers['board.open']({ date: tomorrow }))).columns.length,
  ).toBeGreaterThan(0);
  expect(await staffOf(again)).toMatchObject({ members: [] });
  expect(await loss(again)).toMatchObject({ kind: 'seatLost' });
  const aside = readdirSync(dirname(file)).filter(
    (name) => name.startsWith(`${basename(file)}.set-aside-`) && !/(-wal|-shm|-witness|key-id)$/.test(name),
  );
  expect(aside.some((name) => readFileSync(join(dirname(file), name)).equals(before))).toBe(true);
  await addAnna(again, '4711');
  await again.stop();
  const third = await on.started();
  expect(await staffOf(third)).toMatchObject({ members: [{ initials: 'AL' }] });
});
