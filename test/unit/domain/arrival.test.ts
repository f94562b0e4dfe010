import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  layArrivals,
  presenceOf,
  presenceToTell,
  standing,
  stepBack,
  stepTo,
  visitSteps,
  type Arrival,
  type PresenceSaid,
  type StepTaken,
  type VisitStep,
} from '#shared/domain/arrival.ts';
import type { Presence } from '#shared/domain/booking.ts';
import { asBookingId, asIntentId } from '#shared/domain/ids.ts';
import { project } from '#shared/domain/project.ts';
import { arrival, booking } from '../../store/samples.ts';

/*
 * Presence has money in it. Whatever steps are taken and undone, and whenever the vendor hears of it: it is told what the last
 * step says, nothing twice, and what it cannot be asked to forget is shown as what it is.
 */
const aPresence = fc.constantFrom<Presence | null>('present', 'absent', null);
const aStep = fc.constantFrom(...visitSteps);
const someSaid: fc.Arbitrary<PresenceSaid> = fc.record({
  told: aPresence,
  onTheWay: aPresence,
  unsent: aPresence,
  refused: aPresence,
});
const said = (change: Partial<PresenceSaid> = {}): PresenceSaid => ({
  told: null,
  onTheWay: null,
  unsent: null,
  refused: null,
  ...change,
});

describe('which presence a step decides', () => {
  test('arrived, with the doctor and done mean present, a no-show absent, expected nothing', () => {
    expect(visitSteps.map(presenceOf)).toEqual([null, 'present', 'present', 'present', 'absent']);
    expect(presenceToTell('expected', 'arrived', said())).toBe('present');
    expect(presenceToTell('expected', 'noShow', said())).toBe('absent');
  });

  test('nothing is said that is on its way, waits to be sent, or is known', () => {
    fc.assert(
      fc.property(aStep, aStep, someSaid, (from, to, all) => {
        const will = all.unsent ?? all.onTheWay ?? all.told;
        if (will !== null && will === presenceOf(to)) expect(presenceToTell(from, to, all)).toBeNull();
      }),
    );
  });

  test('after it, what the vendor will know is what the step says; of a patient who is expected, nothing new', () => {
    fc.assert(
      fc.property(aStep, aStep, someSaid, (from, to, all) => {
        fc.pre(all.refused === null);
        const tells = presenceToTell(from, to, all);
        const unsent = tells === null ? all.unsent : tells === 'withdraw' ? null : tells;
        if (to === 'expected') expect(unsent).toBeNull();
        else expect(unsent ?? standing(all)).toBe(presenceOf(to));
      }),
    );
  });

  test('what was refused is said again only when the step says something else than the one before', () => {
    const refused = said({ refused: 'present' });
    expect(presenceToTell('arrived', 'withDoctor', refused)).toBeNull();
    expect(presenceToTell('noShow', 'arrived', refused)).toBe('present');
    expect(presenceToTell('arrived', 'noShow', refused)).toBe('absent');
  });

  test('stepping back before anything was sent takes it back', () => {
    expect(presenceToTell('arrived', 'expected', said({ unsent: 'present' }))).toBe('withdraw');
    expect(presenceToTell('arrived', 'expected', said({ told: 'present' }))).toBeNull();
  });
});

describe('a step', () => {
  test('keeps since when the patient has been there, through the doctor and back', () => {
    const come = stepTo(null, 'arrived', 10, said());
    const inside = stepTo(come, 'withDoctor', 20, said());
    expect([come.arrivedAt, inside.arrivedAt, stepTo(inside, 'arrived', 30, said()).arrivedAt]).toEqual([
      10, 10, 10,
    ]);
    expect(stepTo(inside, 'done', 40, said())).toMatchObject({ arrivedAt: 10, since: 40 });
  });

  test('of who did not come, or is expected, says nothing of a coming', () => {
    const come = stepTo(null, 'arrived', 10, said());
    expect(stepTo(come, 'noShow', 20, said()).arrivedAt).toBeNull();
    expect(stepTo(come, 'expected', 20, said()).arrivedAt).toBeNull();
    expect(stepTo(come, 'expected', 20, said({ told: 'present' })).toldBefore).toBe('present');
  });
});

