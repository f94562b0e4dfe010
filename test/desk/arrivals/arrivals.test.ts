import { describe, expect, test } from 'vitest';
import type { ResponseOf } from '#shared/contract/contract.ts';
import type { VisitStep } from '#shared/domain/arrival.ts';
import { shownState, type ShownState } from '#shared/domain/shownState.ts';
import { localDateOf } from '#shared/time/zone.ts';
import { doctorMarksPresence } from '../../../main/practice/actions/doctors.ts';
import { freeSlots } from '../../../main/practice/rules/slots.ts';
import type { Booking } from '../../../main/practice/world.ts';
import { machine, type Machine, type RunningDesk } from '../deskBench.ts';
import { decideOn, type ScreenDecision, stepOn } from '../screen.ts';
import type { BoardCard } from '#shared/contract/board.ts';

/*
 * Arrival is the desk's own and at once; the vendor is told what follows from it, when it can be told, exactly once. Whatever
 * is taken back, moved, refused or interrupted, what is shown and what the vendor is told stay one story.
 */
const minute = 60_000;
const hour = 60 * minute;

interface AtWork extends Machine {
  readonly running: RunningDesk;
}

/** A desk in step with a clinic in which nobody has marked the visits of this morning, nor of the day before. */
async function atWork(): Promise<AtWork> {
  // Hours pass in these tests, and looking for news every few seconds of them would take long.
  const on = machine('small', { pollMs: 60_000 });
  for (const booking of on.clinic.world.bookings.values())
    if (booking.start > on.clock.now() - 4 * 24 * hour) booking.presence = null;
  const running = await on.started();
  await on.atDesk(running).save();
  await on.imported(running);
  return { ...on, running };
}

/** What a handler answers, without the envelope. */
async function value<T>(asked: Promise<{ ok: true; value: T } | { ok: false; error: unknown }>): Promise<T> {
  const answer = await asked;
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  return answer.value;
}

const step = (
  { running, clock }: AtWork,
  bookingId: string,
  to: VisitStep,
): Promise<ResponseOf<'arrivals.step'>> =>
  value(stepOn(running.desk, { steps: [{ bookingId, to }] }, clock.now()));
const undo = (
  { running }: AtWork,
  { taken }: ResponseOf<'arrivals.step'>,
): Promise<ResponseOf<'arrivals.undo'>> => value(running.desk.handlers['arrivals.undo']({ steps: taken }));
const decide = ({ running }: AtWork, decision: ScreenDecision): Promise<ResponseOf<'visits.decide'>> =>
  value(decideOn(running.desk, decision));
const details = ({ running }: AtWork, bookingId: string) =>
  value(running.desk.handlers['visits.get']({ bookingId }));

async function card({ running }: AtWork, id: string, date: string | null = null): Promise<BoardCard> {
  const day = await value(running.desk.handlers['board.open']({ date }));
  const found = day.columns.flatMap(({ cards }) => cards).find((one) => one.id === id);
  if (found === undefined) throw new Error(`no card ${id}`);
  return found;
}
const stateOf = async (on: AtWork, id: string, date: string | null = null): Promise<ShownState> =>
  shownState(await card(on, id, date), on.clock.now());

/** What the clinic has been told of presence, in all. */
function told({ clinic }: AtWork): { readonly present: number; readonly absent: number } {
  const count = (name: string): number => clinic.counts.byOperation.get(name) ?? 0;
  return { present: count('markPatientPresence'), absent: count('markPatientAbsence') };
}
const atClinic = ({ clinic }: AtWork, id: string): Booking => {
  const found = clinic.world.bookings.get(id);
  if (found === undefined) throw new Error(`the clinic has no ${id}`);
  return found;
};

