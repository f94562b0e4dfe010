import { describe, expect, test } from 'vitest';
import type { ResponseOf } from '#shared/contract/contract.ts';
import { freeSlots } from '../../../main/practice/rules/slots.ts';
import type { Booking } from '../../../main/practice/world.ts';
import type { ScreenDecision } from '../screen.ts';
import {
  minute,
  hour,
  type AtWork,
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
 * What is taken back or moved while its patient is here stays one story: what is shown, what the vendor is told, and what remains there.
 */
const undo = (
  { running }: AtWork,
  { taken }: ResponseOf<'arrivals.step'>,
): Promise<ResponseOf<'arrivals.undo'>> => value(running.desk.handlers['arrivals.undo']({ steps: taken }));

const details = ({ running }: AtWork, bookingId: string) =>
  value(running.desk.handlers['visits.get']({ bookingId }));

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
