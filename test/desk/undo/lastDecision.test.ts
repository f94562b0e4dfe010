import { expect, test, vi } from 'vitest';
import { requests } from '#shared/contract/contract.ts';
import type { LastVisitDecision } from '#shared/contract/undo.ts';
import { answered, begun, type Machine, type RunningDesk } from '../deskBench.ts';
import { decideOn, type ScreenDecision, stepOn } from '../screen.ts';
import type { FreeTime } from '#shared/contract/freeTimes.ts';

/*
 * What somebody decided last here has a way back: inside the undo window as if it had never been, the newest first, also over
 * a restart; later the opposite, as a new decision, only where that can still be done; where there is none, why. What others
 * decided, what was taken back and what is long ago is not the last decision.
 */
vi.setConfig({ testTimeout: 60_000 });
const minute = 60_000;

async function last({ desk }: RunningDesk): Promise<LastVisitDecision | null> {
  const found = requests['undo.last'].response.parse(await answered(desk.handlers['undo.last'](null)));
  return found?.about === 'visit' ? found : null;
}
async function comes({ desk }: RunningDesk, name: string, initials: string): Promise<void> {
  await desk.handlers['staff.save']({ id: null, name, initials, pin: 'none', pinNow: null, right: 'atDesk' });
  const { members } = await answered(desk.handlers['staff.get'](null));
  const id = members.find((one) => one.initials === initials)?.id ?? null;
  await desk.handlers['staff.switch']({ id, pin: null });
}
async function cards({ desk }: RunningDesk, date = '2026-11-24') {
  const { columns } = await answered(desk.handlers['board.open']({ date }));
  return columns
    .flatMap((column) => column.cards.map((card) => ({ ...card, addressId: column.addressId })))
    .filter(({ status }) => status === 'booked');
}
const decide = ({ desk }: RunningDesk, decision: ScreenDecision) => answered(decideOn(desk, decision));

async function visit(id: string, { desk }: RunningDesk) {
  const found = await answered(desk.handlers['visits.get']({ bookingId: id }));
  if (found === null) throw new Error(`no visit ${id}`);
  return found;
}

/** A visit of tomorrow and a free time on another day that takes its service. */
async function movable(running: RunningDesk) {
  for (const card of await cards(running)) {
    const times: FreeTime[] = await answered(
      running.desk.handlers['freeTimes.get']({
        addressId: card.addressId,
        scope: 'address',
        from: card.start + 86_400_000,
        to: card.start + 20 * 86_400_000,
      }),
    );
    const { service } = await visit(card.id, running);
    for (const time of times) {
      const fits = time.services.find(({ id }) => id === service?.id);
      if (fits === undefined) continue;
      const { addressId, start } = time;
      const to = { addressId, start, duration: fits.duration, addressServiceId: fits.id };
      return { card, to, decision: { kind: 'move', bookingId: card.id, ...to } as const };
    }
  }
  throw new Error('nothing can be moved');
}
/** Sent, answered, and what it left free read again. */
const sent = (on: Machine) => on.clock.advance(minute);

test('of four quick decisions the newest that stands is the last, until all are taken back; a restart forgets none', async () => {
  const { on, running } = await begun();
  on.clinic.lineUp = false;
  const four = (await cards(running)).filter(({ confirmed }) => !confirmed).slice(0, 4);
  for (const { id } of four) await decide(running, { kind: 'confirm', bookingId: id });
  expect(await last(running)).toMatchObject({ visits: [four[3]?.id], freely: true });
  await running.stop();
  const again = await on.started();
  const found: (string | undefined)[] = [];
  for (let one = await last(again); one?.way.kind === 'undo'; one = await last(again)) {
    found.push(one.visits[0]);
    expect(one).toMatchObject({ deed: 'confirm', freely: true });
    await again.desk.handlers['undo.decision']({ intentId: one.way.intentId });
  }
  expect(found).toEqual(four.map(({ id }) => id).reverse());
  expect(await last(again)).toBeNull();
});

