import { rmSync, writeFileSync } from 'node:fs';
import { expect, test, vi } from 'vitest';
import { passingFolder } from '../../main/compose/profiles.ts';
import type { Addon } from '../../main/store/sqlite.ts';
import { answered, begun, type Machine, type RunningDesk } from './deskBench.ts';
import { decideOn } from './screen.ts';

/*
 * Another program that holds the file (a backup, a virus scanner) costs time and nothing else: it is said in its own words, tried again
 * by itself, and never called damage. What was not acknowledged was not done; what is pressed again later is done once; what the
 * vendor answered meanwhile is not lost, and no write goes out twice.
 */
vi.setConfig({ testTimeout: 90_000 });
const second = 1_000;
const minute = 60 * second;
const tomorrow = '2026-11-24';

const line = ({ desk }: RunningDesk) => answered(desk.handlers['line.get'](null));
const connection = async ({ desk }: RunningDesk) =>
  (await answered(desk.handlers['connection.get'](null))).kind;
const waiting = async ({ desk }: RunningDesk) =>
  (await answered(desk.handlers['attention.get'](null))).waiting;
const confirms = (on: Machine): number => on.clinic.counts.byOperation.get('confirmBooking') ?? 0;

async function holds(on: Machine): Promise<Addon> {
  const other = await on.otherProgram();
  other.exec('BEGIN IMMEDIATE');
  return other;
}

async function unconfirmed({ desk }: RunningDesk, count = 1) {
  const day = await answered(desk.handlers['board.open']({ date: tomorrow }));
  const cards = day.columns.flatMap((column) => column.cards);
  return cards
    .filter(({ confirmed, status, notSent }) => !confirmed && status === 'booked' && !notSent)
    .slice(0, count);
}

/** What is answered to something while virtual time goes on. */
async function meanwhile<T>(on: Machine, asked: Promise<T>, ms: number): Promise<T> {
  await on.clock.advance(ms);
  return asked;
}

test('at the start it is said, tried again by itself, and then the day is there without a restart', async () => {
  const { on, running } = await begun();
  await running.stop();
  const other = await holds(on);
  const again = await on.started();
  expect(await connection(again)).toBe('none');
  expect(await line(again)).toMatchObject({ kind: 'paused', problem: { kind: 'storeHeld' } });
  await on.clock.advance(2 * minute);
  expect(await line(again)).toMatchObject({ kind: 'paused', problem: { kind: 'storeHeld' } });
  // A window that is told the same each time would read everything anew each time.
  expect(again.pushed.filter(({ name }) => name === 'connection.changed')).toHaveLength(1);
  other.exec('ROLLBACK');
  await on.clock.advance(minute);
  expect(await connection(again)).toBe('practice');
  expect(await line(again)).toMatchObject({ kind: 'inStep' });
  expect((await unconfirmed(again)).length).toBe(1);
  const last = again.pushed.filter(({ name }) => name === 'connection.changed').at(-1);
  expect(last?.event).toMatchObject({ kind: 'practice' });
  expect(again.log.lines.map(({ event }) => event)).not.toContain('store.setAside');
});

test('a person who does not want to wait looks at once', async () => {
  const { on, running } = await begun();
  await running.stop();
  const other = await holds(on);
  const again = await on.started();
  await on.clock.advance(5 * minute);
  other.exec('ROLLBACK');
  await again.desk.handlers['line.checkNow'](null);
  await on.clock.advance(1);
  expect(await connection(again)).toBe('practice');
});

test('the pauses grow: in ten minutes the file is not opened more than thirty times', async () => {
  const { on, running } = await begun();
  await running.stop();
  await holds(on);
  const opened = vi.spyOn(on.secrets, 'get');
  await on.started();
  await on.clock.advance(10 * minute);
  const tries = opened.mock.calls.length;
  expect(tries).toBeGreaterThan(10);
  expect(tries).toBeLessThan(30);
});

test('during work nothing is acknowledged, the line says the same, and what is pressed again later is done once', async () => {
  const { on, running } = await begun();
  const [card] = await unconfirmed(running);
  const other = await holds(on);
  const decision = { kind: 'confirm', bookingId: card?.id ?? '' } as const;
  const refused = await meanwhile(on, decideOn(running.desk, decision), 2 * second);
  expect(refused).toMatchObject({ ok: false, error: { kind: 'storeHeld' } });
  expect(await waiting(running)).toBe(0);
  await on.clock.advance(2 * minute);
  expect(await line(running)).toMatchObject({ kind: 'paused', problem: { kind: 'storeHeld' } });
  expect(confirms(on)).toBe(0);
  other.exec('ROLLBACK');
  expect(await decideOn(running.desk, decision)).toMatchObject({ ok: true });
  await on.clock.advance(2 * minute);
  expect(await line(running)).toMatchObject({ kind: 'inStep' });
  expect(confirms(on)).toBe(1);
  expect(on.clinic.world.bookings.get(card?.id ?? '')?.confirmed).toBe(true);
});

