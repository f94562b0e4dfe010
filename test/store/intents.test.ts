import { expect, test } from 'vitest';
import { asAddressId, asAddressServiceId, asBookingId, asBreakId, asIntentId } from '#shared/domain/ids.ts';
import type { Intent, IntentAction } from '#shared/domain/intent.ts';
import { book, calendarOf, intent } from './samples.ts';
import { hour, monday } from './fixed.ts';
import { openFor, tempFile } from './support.ts';

const a1 = asAddressId('a1');
const a2 = asAddressId('a2');
const b1 = asBookingId('b1');
const note = { at: monday, detail: '{}' };
const ids = (found: readonly Intent[]): string[] => found.map(({ id }) => id);
const move: IntentAction = {
  kind: 'move',
  bookingId: b1,
  to: {
    calendar: calendarOf('a2'),
    start: monday + hour,
    duration: 30,
    addressServiceId: asAddressServiceId('as2'),
  },
};
const actions: readonly IntentAction[] = [
  { kind: 'confirm', bookingId: b1 },
  { kind: 'presence', bookingId: b1, presence: 'absent' },
  { kind: 'cancel', bookingId: b1, reason: 'Ill' },
  move,
  book,
];

test('every kind of decision survives a restart exactly as it was made', () => {
  const file = tempFile();
  const made = actions.map((action, index) =>
    intent(`i${index}`, { action, seen: index === 4 ? null : intent('x').seen }),
  );
  const first = openFor(file);
  for (const one of made) first.intents.insert(one, note);
  first.close();
  const again = openFor(file);
  expect(again.intents.allOpen()).toEqual(made);
  expect(again.intents.get(asIntentId('i3'))).toEqual(made[3]);
});

test('an intent and its audit entry are written together or not at all', () => {
  const store = openFor();
  store.intents.insert(intent('i1'), note);
  expect(() => store.intents.insert(intent('i1'), note)).toThrow('SQLITE_CONSTRAINT');
  expect(store.audit.ofBooking(b1)).toMatchObject([
    { kind: 'intent.cancel', staff: 'EN', intentId: 'i1', addressId: 'a1', at: monday },
  ]);
  expect(() => {
    store.transaction(() => {
      store.intents.insert(intent('i2'), note);
      throw new Error('crash');
    });
  }).toThrow('crash');
  expect(store.intents.get(asIntentId('i2'))).toBe(null);
  expect(store.audit.ofBooking(b1)).toHaveLength(1);
});

test('open ones are those not yet confirmed or dropped, oldest decision first, at both ends of a move', () => {
  const store = openFor();
  store.intents.insert(intent('late', { createdAt: monday + hour }), note);
  store.intents.insert(intent('refused'), note);
  store.intents.insert(intent('move', { action: move }), note);
  store.intents.insert(intent('done'), note);
  store.intents.insert(intent('undone'), note);
  expect(store.intents.change(asIntentId('refused'), { state: 'refused' }, note)).toBe(true);
  expect(store.intents.change(asIntentId('done'), { state: 'confirmed' }, note)).toBe(true);
  expect(store.intents.drop(asIntentId('undone'), null, note)).toBe(true);
  expect(ids(store.intents.open([a1]))).toEqual(['late', 'refused', 'move']);
  expect(ids(store.intents.open([a2]))).toEqual(['move']);
  expect(store.intents.open([])).toEqual([]);
  expect(store.intents.get(asIntentId('done'))?.state).toBe('confirmed');
  expect(store.intents.get(asIntentId('undone'))).toBe(null);
});

test('what is confirmed, dropped or unknown cannot change any more, and leaves no audit entry', () => {
  const store = openFor();
  store.intents.insert(intent('done'), note);
  store.intents.change(asIntentId('done'), { state: 'confirmed' }, note);
  store.intents.insert(intent('gone'), note);
  store.intents.drop(asIntentId('gone'), null, note);
  const before = store.audit.ofBooking(b1).length;
  for (const id of ['done', 'gone', 'never']) {
    expect(store.intents.change(asIntentId(id), { state: 'queued' }, note)).toBe(false);
    expect(store.intents.drop(asIntentId(id), null, note)).toBe(false);
  }
  expect(store.audit.ofBooking(b1)).toHaveLength(before);
});

