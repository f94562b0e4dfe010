import { expect, test, vi } from 'vitest';
import { requests } from '#shared/contract/contract.ts';
import { answered, begun, type RunningDesk } from '../deskBench.ts';
import { decideOn } from '../screen.ts';
import { mostWaiting } from '#shared/contract/attention.ts';
import { patientCancels } from '../../../main/practice/actions/patients.ts';

/*
 * What the vendor has not been told is listed by name with when it goes: what waits for the line since its undo window was over, a
 * mark of presence from the start of its visit on. What is taken back or sent is not in it, and a hundred are told of any number.
 */
vi.setConfig({ testTimeout: 60_000 });

const waiting = async ({ desk }: RunningDesk) =>
  requests['attention.waiting'].response.parse(await answered(desk.handlers['attention.waiting'](null)));

async function cards({ desk }: RunningDesk, date = '2026-11-24') {
  const { columns } = await answered(desk.handlers['board.open']({ date }));
  return columns.flatMap((column) => column.cards).filter(({ status }) => status === 'booked');
}

test('with the line down each decision is listed with its patient, from when on it can go, and the way back', async () => {
  const { on, running } = await begun();
  on.clinic.lineUp = false;
  const [first, second] = (await cards(running)).filter(({ confirmed }) => !confirmed);
  if (first === undefined || second === undefined) throw new Error('no visits');
  await decideOn(running.desk, { kind: 'confirm', bookingId: first.id });
  await decideOn(running.desk, { kind: 'cancel', bookingId: second.id, reason: null });
  const { decisions, more } = await waiting(running);
  expect(more).toBe(0);
  expect(decisions).toMatchObject([
    {
      visitId: first.id,
      kind: 'confirm',
      patient: { surname: first.surname },
      from: first.start,
      undoable: true,
    },
    { visitId: second.id, kind: 'cancel', patient: { surname: second.surname }, state: 'waiting' },
  ]);
  expect(decisions[0]?.dueAt).toBe(on.clock.now() + 5_000);
  const outbox = await answered(running.desk.handlers['attention.get'](null));
  expect(outbox).toMatchObject({ waiting: 2, firstDueAt: on.clock.now() + 5_000 });
  await running.desk.handlers['undo.decision']({ intentId: decisions[0]?.intentId ?? '' });
  expect((await waiting(running)).decisions).toMatchObject([{ visitId: second.id }]);
  on.clinic.lineUp = true;
  await on.clock.advance(300_000);
  expect(await waiting(running)).toEqual({ decisions: [], more: 0 });
  await running.stop();
});

test('a mark of presence that waits for its visit is due when that begins, not since it was made', async () => {
  const { on, running } = await begun();
  const today = await answered(running.desk.handlers['board.open']({ date: null }));
  const later = today.columns
    .flatMap((column) => column.cards)
    .find(
      ({ start, status, arrival }) =>
        start > on.clock.now() + 3_600_000 && status === 'booked' && arrival === null,
    );
  if (later === undefined) throw new Error('nobody comes later today');
  await decideOn(running.desk, {
    kind: 'presence',
    bookingId: later.id,
    presence: 'present',
  });
  await on.clock.advance(60_000);
  expect((await waiting(running)).decisions).toMatchObject([
    { kind: 'presence', wanted: { presence: 'present' }, dueAt: later.start },
  ]);
  expect(await answered(running.desk.handlers['attention.get'](null))).toMatchObject({
    firstDueAt: later.start,
  });
  await running.stop();
});

test('what is being sent, or is looked for, says so and has no way back; what was refused is an attention item, and no longer waits', async () => {
  const { on, running } = await begun();
  const [sent, lost, gone] = (await cards(running)).filter(({ confirmed }) => !confirmed);
  if (sent === undefined || lost === undefined || gone === undefined) throw new Error('no visits');
  on.clinic.faults.set([{ fault: { kind: 'delay', ms: 20_000 }, operations: ['confirmBooking'], times: 1 }]);
  await decideOn(running.desk, { kind: 'confirm', bookingId: sent.id });
  expect((await waiting(running)).decisions).toMatchObject([{ state: 'waiting', undoable: true }]);
  await on.clock.advance(10_000);
  expect((await waiting(running)).decisions).toMatchObject([{ state: 'sending', undoable: false }]);
  await on.clock.advance(300_000);
  expect(await waiting(running)).toEqual({ decisions: [], more: 0 });

  on.clinic.faults.set([{ fault: { kind: 'drop-after' }, operations: ['confirmBooking'], times: 1 }]);
  await decideOn(running.desk, { kind: 'confirm', bookingId: lost.id });
  await on.clock.advance(10_000);
  expect((await waiting(running)).decisions).toMatchObject([{ state: 'checking', undoable: false }]);
  await on.clock.advance(300_000);

  on.clinic.lineUp = false;
  await decideOn(running.desk, { kind: 'confirm', bookingId: gone.id });
  patientCancels(on.clinic.world, { now: on.clock.now(), bookingId: gone.id });
  on.clinic.lineUp = true;
  await on.clock.advance(300_000);
  const { attention } = await answered(running.desk.handlers['attention.get'](null));
  expect(attention).toMatchObject([{ bookingId: gone.id }]);
  expect(await waiting(running)).toEqual({ decisions: [], more: 0 });
  await running.stop();
});

test('of more than a hundred the rest is counted', async () => {
  const { on, running } = await begun();
  on.clinic.lineUp = false;
  let decided = 0;
  for (let day = 24; day < 31 && decided <= mostWaiting; day += 1) {
    for (const card of await cards(running, `2026-11-${day}`)) {
      if (card.confirmed) continue;
      await decideOn(running.desk, { kind: 'confirm', bookingId: card.id });
      decided += 1;
    }
  }
  for (let day = 1; day < 15 && decided <= mostWaiting; day += 1) {
    for (const card of await cards(running, `2026-12-${String(day).padStart(2, '0')}`)) {
      if (card.confirmed) continue;
      await decideOn(running.desk, { kind: 'confirm', bookingId: card.id });
      decided += 1;
    }
  }
  expect(decided).toBeGreaterThan(mostWaiting);
  const { decisions, more } = await waiting(running);
  expect([decisions.length, more]).toEqual([mostWaiting, decided - mostWaiting]);
  await running.stop();
});
