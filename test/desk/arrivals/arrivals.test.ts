import { describe, expect, test } from 'vitest';
import { doctorMarksPresence } from '../../../main/practice/actions/doctors.ts';
import { stepOn } from '../screen.ts';
import {
  minute,
  atWork,
  value,
  step,
  decide,
  card,
  stateOf,
  told,
  atClinic,
  coming,
  next,
  over,
  sent,
} from './arrivalsBench.ts';

/*
 * Arrival is the desk's own and at once; the vendor is told what follows from it, when it can be told, exactly once. Whatever
 * is taken back, moved, refused or interrupted, what is shown and what the vendor is told stay one story.
 */
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
