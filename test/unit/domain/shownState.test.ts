import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { visitSteps, type VisitStep } from '#shared/domain/arrival.ts';
import {
  isUnsettled,
  nextStep,
  shownState,
  stepBefore,
  stepOfState,
  type StateSource,
} from '#shared/domain/shownState.ts';

const end = 1_000;
const visit = (change: Partial<StateSource>): StateSource => ({
  end,
  status: 'booked',
  confirmed: false,
  presence: null,
  arrival: null,
  ...change,
});

const anyVisit = fc.record({
  end: fc.constant(end),
  status: fc.constantFrom('booked', 'canceled', 'unknown'),
  confirmed: fc.boolean(),
  presence: fc.constantFrom('present', 'absent', null),
  arrival: fc.constant(null),
});

describe('the state that is shown of a visit', () => {
  test('is expected until something is known, and confirmed once the patient has said so', () => {
    expect(shownState(visit({}), 0)).toBe('expected');
    expect(shownState(visit({ confirmed: true }), 0)).toBe('confirmed');
  });

  test('is arrived for a patient who is there, and done from the end of the visit on, to the millisecond', () => {
    expect(shownState(visit({ presence: 'present' }), end - 1)).toBe('arrived');
    expect(shownState(visit({ presence: 'present' }), end)).toBe('done');
  });

  test('is a no-show for an absent patient at any time, confirmed or not', () => {
    fc.assert(
      fc.property(fc.boolean(), fc.integer(), (confirmed, now) => {
        expect(shownState(visit({ presence: 'absent', confirmed }), now)).toBe('noShow');
      }),
    );
  });

  test('is cancelled for every cancelled visit and for no other', () => {
    fc.assert(
      fc.property(anyVisit, fc.integer(), (one, now) => {
        expect(shownState(one, now) === 'cancelled').toBe(one.status === 'canceled');
      }),
    );
  });

  test('depends on the clock only for a patient who is there', () => {
    fc.assert(
      fc.property(anyVisit, fc.integer(), fc.integer(), (one, early, late) => {
        fc.pre(one.presence !== 'present' || one.status === 'canceled');
        expect(shownState(one, early)).toBe(shownState(one, late));
      }),
    );
  });

  test('treats a status that this version does not know as booked, so that no visit vanishes for a word', () => {
    expect(shownState(visit({ status: 'unknown' }), 0)).toBe('expected');
  });
});

describe('with what the desk knows of the patient', () => {
  const known = (step: VisitStep, change: Partial<StateSource> = {}): StateSource =>
    visit({ arrival: { step }, ...change });
  const hour = 3_600_000;

  test('the state is the step, also past the visit’s end: a doctor who is late has patients waiting', () => {
    for (const step of ['arrived', 'withDoctor', 'done', 'noShow'] as const)
      expect(
        shownState(known(step, { presence: step === 'noShow' ? 'absent' : 'present' }), end + hour),
      ).toBe(step);
  });

  test('a step that was forgotten does not keep anybody waiting overnight', () => {
    expect(shownState(known('arrived'), end + 6 * hour - 1)).toBe('arrived');
    expect(shownState(known('arrived'), end + 6 * hour)).toBe('done');
    expect(shownState(known('withDoctor'), end + 6 * hour)).toBe('done');
  });

  test('a patient who is expected again is, whatever the vendor was told', () => {
    expect(shownState(known('expected', { presence: 'present' }), end + 1)).toBe('expected');
    expect(shownState(known('expected', { presence: 'absent', confirmed: true }), 0)).toBe('confirmed');
  });

  test('cancelled beats it', () => {
    fc.assert(
      fc.property(fc.constantFrom(...visitSteps), (step) => {
        expect(shownState(known(step, { status: 'canceled' }), 0)).toBe('cancelled');
      }),
    );
  });
});

describe('the steps', () => {
  test('lead from expected over arrived and the doctor to done, and back the same way', () => {
    expect(nextStep('expected', false)).toBe('arrived');
    expect(nextStep('confirmed', false)).toBe('arrived');
    expect(nextStep('arrived', false)).toBe('withDoctor');
    expect(nextStep('withDoctor', false)).toBe('done');
    expect(nextStep('done', false)).toBeNull();
    for (const step of ['arrived', 'withDoctor', 'done'] as const) {
      const back = stepBefore(step, false);
      expect(back).not.toBeNull();
      expect(nextStep(back ?? 'done', false)).toBe(step);
    }
  });

  test('let who did not come arrive after all, and a cancelled visit alone', () => {
    expect(nextStep('noShow', false)).toBe('arrived');
    expect(stepBefore('noShow', false)).toBe('expected');
    expect([nextStep('cancelled', false), stepBefore('cancelled', false)]).toEqual([null, null]);
  });

  test('are short on a day that is over: done, and back', () => {
    expect(nextStep('expected', true)).toBe('done');
    expect(nextStep('arrived', true)).toBe('done');
    expect(stepBefore('done', true)).toBe('expected');
  });

  test('belong to states', () => {
    expect(stepOfState('confirmed')).toBe('expected');
    for (const step of visitSteps) expect(stepOfState(step)).toBe(step);
  });
});

describe('unsettled', () => {
  test('is a visit that is over, was not cancelled, and of which nobody has said anything that still holds', () => {
    expect(isUnsettled(visit({}), end)).toBe(true);
    expect(isUnsettled(visit({}), end - 1)).toBe(false);
    expect(isUnsettled(visit({ status: 'canceled' }), end)).toBe(false);
    expect(isUnsettled(visit({ presence: 'absent' }), end)).toBe(false);
    expect(isUnsettled(visit({ presence: 'present', arrival: { step: 'expected' } }), end)).toBe(true);
  });

  test('is also one whose arrival the vendor would not take', () => {
    expect(isUnsettled(visit({ arrival: { step: 'arrived' } }), end)).toBe(true);
  });
});
