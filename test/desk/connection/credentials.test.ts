import { expect, test, vi } from 'vitest';
import { begun, type Machine, type RunningDesk } from '../deskBench.ts';
import { decideOn } from '../screen.ts';

/*
 * A secret that the vendor withdraws while the desk is at work costs nothing but time: what is decided meanwhile waits, also over
 * wrong tries, and reaches the clinic once, as soon as the right credentials are entered. Those of another clinic are not taken,
 * for its data and decisions would be mixed.
 */
const minute = 60_000;
vi.setConfig({ testTimeout: 60_000 });

test('what was decided without credentials goes on with the new ones, once, and the desk sees the clinic again', async () => {
  const { on, running } = await begun();
  await withdraw(on, running);
  const card = await unconfirmed(running);
  const decided = await decideOn(running.desk, { kind: 'confirm', bookingId: card.id });
  expect(decided.ok).toBe(true);
  await on.clock.advance(5 * minute);
  expect(await line(running)).toMatchObject({ kind: 'paused', problem: { kind: 'unauthorized' } });

  const wrong = await save(on, running, 'still wrong');
  expect(wrong).toMatchObject({ ok: false, error: { kind: 'unauthorized' } });
  expect(await waiting(running)).toBe(1);
  const writes = confirms(on);

  expect(await save(on, running, 'the new one')).toMatchObject({
    ok: true,
    value: { clientId: on.credentials.clientId },
  });
  await on.clock.advance(minute);
  expect(await line(running)).toMatchObject({ kind: 'inStep' });
  expect(await waiting(running)).toBe(0);
  expect(confirms(on)).toBe(writes + 1);
  expect(on.clinic.world.bookings.get(card.id)?.confirmed).toBe(true);
});

test('after a restart the desk knows the new secret, and none of its visits is gone', async () => {
  const { on, running } = await begun();
  const before = (await cardsOf(running)).length;
  await withdraw(on, running);
  await save(on, running, 'the new one');
  await running.stop();
  const again = await on.started();
  await on.clock.advance(minute);
  expect(await line(again)).toMatchObject({ kind: 'inStep' });
  expect((await cardsOf(again)).length).toBe(before);
});

test('credentials of another clinic are told from wrong ones, and change nothing', async () => {
  const { on, running } = await begun();
  await withdraw(on, running);
  const card = await unconfirmed(running);
  await decideOn(running.desk, { kind: 'confirm', bookingId: card.id });
  const { facilities } = on.clinic.world;
  const own = [...facilities];
  facilities.clear();
  facilities.set('987654', { id: '987654', name: 'Somewhere else' });
  const tried = await running.desk.handlers['connection.test']({
    locale: 'pl',
    clientId: on.credentials.clientId,
    secret: 'the new one',
  });
  expect(tried).toMatchObject({ ok: false, error: { kind: 'otherClinic' } });
  expect(await save(on, running, 'the new one')).toMatchObject({ ok: false, error: { kind: 'otherClinic' } });
  expect(await waiting(running)).toBe(1);
  facilities.clear();
  own.forEach(([id, facility]) => facilities.set(id, facility));
  expect(await save(on, running, 'the new one')).toMatchObject({ ok: true });
});

/** The vendor gives the client another secret, and the desk has noticed. */
async function withdraw(on: Machine, running: RunningDesk): Promise<void> {
  on.clinic.world.client.secret = 'the new one';
  on.clinic.tokens.expireAll();
  await on.clock.advance(minute);
  expect(await line(running)).toMatchObject({ kind: 'paused', problem: { kind: 'unauthorized' } });
}

function save(on: Machine, running: RunningDesk, secret: string) {
  const { clientId } = on.credentials;
  return running.desk.handlers['connection.save']({ locale: 'pl', clientId, secret });
}

async function line(running: RunningDesk): Promise<unknown> {
  const answer = await running.desk.handlers['line.get'](null);
  return answer.ok ? answer.value : answer.error;
}

async function waiting(running: RunningDesk): Promise<number> {
  const answer = await running.desk.handlers['attention.get'](null);
  return answer.ok ? answer.value.waiting : -1;
}

/** The visits of tomorrow. */
async function cardsOf({ desk }: RunningDesk) {
  const board = await desk.handlers['board.open']({ date: '2026-11-24' });
  return board.ok ? board.value.columns.flatMap(({ cards }) => cards) : [];
}

async function unconfirmed(running: RunningDesk) {
  const found = (await cardsOf(running)).find(({ confirmed, status }) => !confirmed && status === 'booked');
  if (found === undefined) throw new Error('the clinic has no visit to confirm');
  return found;
}

const confirms = (on: Machine): number => on.clinic.counts.byOperation.get('confirmBooking') ?? 0;