/** Visits of today that begin after some minutes, the next first. */
function coming({ clinic, clock }: AtWork, afterMinutes = 30): Booking[] {
  const now = clock.now();
  return [...clinic.world.bookings.values()]
    .filter(
      ({ status, start }) =>
        status === 'booked' && start > now + afterMinutes * minute && start < now + 7 * hour,
    )
    .sort((a, b) => a.start - b.start);
}
function next(on: AtWork): Booking {
  const [first] = coming(on);
  if (first === undefined) throw new Error('nobody comes today');
  return first;
}
/** Visits of today, or of a day before, that are over and that nobody has marked. */
function over({ clinic, clock }: AtWork, count: number, day = '2026-11-23'): Booking[] {
  const some = [...clinic.world.bookings.values()]
    .filter(
      ({ status, start, end }) =>
        status === 'booked' && end <= clock.now() && localDateOf(start, 'Europe/Warsaw') === day,
    )
    .slice(0, count);
  expect(some).toHaveLength(count);
  return some;
}
/** Lets everything be sent that can be. */
const sent = (on: AtWork): Promise<void> => on.clock.advance(90_000);

describe('a patient who comes', () => {
  test('is shown at once with since when, and the vendor is told once, when the visit begins', async () => {
    const on = await atWork();
    const visit = next(on);
    const came = on.clock.now();
    await step(on, visit.id, 'arrived');
    expect(await card(on, visit.id)).toMatchObject({
      arrival: { step: 'arrived', arrivedAt: came },
      notSent: true,
    });
    await on.clock.advance(visit.start - on.clock.now() - 2 * minute);
    expect(told(on)).toEqual({ present: 0, absent: 0 });
    await step(on, visit.id, 'withDoctor');
    await sent(on);
    await on.clock.advance(3 * minute);
    expect(atClinic(on, visit.id).presence).toBe('present');
    await step(on, visit.id, 'done');
    await sent(on);
    expect(await card(on, visit.id)).toMatchObject({
      arrival: { step: 'done', arrivedAt: came },
      notSent: false,
    });
    expect(told(on)).toEqual({ present: 1, absent: 0 });
  });

  test('is told later where the vendor wants the visit to be over, and once all the same', async () => {
    const on = await atWork();
    on.clinic.quirks = { ...on.clinic.quirks, presenceFrom: 'end' };
    const visit = next(on);
    await step(on, visit.id, 'arrived');
    await on.clock.advance(visit.end - on.clock.now() + 2 * minute);
    expect(atClinic(on, visit.id).presence).toBe('present');
    expect(await stateOf(on, visit.id)).toBe('arrived');
  });

  test('and was taken for another one: a step back before the visit leaves nothing to tell', async () => {
    const on = await atWork();
    const visit = next(on);
    await step(on, visit.id, 'arrived');
    expect((await step(on, visit.id, 'expected')).remains).toEqual([]);
    expect(await card(on, visit.id)).toMatchObject({ presence: null, notSent: false });
    await on.clock.advance(visit.end - on.clock.now() + 5 * minute);
    expect(told(on)).toEqual({ present: 0, absent: 0 });
  });

  test('keeps the time of coming when the step to the doctor is taken back', async () => {
    const on = await atWork();
    const visit = next(on);
    const came = on.clock.now();
    await step(on, visit.id, 'arrived');
    await on.clock.advance(10 * minute);
    await step(on, visit.id, 'withDoctor');
    await step(on, visit.id, 'arrived');
    expect((await card(on, visit.id)).arrival).toMatchObject({ step: 'arrived', arrivedAt: came });
  });
});