test('for a moment it is not even noticed: what was pressed is done, in the order of the presses', async () => {
  const { on, running } = await begun();
  on.clinic.lineUp = false;
  const [card] = await unconfirmed(running);
  const bookingId = card?.id ?? '';
  const other = await holds(on);
  const { handlers } = running.desk;
  const first = decideOn({ handlers }, { kind: 'confirm', bookingId });
  await on.clock.advance(60);
  other.exec('ROLLBACK');
  // By now the file is free, and the first still waits for its next try: a visit that is cancelled could not be confirmed any more.
  const second = decideOn({ handlers }, { kind: 'cancel', bookingId, reason: null });
  expect(await meanwhile(on, Promise.all([first, second]), 1_000)).toMatchObject([
    { ok: true },
    { ok: true },
  ]);
  expect(await waiting(running)).toBe(1);
});

test('no thread stands still for it longer than a tenth of a second', async () => {
  const { on, running } = await begun();
  const [card] = await unconfirmed(running);
  await holds(on);
  const began = performance.now();
  const asked = decideOn(running.desk, { kind: 'confirm', bookingId: card?.id ?? '' });
  expect(performance.now() - began).toBeLessThan(100);
  expect(await meanwhile(on, asked, 2 * second)).toMatchObject({ ok: false });
});

/** Holds the file from the moment at which a confirmation reaches the clinic. */
async function heldAtAnswer(on: Machine): Promise<{ letGo: () => void }> {
  const other = await on.otherProgram();
  let held = false;
  on.vendor.answer = (_, url) => {
    if (url.includes('/confirm') && !held) {
      held = true;
      other.exec('BEGIN IMMEDIATE');
    }
    return null;
  };
  return {
    letGo: () => {
      expect(held).toBe(true);
      other.exec('ROLLBACK');
    },
  };
}

test.each([
  ['a second', second],
  ['five minutes', 5 * minute],
])(
  'an answer that comes while the file is held for %s is not lost: sent once, and confirmed without a restart',
  async (_, ms) => {
    const { on, running } = await begun();
    const [card] = await unconfirmed(running);
    const { letGo } = await heldAtAnswer(on);
    await answered(decideOn(running.desk, { kind: 'confirm', bookingId: card?.id ?? '' }));
    await on.clock.until(() => confirms(on) === 1, minute);
    await on.clock.advance(ms);
    letGo();
    // What was only a moment costs no reading back.
    await on.clock.advance(ms < minute ? 5 * second : 3 * minute);
    expect(await waiting(running)).toBe(0);
    expect(confirms(on)).toBe(1);
    expect((await answered(running.desk.handlers['attention.get'](null))).attention).toEqual([]);
  },
);

test('credentials that the file cannot take are told as such; the clinic at work goes on, and the keychain has the old ones', async () => {
  const { on, running } = await begun();
  const { clientId } = on.credentials;
  const kept = () => on.secrets.get(`api-secret practice-4711 ${clientId}`);
  on.clinic.world.client.secret = 'the new one';
  const other = await holds(on);
  const saved = running.desk.handlers['connection.save']({
    locale: 'pl',
    clientId,
    secret: 'the new one',
  });
  expect(await meanwhile(on, saved, second)).toMatchObject({ ok: false, error: { kind: 'storeHeld' } });
  expect(await connection(running)).toBe('practice');
  expect(await kept()).toEqual({ ok: true, value: on.credentials.secret });
  expect((await unconfirmed(running)).length).toBe(1);
  other.exec('ROLLBACK');
  const again = running.desk.handlers['connection.save']({
    locale: 'pl',
    clientId,
    secret: 'the new one',
  });
  expect(await meanwhile(on, again, second)).toMatchObject({ ok: true });
});

test('a practice clinic that finds no room leaves the clinic at work where it is, and says why', async () => {
  const { on, running } = await begun();
  // Where its folder should be there is a file: no disk can take it.
  writeFileSync(passingFolder(on.folder), '');
  const answer = await running.desk.handlers['connection.practice']({ locale: 'pl', size: 'small' });
  expect(answer).toMatchObject({ ok: false, error: { kind: 'storeDiskFault' } });
  expect(await connection(running)).toBe('practice');
  expect((await unconfirmed(running)).length).toBe(1);
  await on.clock.advance(minute);
  expect(await line(running)).toMatchObject({ kind: 'inStep' });
  rmSync(passingFolder(on.folder));
  expect(await running.desk.handlers['connection.practice']({ locale: 'pl', size: 'small' })).toMatchObject({
    ok: true,
  });
});
