import { describe, expect, test } from 'vitest';
import { asAddressServiceId, asBookingId } from '#shared/domain/ids.ts';
import { visitKindOf, visitOf, type VisitAction } from '#shared/domain/kinds/decisionKinds.ts';
import { patientOf } from '../../../../main/desk/visits/intentFacts.ts';
import { deskKindOf } from '../../../../main/desk/visits/kinds/deskKinds.ts';
import { hour, monday } from '../../../store/fixed.ts';
import { book, booking, calendarOf, intent, patient } from '../../../store/samples.ts';

/*
 * What a person is told of a decision, and can do next where it was refused, goes by its kind: nobody is offered to try again what
 * has no visit any more, and only a decision that wants a time is led to another one.
 */
const id = asBookingId('b1');
const move: VisitAction = {
  kind: 'move',
  bookingId: id,
  to: {
    calendar: calendarOf('a2'),
    start: monday + hour,
    duration: 30,
    addressServiceId: asAddressServiceId('as1'),
  },
};
const cancel: VisitAction = { kind: 'cancel', bookingId: id, reason: 'ill' };
const confirm: VisitAction = { kind: 'confirm', bookingId: id };
const presence: VisitAction = { kind: 'presence', bookingId: id, presence: 'absent' };

describe('of a decision that was refused', () => {
  test.each([
    [book, ['chooseTime', 'callPatient', 'drop'], ['chooseTime', 'callPatient', 'drop']],
    [move, ['chooseTime', 'callPatient', 'drop'], ['callPatient', 'drop']],
    [cancel, ['again', 'callPatient', 'drop'], ['callPatient', 'drop']],
    [confirm, ['again', 'callPatient', 'drop'], ['callPatient', 'drop']],
    [presence, ['again', 'callPatient', 'drop'], ['callPatient', 'drop']],
  ] as const)('%o: the next steps, with its visit and without', (action, there, gone) => {
    expect(deskKindOf(action).nextSteps(true)).toEqual(there);
    expect(deskKindOf(action).nextSteps(false)).toEqual(gone);
  });

  test('what would be true after it, at the time that it wanted or that was seen', () => {
    const wanted = (action: VisitAction) => deskKindOf(action).wanted(intent('i1', { action }));
    expect(wanted(book)).toEqual({ start: monday, presence: null });
    expect(wanted(move)).toEqual({ start: monday + hour, presence: null });
    expect(wanted(presence)).toEqual({ start: monday, presence: 'absent' });
    expect([wanted(cancel), wanted(confirm)]).toEqual([null, null]);
  });

  test('only a new visit was typed, and it names its own patient; of the others it is the visit’s', () => {
    expect(deskKindOf(book).entered(book)).toMatchObject({ patient: { name: 'Ida', surname: null } });
    expect(patientOf(intent('i1', { action: book }), null)).toEqual({
      name: 'Ida',
      surname: '',
      phone: '600',
    });
    for (const action of [move, cancel, confirm, presence]) {
      expect(deskKindOf(action).entered(action)).toBe(null);
      expect(patientOf(intent('i1', { action }), patient)).toMatchObject({ surname: patient.surname });
      expect(patientOf(intent('i1', { action }), null)).toBe(null);
    }
  });
});

test('a way back is offered only while the visit is as the decision left it', () => {
  const as = (action: VisitAction, change: Parameters<typeof booking>[1]): boolean =>
    visitKindOf(action).isAsLeft(action, booking('b1', change));
  expect(as(book, {})).toBe(true);
  expect(as(book, { start: monday + hour })).toBe(false);
  const there = { start: monday + hour, addressId: calendarOf('a2').addressId };
  expect(as(move, there)).toBe(true);
  expect(as(move, { ...there, addressId: calendarOf('a1').addressId })).toBe(false);
  expect(as(move, { ...there, start: monday })).toBe(false);
  expect(as(cancel, { status: 'canceled' })).toBe(true);
  expect(as(cancel, {})).toBe(false);
  expect([book, move, cancel, confirm, presence].map((action) => visitKindOf(action).opposite)).toEqual([
    'cancel',
    'move',
    'book',
    'none',
    'step',
  ]);
});

test('a decision is about its visit, a new one about what it makes', () => {
  expect(visitOf(intent('i1', { action: book }))).toBe('i1');
  for (const action of [move, cancel, confirm, presence])
    expect(visitOf(intent('i1', { action }))).toBe('b1');
});