test('what waits for the line is still undone, but not without a question once its window is over', async () => {
  const { on, running } = await begun();
  on.clinic.lineUp = false;
  const [first, second] = (await cards(running)).filter(({ confirmed }) => !confirmed);
  if (first === undefined || second === undefined) throw new Error('no visits');
  await decide(running, { kind: 'confirm', bookingId: first.id });
  await on.clock.advance(6_000);
  // It went into the broken line: whether it arrived is not known.
  expect(await last(running)).toMatchObject({ way: { kind: 'none', why: 'onItsWay' } });
  // By now the desk waits with what it has to say until the line is there.
  await on.clock.advance(3 * minute);
  await decide(running, { kind: 'confirm', bookingId: second.id });
  await on.clock.advance(5_100);
  expect(await last(running)).toMatchObject({ visits: [second.id], way: { kind: 'undo' }, freely: false });
  await on.clock.advance(15 * minute);
  expect(await last(running)).toBeNull();
});

test('a decision is held for as long as the settings say, asked for when it is taken', async () => {
  const { on, running } = await begun();
  const [first, second] = (await cards(running)).filter(({ confirmed }) => !confirmed);
  if (first === undefined || second === undefined) throw new Error('no visits');
  const isConfirmed = (id: string) => on.clinic.world.bookings.get(id)?.confirmed === true;
  const decided = await decide(running, { kind: 'confirm', bookingId: first.id });
  expect(decided).toMatchObject({ heldUntil: on.clock.now() + 5_000 });
  await running.desk.handlers['settings.set']({ undoSeconds: 20 });
  const longer = await decide(running, { kind: 'confirm', bookingId: second.id });
  expect(longer).toMatchObject({ heldUntil: on.clock.now() + 20_000 });
  await on.clock.advance(19_000);
  expect([isConfirmed(first.id), isConfirmed(second.id)]).toEqual([true, false]);
  expect(await last(running)).toMatchObject({ visits: [second.id], way: { kind: 'undo' }, freely: true });
  await on.clock.advance(4_000);
  expect(isConfirmed(second.id)).toBe(true);
});

test('a visit that was moved is moved back to where it was, and then that is the last decision', async () => {
  const { on, running } = await begun();
  const { card, decision } = await movable(running);
  await decide(running, decision);
  await sent(on);
  const moved = await last(running);
  expect(moved).toMatchObject({
    deed: 'move',
    start: card.start,
    patient: { surname: card.surname },
    freely: false,
    way: { kind: 'moveBack', doctorName: null, decision: { start: card.start, addressId: card.addressId } },
  });
  if (moved?.way.kind !== 'moveBack') throw new Error('no way back');
  await decide(running, moved.way.decision);
  await sent(on);
  expect(await visit(card.id, running)).toMatchObject({ start: card.start, end: card.end, status: 'booked' });
  expect(await last(running)).toMatchObject({
    way: { kind: 'moveBack', decision: { start: decision.start } },
  });
});

test('there is no way back to a time that somebody else has taken meanwhile', async () => {
  const { on, running } = await begun();
  const { card, decision } = await movable(running);
  const { service } = await visit(card.id, running);
  await decide(running, decision);
  await sent(on);
  const [, other] = (await cards(running)).filter(({ id }) => id !== card.id);
  if (other === undefined || service === null) throw new Error('no other visit');
  await comes(running, 'Jan Lis', 'JL');
  await decide(running, {
    kind: 'book',
    addressId: card.addressId,
    start: card.start,
    duration: Math.round((card.end - card.start) / minute),
    addressServiceId: service.id,
    patient: {
      name: 'Nina',
      surname: 'Zyxowska',
      phone: '690000111',
      email: null,
      birthDate: null,
      nin: null,
      gender: null,
    },
    comment: null,
  });
  const { members } = await answered(running.desk.handlers['staff.get'](null));
  expect(members).toHaveLength(1);
  // Jan has decided something of his own; who was here before is nobody in particular.
  expect(await last(running)).toMatchObject({ deed: 'book', patient: { surname: 'Zyxowska' } });
  await running.desk.handlers['staff.switch']({ id: null, pin: null });
  expect(await last(running)).toMatchObject({ deed: 'move', way: { kind: 'none', why: 'taken' } });
});

