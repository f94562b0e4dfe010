import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shownState, type StateSource } from '#shared/domain/shownState.ts';

const end = 1_000;
const visit = (change: Partial<StateSource>): StateSource => ({
  end,
  status: 'booked',
  confirmed: false,
  presence: null,
  ...change,
});

const anyVisit = fc.record({
  end: fc.constant(end),
  status: fc.constantFrom('booked', 'canceled', 'unknown'),
  confirmed: fc.boolean(),
  presence: fc.constantFrom('present', 'absent', null),
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
