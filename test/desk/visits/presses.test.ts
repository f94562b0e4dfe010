import { describe, expect, test, vi } from 'vitest';
import type { RequestOf } from '#shared/contract/contract.ts';
import { patientBooks, patientMoves } from '../../../main/practice/actions/patients.ts';
import type { Booking } from '../../../main/practice/world.ts';
import { aCaller } from '../../support/caller.ts';
import { answered, begun, machine, type Machine, type RunningDesk } from '../deskBench.ts';
import { aPatient } from '../../sync/invented.ts';
import { asSeen, decideOn, stepOn, stepsAsSeen } from '../screen.ts';

/*
 * Two presses are two decisions, and each means what was on the screen when it was made. What was true then and is not any more takes
 * nothing and says what is; what is wanted twice is made once, also over a restart, and alarms nobody.
 */
vi.setConfig({ testTimeout: 60_000 });
const minute = 60_000;
const hour = 60 * minute;

interface Desk {
  readonly on: Machine;
  readonly running: RunningDesk;
}
const outbox = ({ running }: Desk) => answered(running.desk.handlers['attention.get'](null));
const visit = async ({ running }: Desk, bookingId: string) => {
  const found = await answered(running.desk.handlers['visits.get']({ bookingId }));
  if (found === null) throw new Error(`no visit ${bookingId}`);
  return found;
};
/** Visits of today that are to come, the next first; nobody has said anything of them. */
function coming({ on }: Desk, hoursAhead = 0.5): Booking[] {
  const now = on.clock.now();
  return [...on.clinic.world.bookings.values()]
    .filter(
      ({ status, start, presence, confirmed }) =>
        status === 'booked' && presence === null && !confirmed && start > now + hoursAhead * hour,
    )
    .sort((a, b) => a.start - b.start);
}
function first<T>(all: readonly T[]): T {
  const [one] = all;
  if (one === undefined) throw new Error('there is none');
  return one;
}
async function freeTimes({ on, running }: Desk, hoursAhead = 26) {
  const service = first(await answered(running.desk.handlers['freeTimes.services'](null))).name;
  const from = on.clock.now() + hoursAhead * hour;
  return answered(running.desk.handlers['freeTimes.next']({ service, from, to: from + 20 * 24 * hour }));
}
type Book = Extract<RequestOf<'visits.decide'>, { kind: 'book' }>;
async function booking(desk: Desk, change: Partial<Book['patient']> = {}): Promise<Book> {
  const { addressId, start, services } = first(await freeTimes(desk));
  const { id, duration } = first(services);
  const { name, surname, phone } = aCaller({ surname: 'Wymyślona' });
  const patient = { name, surname, phone, email: null, birthDate: null, nin: null, gender: null };
  return {
    ...{ kind: 'book', addressId, start, duration, addressServiceId: id, comment: null },
    patient: { ...patient, ...change },
  };
}
const calls = ({ on }: Desk, operation: string): number => on.clinic.counts.byOperation.get(operation) ?? 0;
const sent = ({ on }: Desk): Promise<void> => on.clock.advance(minute);