describe('what the vendor has heard already', () => {
  test('is said to remain when a step is taken back, shows the patient as expected, and can be put right', async () => {
    const on = await atWork();
    const [visit] = over(on, 1);
    if (visit === undefined) return;
    await step(on, visit.id, 'arrived');
    await sent(on);
    expect(told(on)).toEqual({ present: 1, absent: 0 });
    expect((await step(on, visit.id, 'expected')).remains).toEqual([
      { bookingId: visit.id, presence: 'present' },
    ]);
    expect(await stateOf(on, visit.id)).not.toBe('done');
    expect((await card(on, visit.id)).arrival?.step).toBe('expected');
    await step(on, visit.id, 'noShow');
    await sent(on);
    expect(atClinic(on, visit.id).presence).toBe('absent');
    expect(told(on)).toEqual({ present: 1, absent: 1 });
  });

  test('a no-show who comes after all is present in the end', async () => {
    const on = await atWork();
    const [visit] = over(on, 1);
    if (visit === undefined) return;
    await step(on, visit.id, 'noShow');
    await sent(on);
    expect(await stateOf(on, visit.id)).toBe('noShow');
    await step(on, visit.id, 'arrived');
    await sent(on);
    expect(atClinic(on, visit.id).presence).toBe('present');
    expect(told(on)).toEqual({ present: 1, absent: 1 });
  });

  test('presence that was marked elsewhere shows, whatever this desk thought', async () => {
    const on = await atWork();
    const [visit] = over(on, 1);
    if (visit === undefined) return;
    await step(on, visit.id, 'arrived');
    await sent(on);
    doctorMarksPresence(on.clinic.world, { now: on.clock.now(), bookingId: visit.id, presence: 'absent' });
    await on.clock.advance(2 * minute);
    expect(await card(on, visit.id)).toMatchObject({ presence: 'absent', arrival: null });
    expect(await stateOf(on, visit.id)).toBe('noShow');
  });
});

describe('undoing', () => {
  test('a first arrival leaves nothing of it, to the vendor or on the screen', async () => {
    const on = await atWork();
    const visit = next(on);
    expect(await undo(on, await step(on, visit.id, 'arrived'))).toEqual({
      undone: 1,
      told: 0,
      left: 0,
      stopped: null,
    });
    expect(await card(on, visit.id)).toMatchObject({ arrival: null, presence: null, notSent: false });
    await on.clock.advance(visit.end - on.clock.now() + 5 * minute);
    expect(told(on)).toEqual({ present: 0, absent: 0 });
  });

  test('a no-show by mistake comes back to the doctor’s door, with the presence that was on its way', async () => {
    const on = await atWork();
    const visit = next(on);
    const came = on.clock.now();
    await step(on, visit.id, 'arrived');
    await step(on, visit.id, 'withDoctor');
    await undo(on, await step(on, visit.id, 'noShow'));
    expect((await card(on, visit.id)).arrival).toMatchObject({ step: 'withDoctor', arrivedAt: came });
    await on.clock.advance(visit.start - on.clock.now() + 2 * minute);
    expect(told(on)).toEqual({ present: 1, absent: 0 });
  });

  test('is left where another step came after', async () => {
    const on = await atWork();
    const visit = next(on);
    const first = await step(on, visit.id, 'arrived');
    await on.clock.advance(minute);
    await step(on, visit.id, 'withDoctor');
    expect(await undo(on, first)).toEqual({ undone: 0, told: 0, left: 1, stopped: null });
    expect(await stateOf(on, visit.id)).toBe('withDoctor');
  });

  test('after the vendor has heard of it says so, and the visit is to be settled again', async () => {
    const on = await atWork();
    const [visit] = over(on, 1);
    if (visit === undefined) return;
    const done = await step(on, visit.id, 'done');
    await sent(on);
    expect(await undo(on, done)).toEqual({ undone: 1, told: 1, left: 0, stopped: null });
    expect((await card(on, visit.id)).arrival?.step).toBe('expected');
  });

  test('the mark of presence itself, as the panel offers it, takes the arrival back with it', async () => {
    const on = await atWork();
    const visit = next(on);
    await step(on, visit.id, 'arrived');
    const [waiting] = (await details(on, visit.id))?.pending ?? [];
    expect(waiting?.kind).toBe('presence');
    const intentId = waiting?.intentId ?? '';
    expect(await value(on.running.desk.handlers['undo.decision']({ intentId }))).toBe('undone');
    expect(await stateOf(on, visit.id)).not.toBe('arrived');
    expect((await card(on, visit.id)).presence).toBeNull();
  });
});