test('after a move the open intents follow the new id, done ones keep the old, and the audit links both', () => {
  const store = openFor();
  store.intents.insert(intent('old'), note);
  store.intents.change(asIntentId('old'), { state: 'confirmed' }, note);
  store.intents.insert(intent('next', { action: { kind: 'confirm', bookingId: b1 } }), note);
  store.intents.insert(intent('other', { action: { kind: 'confirm', bookingId: asBookingId('b7') } }), note);
  store.intents.remapBooking(b1, { id: asBookingId('b2'), calendar: calendarOf('a2') }, note);
  store.intents.remapBooking(asBookingId('b2'), { id: asBookingId('b3'), calendar: calendarOf('a2') }, note);
  expect(store.audit.renumberedTo(b1)).toBe('b2');
  expect(store.audit.renumberedTo(asBookingId('b2'))).toBe('b3');
  expect(store.audit.renumberedTo(asBookingId('b3'))).toBeNull();
  const bookingIdOf = (id: string): unknown => store.intents.get(asIntentId(id))?.action;
  expect(bookingIdOf('next')).toEqual({ kind: 'confirm', bookingId: 'b3' });
  expect(bookingIdOf('old')).toMatchObject({ bookingId: 'b1' });
  expect(bookingIdOf('other')).toMatchObject({ bookingId: 'b7' });
  expect(store.audit.ofBooking(asBookingId('b3')).map(({ kind }) => kind)).toEqual([
    'intent.cancel',
    'intent.confirmed',
    'intent.confirm',
    'booking.renumbered',
    'booking.renumbered',
  ]);
});

test('the audit is read newest first, page by page, inside its window, and ids in a ring do not hang it', () => {
  const store = openFor();
  const days = ['day.printed', 'day.savedPdf', 'day.exported', 'lock.pinSet', 'lock.pinRemoved'] as const;
  for (const [at, kind] of days.entries()) {
    store.audit.append({
      at,
      staff: 'EN',
      kind,
      addressId: null,
      bookingId: at < 2 ? asBookingId(`r${at}`) : null,
      previousBookingId: at < 2 ? asBookingId(`r${1 - at}`) : null,
      intentId: null,
      detail: '{}',
    });
  }
  const window = { from: 1, to: 5 };
  const page = store.audit.inWindow(window, { before: null, limit: 3 });
  expect(page.map(({ kind }) => kind)).toEqual(['lock.pinRemoved', 'lock.pinSet', 'day.exported']);
  const next = store.audit.inWindow(window, { before: page.at(-1)?.id ?? null, limit: 3 });
  expect(next.map(({ kind }) => kind)).toEqual(['day.savedPdf']);
  expect(store.audit.ofBooking(asBookingId('r0'))).toHaveLength(2);
});

test('of one visit come its open ones in order, and the one that books it while the vendor has not numbered it', () => {
  const store = openFor();
  store.intents.insert(intent('first', { action: { kind: 'confirm', bookingId: b1 } }), note);
  store.intents.insert(intent('other', { action: { kind: 'confirm', bookingId: asBookingId('b7') } }), note);
  store.intents.insert(intent('later'), note);
  store.intents.insert(intent('gone'), note);
  store.intents.drop(asIntentId('gone'), null, note);
  expect(ids(store.intents.ofVisit(b1))).toEqual(['first', 'later']);
  expect(ids(store.intents.ofVisit(asBookingId('first')))).toEqual(['first']);
});

test('in line behind one subject stands what is about it, and a new visit is a subject of its own', () => {
  const store = openFor();
  store.intents.insert(intent('new', { action: book, seen: null }), note);
  store.intents.insert(intent('on', { action: { kind: 'confirm', bookingId: asBookingId('new') } }), note);
  store.intents.insert(intent('other', { action: { kind: 'confirm', bookingId: b1 } }), note);
  const about = (id: string) => ids(store.intents.ofSubject({ kind: 'visit', id: asBookingId(id) }));
  expect(about('new')).toEqual(['new', 'on']);
  expect(about('b1')).toEqual(['other']);
  // By its own id it is found as a visit's, but nothing stands behind it.
  expect(ids(store.intents.ofVisit(asBookingId('other')))).toEqual(['other']);
  expect(about('other')).toEqual([]);
  expect(store.intents.ofSubject({ kind: 'break', id: asBreakId('b1') })).toEqual([]);
});

test('what a later decision took back returns with its undoing, under the number that the visit has by then', () => {
  const store = openFor();
  store.intents.insert(intent('earlier', { action: { kind: 'confirm', bookingId: b1 } }), note);
  store.intents.insert(intent('later'), note);
  store.intents.drop(asIntentId('earlier'), asIntentId('later'), note);
  store.intents.remapBooking(b1, { id: asBookingId('b2'), calendar: calendarOf('a2') }, note);
  store.intents.drop(asIntentId('later'), null, note);
  expect(store.intents.restore(asIntentId('later'), note)).toEqual(['earlier']);
  expect(store.intents.get(asIntentId('earlier'))).toMatchObject({
    state: 'queued',
    action: { kind: 'confirm', bookingId: 'b2' },
    calendar: { addressId: 'a2' },
  });
  expect(store.intents.restore(asIntentId('later'), note)).toEqual([]);
});
