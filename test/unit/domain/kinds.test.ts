import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asAddressServiceId, asBookingId, asIntentId } from '#shared/domain/ids.ts';
import type { IntentState } from '#shared/domain/intentOf.ts';
import { targetOf } from '#shared/domain/kinds/decisionKind.ts';
import {
  toldOfVisit,
  visitKindOf,
  type VisitAction,
  type VisitActions,
} from '#shared/domain/kinds/decisionKinds.ts';
import type { VisitKind } from '#shared/domain/kinds/visitKind.ts';
import { keyOfSubject } from '#shared/domain/subject.ts';
import { hour, monday } from '../../store/fixed.ts';
import { booking, calendarOf } from '../../store/samples.ts';
import { aCaller } from '../../support/caller.ts';

/*
 * Each kind of decision is one module, and whoever asks by kind gets just that one. What a kind says of its subject holds for all of
 * them: the subject is what it stands in line behind, and follows a visit to its new id.
 */
const visit = asBookingId('b1');
const actions: { readonly [K in keyof VisitActions]: VisitActions[K] } = {
  book: {
    kind: 'book',
    start: monday,
    duration: 20,
    addressServiceId: asAddressServiceId('as1'),
    serviceName: 'Consultation',
    patient: aCaller({ name: 'Ida', surname: null, phone: '600' }),
    comment: null,
  },
  confirm: { kind: 'confirm', bookingId: visit },
  move: {
    kind: 'move',
    bookingId: visit,
    to: {
      calendar: calendarOf('a2'),
      start: monday + hour,
      duration: 30,
      addressServiceId: asAddressServiceId('as1'),
    },
  },
  cancel: { kind: 'cancel', bookingId: visit, reason: 'ill' },
  presence: { kind: 'presence', bookingId: visit, presence: 'present' },
  askForOpinion: { kind: 'askForOpinion', bookingId: visit },
};
const all: readonly VisitAction[] = Object.values(actions);
const of = (action: VisitAction): VisitKind<VisitAction> => visitKindOf(action);

describe.each(all)('the kind $kind', (action) => {
  const intent = { id: asIntentId('i1'), action, calendar: calendarOf('a1') };

  test('reads from the file what it wrote, and nothing of another kind', () => {
    expect(of(action).schema.parse(JSON.parse(JSON.stringify(action)))).toEqual(action);
    for (const other of all)
      if (other !== action) expect(of(action).schema.safeParse(other).success).toBe(false);
  });

  test('stands in line behind its visit, a new one behind itself, and follows it to its new id', () => {
    const own = action.kind === 'book' ? 'visit:i1' : 'visit:b1';
    expect(keyOfSubject(of(action).subjectOf(intent))).toBe(own);
    const moved = of(action).withSubject(action, { kind: 'visit', id: asBookingId('b2') });
    const then = action.kind === 'book' ? 'visit:i1' : 'visit:b2';
    expect(keyOfSubject(of(moved).subjectOf({ ...intent, action: moved }))).toBe(then);
    expect({ ...moved, bookingId: null }).toEqual({ ...action, bookingId: null });
  });

  test('concerns its own calendar first, and ends where it brings the visit', () => {
    expect(of(action).calendarsOf(intent)[0]).toEqual(calendarOf('a1'));
    expect(targetOf(of(action), intent)).toEqual(calendarOf(action.kind === 'move' ? 'a2' : 'a1'));
  });

  test('takes back only what has not been sent, and never more than is there', () => {
    const state = fc.constantFrom<IntentState>('held', 'queued', 'sending', 'unknown', 'refused');
    const earlier = fc.array(fc.record({ state, action: fc.constantFrom(...all) }), { maxLength: 6 });
    const known = fc.option(fc.constant(booking('b1')), { nil: null });
    fc.assert(
      fc.property(earlier, known, (before, copy) => {
        const line = before.map((one, index) => ({ ...one, id: asIntentId(`e${index}`) }));
        const { withdraws } = of(action).supersede(action, line, copy);
        const unsent = line.filter((one) => one.state === 'held' || one.state === 'queued');
        for (const id of withdraws) expect(unsent.map((one) => one.id)).toContain(id);
        expect(new Set(withdraws).size).toBe(withdraws.length);
      }),
    );
  });
});

test('lists tell of each just what it says itself', () => {
  const nothing = { patient: null, start: null, to: null, presence: null, reason: null };
  expect(of(actions.book).told(actions.book)).toEqual({
    ...nothing,
    patient: actions.book.patient,
    start: monday,
  });
  expect(of(actions.move).told(actions.move)).toEqual({ ...nothing, to: actions.move.to });
  expect(of(actions.cancel).told(actions.cancel)).toEqual({ ...nothing, reason: 'ill' });
  expect(of(actions.presence).told(actions.presence)).toEqual({ ...nothing, presence: 'present' });
  for (const action of [actions.confirm, actions.askForOpinion])
    expect(of(action).told(action)).toEqual(nothing);
  const onBreak = { kind: 'removeBreak' } as const;
  expect(toldOfVisit(onBreak)).toEqual(nothing);
});

test('only what says whether a visit takes place spares the question', () => {
  expect(all.filter((action) => of(action).settles).map(({ kind }) => kind)).toEqual([
    'move',
    'cancel',
    'presence',
  ]);
});

test('a visit that was never sent is never sent, when it is called off: all that was decided on it goes with it', () => {
  const line = [actions.book, actions.confirm, actions.presence].map((action, index) => ({
    id: asIntentId(`e${index}`),
    state: 'queued' as const,
    action,
  }));
  expect(of(actions.cancel).supersede(actions.cancel, line, null)).toEqual({
    withdraws: ['e0', 'e1', 'e2'],
    isNeeded: false,
  });
});

test('of two marks of presence the last counts, and none is sent that the vendor has or is about to have', () => {
  const absent: VisitAction = { kind: 'presence', bookingId: visit, presence: 'absent' };
  const { presence } = actions;
  const told = booking('b1', { presence: 'present' });
  const sent = { id: asIntentId('sent'), state: 'unknown' as const, action: absent };
  const held = { id: asIntentId('held'), state: 'held' as const, action: absent };
  expect(of(presence).supersede(presence, [held], told)).toEqual({ withdraws: ['held'], isNeeded: false });
  expect(of(presence).supersede(presence, [sent], told)).toEqual({ withdraws: [], isNeeded: true });
  expect(of(absent).supersede(absent, [sent], told)).toEqual({ withdraws: [], isNeeded: false });
});

test('moved away and back before anything left, a visit has never been anywhere else', () => {
  const copy = booking('b1');
  const back: VisitAction = {
    kind: 'move',
    bookingId: visit,
    to: {
      calendar: calendarOf('a1'),
      start: copy.start,
      duration: 30,
      addressServiceId: asAddressServiceId('as1'),
    },
  };
  const away = { id: asIntentId('away'), action: actions.move };
  expect(of(back).supersede(back, [{ ...away, state: 'held' }], copy).isNeeded).toBe(false);
  expect(of(back).supersede(back, [{ ...away, state: 'sending' }], copy).isNeeded).toBe(true);
  expect(of(back).supersede(back, [], copy).isNeeded).toBe(true);
});