describe('a step', () => {
  test('pressed twice on what was seen once is one: the second says what is true, and nobody is with the doctor', async () => {
    const desk = await begun();
    const { handlers } = desk.running.desk;
    const { id } = first(coming(desk));
    const steps = await stepsAsSeen(
      desk.running.desk,
      [{ bookingId: id, to: 'arrived' }],
      desk.on.clock.now(),
    );
    const [one, two] = await Promise.all([
      handlers['arrivals.step']({ steps }),
      handlers['arrivals.step']({ steps }),
    ]);
    expect(one).toMatchObject({ value: { taken: [{ bookingId: id }], left: [] } });
    expect(two).toMatchObject({ value: { taken: [], left: [{ bookingId: id, is: 'arrived' }] } });
    expect((await visit(desk, id)).arrival).toMatchObject({ step: 'arrived' });
  });

  test('that was meant for another state is not taken from the one that is', async () => {
    const desk = await begun();
    const { handlers } = desk.running.desk;
    const { id, start } = first(coming(desk));
    await answered(
      stepOn(desk.running.desk, { steps: [{ bookingId: id, to: 'arrived' }] }, desk.on.clock.now()),
    );
    const seen = { step: 'expected', start } as const;
    const answer = await answered(
      handlers['arrivals.step']({ steps: [{ bookingId: id, seen, to: 'withDoctor' }] }),
    );
    expect(answer).toMatchObject({ taken: [], left: [{ bookingId: id, is: 'arrived' }] });
    expect((await visit(desk, id)).arrival).toMatchObject({ step: 'arrived' });
  });

  test('is not taken on a visit that has moved to another time since it was seen', async () => {
    const desk = await begun();
    const { handlers } = desk.running.desk;
    const { id, start } = first(coming(desk));
    const { start: to, addressId } = first((await freeTimes(desk, 2)).filter((time) => time.start !== start));
    const { service, addressId: from } = await visit(desk, id);
    await answered(
      handlers['visits.decide']({
        ...{ kind: 'move', bookingId: id, seen: { addressId: from, start } },
        ...{ addressId, start: to, duration: 20, addressServiceId: service?.id ?? '' },
      }),
    );
    const seen = { step: 'expected', start } as const;
    const answer = await answered(
      handlers['arrivals.step']({ steps: [{ bookingId: id, seen, to: 'arrived' }] }),
    );
    expect(answer).toMatchObject({ taken: [], left: [{ bookingId: id, is: 'moved' }] });
  });

  test('of an evening only what has changed is left, and the rest is settled', async () => {
    const on = machine();
    const over = [...on.clinic.world.bookings.values()].filter(
      ({ status, start, end }) =>
        status === 'booked' && end <= on.clock.now() && start > on.clock.now() - 12 * hour,
    );
    for (const one of over) one.presence = null;
    const desk = await begun(on);
    const visits = over.slice(0, 4).map(({ id }) => id);
    expect(visits).toHaveLength(4);
    const wanted = visits.map((bookingId) => ({ bookingId, to: 'done' as const }));
    const steps = await stepsAsSeen(desk.running.desk, wanted, desk.on.clock.now());
    const changed = visits[1] ?? '';
    await answered(
      stepOn(desk.running.desk, { steps: [{ bookingId: changed, to: 'noShow' }] }, desk.on.clock.now()),
    );
    const answer = await answered(desk.running.desk.handlers['arrivals.step']({ steps }));
    expect(answer.left).toEqual([{ bookingId: changed, is: 'noShow' }]);
    expect(answer.taken.map(({ bookingId }) => bookingId)).toEqual(visits.filter((id) => id !== changed));
    expect((await visit(desk, changed)).arrival).toMatchObject({ step: 'noShow' });
  });

  test('counts as seen what only the clock has taken on since the minute was drawn', async () => {
    const desk = await begun();
    const { handlers } = desk.running.desk;
    const { id, end } = first(coming(desk));
    const there = desk.on.clinic.world.bookings.get(id);
    if (there !== undefined) there.presence = 'present';
    await desk.on.clock.advance(end - desk.on.clock.now() - 5_000);
    const { start } = await visit(desk, id);
    await desk.on.clock.advance(6_000);
    const seen = { step: 'arrived', start } as const;
    const answer = await answered(
      handlers['arrivals.step']({ steps: [{ bookingId: id, seen, to: 'withDoctor' }] }),
    );
    expect(answer.left).toEqual([]);
  });
});