test('a cancelled visit is booked again for the same patient, as a new one', async () => {
  const { on, running } = await begun();
  const [card] = await cards(running);
  if (card === undefined) throw new Error('no visit');
  await decide(running, { kind: 'cancel', bookingId: card.id, reason: 'by mistake' });
  await sent(on);
  const before = await visit(card.id, running);
  const cancelled = await last(running);
  expect(cancelled).toMatchObject({ deed: 'cancel', start: card.start, way: { kind: 'bookAgain' } });
  if (cancelled?.way.kind !== 'bookAgain') throw new Error('no way back');
  await decide(running, cancelled.way.decision);
  await sent(on);
  const there = (await cards(running)).filter(
    ({ start, addressId }) => start === card.start && addressId === card.addressId,
  );
  expect(there).toHaveLength(1);
  expect(there[0]?.id).not.toBe(card.id);
  expect(await visit(there[0]?.id ?? '', running)).toMatchObject({
    end: card.end,
    patient: { surname: card.surname, phone: before.patient?.phone },
    service: { id: before.service?.id },
    comment: before.comment,
  });
  // The last decision is now the booking, and its opposite a cancellation, which asks for a reason.
  expect(await last(running)).toMatchObject({
    deed: 'book',
    visits: [there[0]?.id],
    way: { kind: 'cancel', bookingId: there[0]?.id },
  });
});

test('a confirmation that was sent cannot be taken back, and that is said', async () => {
  const { on, running } = await begun();
  const [card] = (await cards(running)).filter(({ confirmed }) => !confirmed);
  if (card === undefined) throw new Error('no visit');
  await decide(running, { kind: 'confirm', bookingId: card.id });
  await sent(on);
  expect(await last(running)).toMatchObject({ deed: 'confirm', way: { kind: 'none', why: 'confirmation' } });
});

test('steps that were taken together go back together, each step in its turn, and what undoing wrote is none', async () => {
  const { on, running } = await begun();
  const { handlers } = running.desk;
  const [one, two] = (await cards(running, '2026-11-23')).filter(
    ({ presence, start }) => presence === null && start > on.clock.now(),
  );
  if (one === undefined || two === undefined) throw new Error('nobody comes');
  await stepOn({ handlers }, { steps: [{ bookingId: one.id, to: 'arrived' }] }, on.clock.now());
  await on.clock.advance(minute);
  await stepOn(
    { handlers },
    {
      steps: [
        { bookingId: one.id, to: 'withDoctor' },
        { bookingId: two.id, to: 'arrived' },
      ],
    },
    on.clock.now(),
  );
  const both = await last(running);
  expect(both).toMatchObject({ visits: expect.arrayContaining([one.id, two.id]) as unknown, freely: true });
  if (both?.way.kind !== 'unstep') throw new Error('no way back');
  expect(both.way).toMatchObject({ told: false });
  await handlers['arrivals.undo']({ steps: both.way.steps });
  const first = await last(running);
  expect(first).toMatchObject({ deed: 'arrived', visits: [one.id], freely: false });
  if (first?.way.kind !== 'unstep') throw new Error('no way back');
  expect(await answered(handlers['arrivals.undo']({ steps: first.way.steps }))).toMatchObject({ undone: 1 });
  expect(await last(running)).toBeNull();
});

test('of a step that the vendor knows, it is said that the vendor keeps it', async () => {
  const { on, running } = await begun();
  const [card] = (await cards(running, '2026-11-23')).filter(
    ({ presence, start, end }) => presence === null && start < on.clock.now() && end < on.clock.now(),
  );
  if (card === undefined) throw new Error('no visit is over');
  await stepOn(running.desk, { steps: [{ bookingId: card.id, to: 'noShow' }] }, on.clock.now());
  await sent(on);
  expect(await last(running)).toMatchObject({ deed: 'noShow', way: { kind: 'unstep', told: true } });
});
