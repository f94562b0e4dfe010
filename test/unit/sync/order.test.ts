import { expect, test } from 'vitest';
import { asAddressServiceId, asBookingId, asIntentId } from '#shared/domain/ids.ts';
import type { Intent, IntentAction } from '#shared/domain/intent.ts';
import { outboxKinds } from '../../../main/sync/outbox/kinds/outboxKinds.ts';
import { nextSteps } from '../../../main/sync/outbox/order.ts';
import { hour, monday } from '../../store/fixed.ts';
import { calendarOf, intent } from '../../store/samples.ts';

/*
 * Decisions about one visit leave one after the other, also where the visit has two ids for a while: a move whose answer was lost
 * may have made a visit that a sweep has shown since, and what was decided about the old id must not be overtaken by what was
 * decided about the new one. Nothing else waits for it.
 */
const today = { from: monday, to: monday + 24 * hour };
const there = monday + 5 * hour;
const seenAt = (start: number): Intent['seen'] => ({
  status: 'booked',
  start,
  end: start + 1,
  presence: null,
});
const due: Partial<Intent> = { state: 'queued', heldUntil: monday };

const move: IntentAction = {
  kind: 'move',
  bookingId: asBookingId('old'),
  to: {
    calendar: calendarOf('a1'),
    start: there,
    duration: 20,
    addressServiceId: asAddressServiceId('as1'),
  },
};
const confirm = (id: string): IntentAction => ({ kind: 'confirm', bookingId: asBookingId(id) });

const lost = intent('lost', {
  action: move,
  state: 'unknown',
  attempts: 1,
  firstSentAt: null,
  knownBefore: [asBookingId('other')],
});
const onOld = intent('onOld', { ...due, action: confirm('old') });
const onNew = intent('onNew', { ...due, action: confirm('new'), seen: seenAt(there) });
const steps = (open: readonly Intent[], resting: readonly string[] = []): string[] =>
  nextSteps<IntentAction>(
    outboxKinds,
    open,
    () => true,
    today,
    (id) => resting.includes(id),
  ).map(({ kind, intent: { id } }) => `${kind} ${id}`);

test('what may be the visit of a move that is looked for waits until it has been found', () => {
  expect(steps([lost, onOld, onNew])).toEqual(['readBack lost']);
  expect(steps([{ ...lost, state: 'sending' }, onNew])).toEqual([]);
  expect(steps([onNew])).toEqual(['send onNew']);
});

test('a visit that was known before, stands elsewhere or at another time waits for nothing', () => {
  const known = intent('known', { ...due, action: confirm('other'), seen: seenAt(there) });
  const later = intent('later', { ...due, action: confirm('new'), seen: seenAt(there + hour) });
  const elsewhere = intent('elsewhere', {
    ...due,
    action: confirm('new'),
    seen: seenAt(there),
    calendar: calendarOf('a2'),
  });
  for (const free of [known, later, elsewhere])
    expect(steps([lost, free])).toEqual(['readBack lost', `send ${free.id}`]);
});

test('lost answers are looked for first, then today’s visits go, then the others by age', () => {
  const tomorrow = intent('tomorrow', { ...due, action: confirm('b1'), seen: seenAt(monday + 30 * hour) });
  const later = intent('later', { ...due, action: confirm('b2'), seen: seenAt(monday + 60 * hour) });
  const ofToday = intent('ofToday', { ...due, action: confirm('b3'), seen: seenAt(monday + 9 * hour) });
  const movedHere = intent('movedHere', {
    ...due,
    action: { ...move, bookingId: asBookingId('b4') },
    seen: seenAt(monday + 60 * hour),
  });
  expect(steps([tomorrow, later, ofToday, movedHere, lost])).toEqual([
    'readBack lost',
    'send ofToday',
    'send movedHere',
    'send tomorrow',
    'send later',
  ]);
});

test('what concerns a calendar that cannot be looked at waits, also a move into it; all else goes', () => {
  const here = intent('here', { ...due, action: confirm('b1'), seen: seenAt(monday + 9 * hour) });
  const there = { ...here, id: asIntentId('there'), calendar: calendarOf('a2'), action: confirm('b2') };
  const into = intent('into', {
    ...due,
    action: { ...move, bookingId: asBookingId('b3') },
    calendar: calendarOf('a3'),
  });
  expect(steps([here, there, into], ['a1'])).toEqual(['send there']);
});