describe('a decision about a visit', () => {
  test.each(['confirm', 'cancel', 'move'] as const)(
    'is not taken where the visit stands elsewhere by now: %s',
    async (kind) => {
      const desk = await begun();
      const { handlers } = desk.running.desk;
      const moved = first(coming(desk, 25));
      const [there, target] = (await freeTimes(desk, 30)).filter(({ start }) => start !== moved.start);
      if (there === undefined || target === undefined) throw new Error('nothing is free');
      const place = { addressId: target.addressId, start: target.start, duration: 20, addressServiceId: '' };
      const decision = await asSeen(desk.running.desk, {
        bookingId: moved.id,
        ...(kind === 'cancel' ? { kind, reason: null } : kind === 'move' ? { kind, ...place } : { kind }),
      });
      const { id, duration } = first(there.services);
      const to = { addressId: there.addressId, start: there.start, duration, addressServiceId: id };
      await answered(decideOn(desk.running.desk, { kind: 'move', bookingId: moved.id, ...to }));
      const waiting = (await outbox(desk)).waiting;
      expect(await handlers['visits.decide'](decision)).toMatchObject({ error: { kind: 'visitMoved' } });
      expect((await outbox(desk)).waiting).toBe(waiting);
      expect(await visit(desk, moved.id)).toMatchObject({ start: there.start, status: 'booked' });
    },
  );

  test('goes to the visit under the id that it has now, where it stands as it was seen', async () => {
    const desk = await begun();
    const moved = first(coming(desk, 25));
    const there = first((await freeTimes(desk, 30)).filter(({ start }) => start !== moved.start));
    const { id, duration } = first(there.services);
    const to = { addressId: there.addressId, start: there.start, duration, addressServiceId: id };
    await answered(decideOn(desk.running.desk, { kind: 'move', bookingId: moved.id, ...to }));
    await sent(desk);
    const { handlers } = desk.running.desk;
    const seen = { addressId: there.addressId, start: there.start };
    await answered(handlers['visits.decide']({ kind: 'confirm', bookingId: moved.id, seen }));
    await sent(desk);
    const now = [...desk.on.clinic.world.bookings.values()].filter(({ start }) => start === there.start);
    expect(now.filter(({ status }) => status === 'booked').map(({ confirmed }) => confirmed)).toEqual([true]);
  });

  test('to move is done already where the visit stands there: a second press on the same time', async () => {
    const desk = await begun();
    const moved = first(coming(desk, 25));
    const there = first((await freeTimes(desk, 30)).filter(({ start }) => start !== moved.start));
    const { id, duration } = first(there.services);
    const to = { addressId: there.addressId, start: there.start, duration, addressServiceId: id };
    const decision = await asSeen(desk.running.desk, { kind: 'move', bookingId: moved.id, ...to });
    const { handlers } = desk.running.desk;
    expect((await answered(handlers['visits.decide'](decision))).kind).toBe('intent');
    expect((await answered(handlers['visits.decide'](decision))).kind).toBe('already');
    await sent(desk);
    expect(calls(desk, 'moveBooking')).toBe(1);
  });
});