describe('undoing a step', () => {
  const undone = (step: VisitStep, change: Partial<Arrival> = {}): Arrival =>
    arrival('b1', { step, ...change });

  test('comes back to the step before, or to nothing', () => {
    const previous: StepTaken = { step: 'withDoctor', arrivedAt: 1, since: 2, toldBefore: null };
    expect(stepBack(undone('noShow', { previous }), 9, said())).toEqual(previous);
    expect(stepBack(undone('arrived'), 9, said())).toBeNull();
  });

  test('after the vendor has heard of it, says that the patient is expected although it was told', () => {
    expect(stepBack(undone('done'), 9, said({ told: 'present' }))).toMatchObject({
      step: 'expected',
      toldBefore: 'present',
    });
    expect(stepBack(undone('done'), 9, said({ onTheWay: 'present' }))?.toldBefore).toBe('present');
  });

  test('does not take the blame for what the vendor knew before', () => {
    const marked = undone('withDoctor', { toldBefore: 'present' });
    expect(stepBack(marked, 9, said({ told: 'present' }))).toBeNull();
  });
});

describe('what counts beside the fold', () => {
  const never = (): boolean => false;
  const lay = (
    known: Arrival | null,
    presence: Presence | null,
    start = arrival('b1').visitStart,
    sameDay: (a: number, b: number) => boolean = never,
  ): VisitStep | null => {
    const arrivals = new Map(known === null ? [] : [[known.bookingId, known] as const]);
    const shown = project([booking('b1', { presence, start })], []);
    return layArrivals(shown, arrivals, sameDay)[0]?.arrival?.step ?? null;
  };

  test('an arrival counts while the vendor knows nothing, or the same', () => {
    fc.assert(
      fc.property(aStep, (step) => {
        expect(lay(arrival('b1', { step }), null)).toBe(step);
        if (step !== 'expected') expect(lay(arrival('b1', { step }), presenceOf(step))).toBe(step);
      }),
    );
  });

  test('presence that was marked elsewhere wins over what the desk thought', () => {
    expect(lay(arrival('b1'), 'absent')).toBeNull();
    expect(lay(arrival('b1', { step: 'noShow' }), 'present')).toBeNull();
    expect(lay(arrival('b1', { step: 'expected', toldBefore: null }), 'present')).toBeNull();
    expect(lay(arrival('b1', { step: 'expected', toldBefore: 'present' }), 'absent')).toBeNull();
  });

  test('a patient who is expected again is, although the vendor was told', () => {
    expect(lay(arrival('b1', { step: 'expected', toldBefore: 'present' }), 'present')).toBe('expected');
  });

  test('it goes along with a visit that is moved on its day, and nobody has arrived on another one', () => {
    const moved = arrival('b1').visitStart + 3_600_000;
    expect(lay(arrival('b1'), null, moved, () => true)).toBe('arrived');
    expect(lay(arrival('b1'), null, moved)).toBeNull();
  });

  test('a visit that was booked here and is seen before its answer is found by the intent’s id', () => {
    const shown = project([booking('b1')], []).map((one) => ({ ...one, pending: [asIntentId('i1')] }));
    const arrivals = new Map([['i1', arrival('i1')]]);
    expect(layArrivals(shown, arrivals, never)[0]?.arrival).toMatchObject({ bookingId: asBookingId('i1') });
  });

  test('all else of a visit stays as the fold has it', () => {
    const shown = project([booking('b1'), booking('b2')], []);
    const laid = layArrivals(shown, new Map([['b1', arrival('b1')]]), never);
    expect(laid.map(({ arrival: _, ...rest }) => rest)).toEqual(shown);
  });
});