describe('a mark of presence that is decided by itself', () => {
  test('brings the arrival along, both ways', async () => {
    const on = await atWork();
    const [visit] = over(on, 1);
    if (visit === undefined) return;
    await decide(on, { kind: 'presence', bookingId: visit.id, presence: 'absent' });
    expect((await card(on, visit.id)).arrival?.step).toBe('noShow');
    await decide(on, { kind: 'presence', bookingId: visit.id, presence: 'present' });
    expect((await card(on, visit.id)).arrival?.step).toBe('arrived');
    await sent(on);
    expect(told(on)).toEqual({ present: 1, absent: 0 });
  });
});

/** A visit of today and a free time of the same calendar and length later today. */
function movable(on: AtWork, within = 7 * hour): { visit: Booking; to: ScreenDecision } {
  for (const visit of coming(on)) {
    const { clinic, clock } = on;
    const window = { from: visit.end + 10 * minute, to: clock.now() + within, now: clock.now() };
    for (const slot of freeSlots(clinic.world, visit.addressId, window)) {
      const fits = slot.services.find(({ addressServiceId }) => addressServiceId === visit.addressServiceId);
      if (fits === undefined) continue;
      const { start } = slot;
      const { addressServiceId, duration } = fits;
      const { addressId } = visit;
      return {
        visit,
        to: { kind: 'move', bookingId: visit.id, addressId, start, duration, addressServiceId },
      };
    }
  }
  throw new Error('nothing can be moved');
}

describe('a visit that is moved while its patient is there', () => {
  test('on its day: the arrival follows to the new id, and presence is told once, for the new time', async () => {
    const on = await atWork();
    const { visit, to } = movable(on);
    await step(on, visit.id, 'arrived');
    await decide(on, to);
    await sent(on);
    const id = atClinic(on, visit.id).movedTo ?? '';
    expect(await stateOf(on, id)).toBe('arrived');
    expect(told(on)).toEqual({ present: 0, absent: 0 });
    await on.clock.advance(atClinic(on, id).start - on.clock.now() + 2 * minute);
    expect(atClinic(on, id).presence).toBe('present');
    expect(told(on)).toEqual({ present: 1, absent: 0 });
    expect((await details(on, id))?.history.map(({ kind }) => kind)).toContain('arrival.arrived');
  });

  test('can be moved back by undoing, and presence is told for the old time', async () => {
    const on = await atWork();
    const { visit, to } = movable(on);
    await step(on, visit.id, 'arrived');
    const decided = await decide(on, to);
    if (decided.kind !== 'intent') throw new Error('the move was not taken');
    expect(await value(on.running.desk.handlers['undo.decision']({ intentId: decided.id }))).toBe('undone');
    expect((await details(on, visit.id))?.pending.map(({ kind }) => kind)).toEqual(['presence']);
    await on.clock.advance(visit.start - on.clock.now() + 2 * minute);
    expect(atClinic(on, visit.id).presence).toBe('present');
    expect(told(on)).toEqual({ present: 1, absent: 0 });
  });

  test('to another day: nobody has arrived there, and nothing is told', async () => {
    const on = await atWork();
    const { visit } = movable(on);
    const window = {
      from: on.clock.now() + 20 * hour,
      to: on.clock.now() + 20 * 24 * hour,
      now: on.clock.now(),
    };
    const slot = freeSlots(on.clinic.world, visit.addressId, window).find(({ services }) =>
      services.some(({ addressServiceId }) => addressServiceId === visit.addressServiceId),
    );
    const service = slot?.services.find(
      ({ addressServiceId }) => addressServiceId === visit.addressServiceId,
    );
    if (slot === undefined || service === undefined) throw new Error('nothing is free');
    await step(on, visit.id, 'arrived');
    await decide(on, {
      kind: 'move',
      bookingId: visit.id,
      addressId: visit.addressId,
      start: slot.start,
      ...service,
    });
    await sent(on);
    expect(await details(on, visit.id)).toMatchObject({
      start: slot.start,
      arrival: null,
      presence: null,
      pending: [],
    });
    expect(told(on)).toEqual({ present: 0, absent: 0 });
  });
});