describe('a booking', () => {
  test('that is wanted twice is made once, and alarms nobody', async () => {
    const desk = await begun();
    const { handlers } = desk.running.desk;
    const wanted = await booking(desk);
    const [one, two] = await Promise.all([
      handlers['visits.decide'](wanted),
      handlers['visits.decide'](wanted),
    ]);
    const made = await answered(Promise.resolve(one));
    if (made.kind !== 'intent') throw new Error('it was not decided');
    expect(two).toEqual({ ok: true, value: { kind: 'already', bookingId: made.id } });
    await sent(desk);
    expect(calls(desk, 'bookSlot')).toBe(1);
    expect((await outbox(desk)).attention).toEqual([]);
    // It stands at the clinic now, and is wanted once more: written in another way, it is the same patient.
    const phone = wanted.patient.phone.replace(/^\+48/, '');
    const again = await answered(
      handlers['visits.decide']({ ...wanted, patient: { ...wanted.patient, phone } }),
    );
    expect(again.kind).toBe('already');
    await sent(desk);
    expect(calls(desk, 'bookSlot')).toBe(1);
  });

  test('is known as the same after a restart, before anything was sent', async () => {
    const { on, running } = await begun();
    on.clinic.lineUp = false;
    const wanted = await booking({ on, running });
    expect((await answered(running.desk.handlers['visits.decide'](wanted))).kind).toBe('intent');
    await running.stop();
    const desk = { on, running: await on.started() };
    expect((await answered(desk.running.desk.handlers['visits.decide'](wanted))).kind).toBe('already');
    on.clinic.lineUp = true;
    await on.clock.advance(10 * minute);
    expect(calls(desk, 'bookSlot')).toBe(1);
    expect((await outbox(desk)).attention).toEqual([]);
  });

  test('is another one after the first was called off, and for the son of the same name and phone', async () => {
    const desk = await begun();
    const { handlers } = desk.running.desk;
    const wanted = await booking(desk, { birthDate: '1950-01-02' });
    const one = await answered(handlers['visits.decide'](wanted));
    if (one.kind !== 'intent') throw new Error('it was not decided');
    const son = { ...wanted, patient: { ...wanted.patient, birthDate: '1984-03-04' } };
    expect(await handlers['visits.decide'](son)).toMatchObject({ error: { kind: 'timeTaken' } });
    await answered(decideOn(desk.running.desk, { kind: 'cancel', bookingId: one.id, reason: null }));
    expect((await answered(handlers['visits.decide'](son))).kind).toBe('intent');
  });

  test('of a time that somebody has by now is refused in the desk’s own words, and nothing is sent', async () => {
    const desk = await begun();
    const wanted = await booking(desk);
    const booked = patientBooks(desk.on.clinic.world, {
      now: desk.on.clock.now(),
      addressId: wanted.addressId,
      start: wanted.start,
      addressServiceId: wanted.addressServiceId,
      patient: aPatient('Other'),
    });
    expect(booked.ok).toBe(true);
    await sent(desk);
    const answer = await desk.running.desk.handlers['visits.decide'](wanted);
    expect(answer).toMatchObject({ error: { kind: 'timeTaken' } });
    expect(await outbox(desk)).toMatchObject({ waiting: 0, attention: [] });
  });

  test('of a time to which a visit is on its way is refused, and so is a move there', async () => {
    const desk = await begun();
    desk.on.clinic.lineUp = false;
    const wanted = await booking(desk);
    const [one, two] = coming(desk, 25).filter(({ start }) => start !== wanted.start);
    if (one === undefined || two === undefined) throw new Error('nobody comes');
    const { addressId, start, duration, addressServiceId } = wanted;
    const there = { kind: 'move', addressId, start, duration, addressServiceId } as const;
    await answered(decideOn(desk.running.desk, { ...there, bookingId: one.id }));
    expect(await desk.running.desk.handlers['visits.decide'](wanted)).toMatchObject({
      error: { kind: 'timeTaken' },
    });
    expect(await decideOn(desk.running.desk, { ...there, bookingId: two.id })).toMatchObject({
      error: { kind: 'timeTaken' },
    });
  });
});

test('a visit that a patient has moved is not cancelled by a press that meant it where it was', async () => {
  const desk = await begun();
  const moved = first(coming(desk, 25));
  const decision = await asSeen(desk.running.desk, { kind: 'cancel', bookingId: moved.id, reason: null });
  const there = first((await freeTimes(desk, 30)).filter(({ addressId }) => addressId === moved.addressId));
  patientMoves(desk.on.clinic.world, { now: desk.on.clock.now(), bookingId: moved.id, start: there.start });
  await sent(desk);
  const answer = await desk.running.desk.handlers['visits.decide'](decision);
  expect(answer).toMatchObject({ error: { kind: 'visitMoved' } });
  await sent(desk);
  expect(calls(desk, 'cancelBooking')).toBe(0);
});
