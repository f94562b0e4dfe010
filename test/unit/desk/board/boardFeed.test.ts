import { expect, test } from 'vitest';
import { asAddressId, asBookingId, asDoctorId, asFacilityId } from '#shared/domain/ids.ts';
import type { Clock } from '#shared/ports.ts';
import { createBoardFeed } from '../../../../main/desk/board/boardFeed.ts';
import { calendarsInStep } from '../../../../main/desk/steps.ts';
import { dayWindow } from '#shared/time/zone.ts';
import { minute, monday } from '../../../store/fixed.ts';
import { address, addressService, booking, calendarOf, doctor, intent } from '../../../store/samples.ts';
import { openFor } from '../../../store/support.ts';
import { virtualClock } from '../../../support/virtualClock.ts';
import type { BoardDelta } from '#shared/contract/board.ts';

/*
 * A visit that changes on the shown day is told at once: nobody waits for others that may come, nor for free times. Those that
 * come right after it are gathered into one delta, so that a window that answers in many parts does not draw the board many times. Revisions follow each other.
 */

const window = { from: monday, to: monday + 30 * minute };

function watching(
  clock: Clock & { advance(ms: number): Promise<void> } = virtualClock(monday),
  cancelled: () => 'shown' | 'leftOut' = () => 'leftOut',
) {
  const store = openFor();
  store.catalogue.replaceFacilities([{ id: asFacilityId('f1'), name: 'Clinic' }]);
  store.catalogue.replaceDoctors(asFacilityId('f1'), [doctor('d1')]);
  store.catalogue.replaceAddresses(asFacilityId('f1'), asDoctorId('d1'), [address('a1')]);
  const sent: { readonly at: number; readonly delta: BoardDelta }[] = [];
  const feed = createBoardFeed(
    store,
    clock,
    (name, event) => {
      if (name === 'board.delta') sent.push({ at: clock.now(), delta: event as BoardDelta });
    },
    'board.delta',
    cancelled,
  );
  const { revision } = feed.open('2026-11-23', 'Europe/Warsaw');
  const change = (id: string): void => {
    store.bookings.upsert(booking(id));
    feed.changed({ kind: 'bookings', calendar: calendarOf('a1'), window });
  };
  const freeTimes = (): void => {
    store.schedule.replaceSlots(asAddressId('a1'), window, [
      { addressId: asAddressId('a1'), start: monday, services: [] },
    ]);
    feed.changed({ kind: 'slots', calendar: calendarOf('a1'), window });
  };
  return { clock, feed, sent, change, freeTimes, revision, store };
}

test('the first change after a quiet time goes out in the same millisecond', async () => {
  const { clock, sent, change, revision } = watching();
  change('b1');
  await clock.advance(0);
  expect(sent).toMatchObject([{ at: monday, delta: { revision: revision + 1 } }]);
});

test('changes in the 15 ms after it go out as one, and the next after these at once again', async () => {
  const { clock, sent, change, revision } = watching();
  change('b1');
  await clock.advance(2);
  for (const id of ['b2', 'b3', 'b4']) change(id);
  await clock.advance(12);
  expect(sent).toHaveLength(1);
  await clock.advance(100);
  expect(sent.map(({ at }) => at)).toEqual([monday, monday + 15]);
  expect(sent[1]?.delta.changes).toHaveLength(1);
  change('b5');
  await clock.advance(0);
  expect(sent.map(({ delta }) => delta.revision)).toEqual([revision + 1, revision + 2, revision + 3]);
  expect(sent[2]?.at).toBe(monday + 114);
});

test('a visit does not wait for the free times that were read a moment before, and takes them along', async () => {
  const { clock, sent, change, freeTimes } = watching();
  freeTimes();
  await clock.advance(4);
  expect(sent).toEqual([]);
  change('b1');
  expect(sent.map(({ at }) => at)).toEqual([monday + 4]);
  await clock.advance(100);
  expect(sent).toHaveLength(1);
});

test('free times alone are told after 15 ms', async () => {
  const { clock, sent, freeTimes } = watching();
  freeTimes();
  await clock.advance(100);
  expect(sent.map(({ at }) => at)).toEqual([monday + 15]);
});

test('what is decided is told before its answer, and not while it is decided', async () => {
  const { feed, sent, store } = watching();
  store.bookings.upsert(booking('b1'));
  feed.intentChanged(intent('i1'));
  expect(sent).toEqual([]);
  // What answers is at least one promise further on.
  await Promise.resolve();
  expect(sent).toHaveLength(1);
});

test('a clock that is set back makes nobody wait longer than 15 ms', async () => {
  const real = virtualClock(monday);
  let back = 0;
  const clock = {
    now: () => real.now() - back,
    elapsed: () => real.elapsed(),
    after: (ms: number, task: () => void) => real.after(ms, task),
    advance: (ms: number) => real.advance(ms),
  };
  const { sent, change } = watching(clock);
  change('b1');
  await clock.advance(0);
  back = 60 * minute;
  change('b2');
  await clock.advance(15);
  expect(sent).toHaveLength(2);
});

test('a day that is not watched any more is told of no more', async () => {
  const { clock, feed, sent, change } = watching();
  change('b1');
  expect(sent).toHaveLength(1);
  // The next one would wait for others.
  change('b2');
  feed.close();
  await clock.advance(100);
  change('b3');
  await clock.advance(100);
  expect(sent).toHaveLength(1);
});