test('a visit that was cancelled meanwhile is left, and the others of the batch are taken', async () => {
  const on = await atWork();
  const [first, second] = coming(on);
  if (first === undefined || second === undefined) throw new Error('nobody comes');
  await decide(on, { kind: 'cancel', bookingId: first.id, reason: null });
  const answer = await value(
    stepOn(
      on.running.desk,
      {
        steps: [
          { bookingId: first.id, to: 'arrived' },
          { bookingId: second.id, to: 'arrived' },
          { bookingId: 'nobody', to: 'arrived' },
        ],
      },
      on.clock.now(),
    ),
  );
  expect(answer.left).toEqual([
    { bookingId: first.id, is: 'cancelled' },
    { bookingId: 'nobody', is: 'gone' },
  ]);
  expect(answer.taken.map(({ bookingId }) => bookingId)).toEqual([second.id]);
});

describe('the end of the day', () => {
  test('settled in one go with the line down, and the desk closed: each is told exactly once when it is back', async () => {
    const on = await atWork();
    const visits = over(on, 5);
    on.clinic.lineUp = false;
    await on.clock.advance(10_000);
    const steps = visits.map(
      ({ id }, index) => ({ bookingId: id, to: index < 3 ? 'done' : 'noShow' }) as const,
    );
    const { taken } = await value(stepOn(on.running.desk, { steps }, on.clock.now()));
    expect(taken).toHaveLength(5);
    await on.clock.advance(minute);
    await on.running.stop();
    const again = { ...on, running: await on.started() };
    on.clinic.lineUp = true;
    await on.clock.advance(3 * minute);
    for (const [index, { id }] of visits.entries())
      expect(atClinic(again, id).presence).toBe(index < 3 ? 'present' : 'absent');
    expect(told(again)).toEqual({ present: 3, absent: 2 });
    expect(await stateOf(again, visits[0]?.id ?? '')).toBe('done');
  });

  test('is counted for the last days, less what is on its way', async () => {
    const on = await atWork();
    const counted = async (date: string): Promise<number> => {
      const days = await value(on.running.desk.handlers['arrivals.unsettled'](null));
      expect(days.every((day) => day.date < '2026-11-23' && day.count > 0)).toBe(true);
      return days.find((day) => day.date === date)?.count ?? 0;
    };
    const friday = '2026-11-20';
    const all = [...on.clinic.world.bookings.values()].filter(
      ({ status, start }) => status === 'booked' && localDateOf(start, 'Europe/Warsaw') === friday,
    );
    const open = all.filter(({ presence }) => presence === null);
    expect(open.length).toBeGreaterThan(3);
    expect(await counted(friday)).toBe(open.length);
    on.clinic.lineUp = false;
    const steps = open.slice(0, 3).map(({ id }) => ({ bookingId: id, to: 'done' as const }));
    await value(stepOn(on.running.desk, { steps }, on.clock.now()));
    expect(await counted(friday)).toBe(open.length - 3);
    on.clinic.lineUp = true;
    await on.clock.advance(3 * minute);
    expect(await counted(friday)).toBe(open.length - 3);
    expect(told(on)).toEqual({ present: 3, absent: 0 });
  });
});

test('who waits today is known also while another day is on the board', async () => {
  const on = await atWork();
  const visit = next(on);
  await step(on, visit.id, 'arrived');
  await value(on.running.desk.handlers['board.open']({ date: '2026-11-25' }));
  const waiting = await value(on.running.desk.handlers['arrivals.waiting'](null));
  expect(waiting.map(({ id, arrivedAt }) => [id, arrivedAt])).toContainEqual([visit.id, on.clock.now()]);
});

test('the watched board is told of a step that has nothing to tell the vendor', async () => {
  const on = await atWork();
  const [visit] = over(on, 1);
  if (visit === undefined) return;
  await step(on, visit.id, 'arrived');
  await sent(on);
  await card(on, visit.id);
  const before = on.running.pushed.length;
  await step(on, visit.id, 'withDoctor');
  await on.clock.advance(50);
  const deltas = on.running.pushed.slice(before).filter(({ name }) => name === 'board.delta');
  expect(JSON.stringify(deltas)).toContain('"withDoctor"');
});