test('cancelled visits come and go with the wish for them; those that were moved are not cancelled to anybody here', async () => {
  let wish: 'shown' | 'leftOut' = 'leftOut';
  const { clock, feed, sent, store } = watching(virtualClock(monday), () => wish);
  const canceled = { status: 'canceled', canceledAt: monday, canceledBy: 'patient' } as const;
  store.bookings.upsert(booking('off', canceled));
  store.bookings.upsert(booking('moved', canceled));
  store.audit.append({
    at: monday,
    staff: '',
    kind: 'booking.moved',
    addressId: null,
    bookingId: asBookingId('on'),
    previousBookingId: asBookingId('moved'),
    intentId: null,
    detail: '{}',
  });
  feed.changed({ kind: 'bookings', calendar: calendarOf('a1'), window });
  await clock.advance(100);
  expect(sent).toEqual([]);
  wish = 'shown';
  feed.askedOtherwise();
  await clock.advance(100);
  expect(sent[0]?.delta.changes[0]?.upserts.map(({ id, status }) => [id, status])).toEqual([
    ['off', 'canceled'],
  ]);
  expect(sent[0]?.delta.changes[0]).not.toHaveProperty('slots');
  wish = 'leftOut';
  feed.askedOtherwise();
  await clock.advance(100);
  expect(sent[1]?.delta.changes[0]?.removals).toEqual(['off']);
});

test('a visit over midnight is told on the board of the day on which it ends, too, and one that ends before that day is not', async () => {
  const { clock, feed, sent, store } = watching();
  const midnight = dayWindow('2026-11-23', 'Europe/Warsaw').from;
  const yesterday = { from: midnight - 24 * 60 * minute, to: midnight };
  store.bookings.upsert({ ...booking('b1'), start: midnight - 10 * minute, end: midnight + 10 * minute });
  store.bookings.upsert({ ...booking('b2'), start: midnight - 30 * minute, end: midnight - 10 * minute });
  feed.changed({ kind: 'bookings', calendar: calendarOf('a1'), window: yesterday });
  await clock.advance(20);
  expect(sent).toHaveLength(1);
  expect(JSON.stringify(sent)).toContain('"b1"');
  expect(JSON.stringify(sent)).not.toContain('"b2"');
});

test('a visit over midnight that is told with the day on which it ends changes on the board of the day on which it begins', async () => {
  const { clock, feed, sent, store } = watching();
  const { to: midnight } = dayWindow('2026-11-23', 'Europe/Warsaw');
  store.bookings.upsert({ ...booking('b1'), start: midnight - 10 * minute, end: midnight + 10 * minute });
  const tomorrow = { from: midnight, to: midnight + 24 * 60 * minute };
  feed.changed({ kind: 'bookings', calendar: calendarOf('a1'), window: tomorrow });
  await clock.advance(20);
  expect(JSON.stringify(sent)).toContain('"b1"');
});

/** A clinic so large that its day is made in steps. */
function largeClinic() {
  const clock = virtualClock(monday);
  const store = openFor();
  const ids = Array.from({ length: 3 * calendarsInStep }, (_, index) => `a${index}`);
  store.catalogue.replaceFacilities([{ id: asFacilityId('f1'), name: 'Clinic' }]);
  store.catalogue.replaceDoctors(asFacilityId('f1'), [doctor('d1')]);
  store.catalogue.replaceAddresses(
    asFacilityId('f1'),
    asDoctorId('d1'),
    ids.map((id) => address(id)),
  );
  const sent: BoardDelta[] = [];
  const feed = createBoardFeed(store, clock, (_name, event) => void sent.push(event as BoardDelta));
  const change = (id: string, addressId: string): void => {
    store.bookings.upsert(booking(id, { addressId: asAddressId(addressId) }));
    feed.changed({ kind: 'bookings', calendar: calendarOf(addressId), window });
  };
  return { clock, store, feed, sent, change };
}

test('what changes while a large day is made reaches its window: in the day, or as a delta after it', async () => {
  const { clock, feed, sent, change } = largeClinic();
  const opening = feed.openSoon('2026-11-23', 'Europe/Warsaw');
  // The first calendars have been read, the last have not.
  change('b1', 'a0');
  change('b2', `a${3 * calendarsInStep - 1}`);
  const day = await opening;
  await clock.advance(100);
  const shown = new Set(day.columns.flatMap(({ cards }) => cards.map(({ id }) => id)));
  for (const { changes } of sent)
    for (const { upserts } of changes) for (const { id } of upserts) shown.add(id);
  expect([...shown].sort()).toEqual(['b1', 'b2']);
  expect(sent[0]?.revision).toBe(day.revision + 1);
});

test('the day that was asked for last is the one that is watched, whichever is made first', async () => {
  const { clock, feed, sent, change } = largeClinic();
  const other = feed.openSoon('2026-11-24', 'Europe/Warsaw');
  const wanted = feed.openSoon('2026-11-23', 'Europe/Warsaw');
  const [, day] = await Promise.all([other, wanted]);
  change('b1', 'a0');
  await clock.advance(100);
  expect(sent).toMatchObject([{ date: '2026-11-23', revision: day.revision + 1 }]);
});

test('after a change of the catalogue a large day is told in parts, and all of it', async () => {
  const { clock, store, feed, sent } = largeClinic();
  const day = await feed.openSoon('2026-11-23', 'Europe/Warsaw');
  for (const { addressId } of day.columns)
    store.catalogue.replaceAddressServices(asAddressId(addressId), [
      addressService(`${addressId}-1`, { addressId: asAddressId(addressId) }),
    ]);
  feed.catalogueChanged();
  await clock.advance(100);
  expect(sent.length).toBeGreaterThan(1);
  expect(sent.flatMap(({ changes }) => changes.map(({ addressId }) => addressId)).sort()).toEqual(
    day.columns.map(({ addressId }) => addressId).sort(),
  );
  expect(sent.map(({ revision }) => revision)).toEqual(sent.map((_, index) => day.revision + 1 + index));
});
