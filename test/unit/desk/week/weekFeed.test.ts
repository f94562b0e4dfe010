import { expect, test } from 'vitest';
import { asAddressId, asDoctorId, asFacilityId } from '#shared/domain/ids.ts';
import { addDays } from '#shared/time/zone.ts';
import { createBoardFeed } from '../../../../main/desk/board/boardFeed.ts';
import { createWeekFeed } from '../../../../main/desk/week/weekFeed.ts';
import { minute, monday } from '../../../store/fixed.ts';
import { address, booking, calendarOf, doctor } from '../../../store/samples.ts';
import { openFor } from '../../../store/support.ts';
import { virtualClock } from '../../../support/virtualClock.ts';
import type { BoardDelta } from '#shared/contract/board.ts';

/*
 * A week is watched beside the board's day: what changes in it is told for its own day, by that day's revisions, and what
 * happens at other doctors or when nobody looks at a week any more is not told at all.
 */
const zone = 'Europe/Warsaw';
const first = '2026-11-23';

function watching() {
  const clock = virtualClock(monday);
  const store = openFor();
  store.catalogue.replaceFacilities([{ id: asFacilityId('f1'), name: 'Clinic' }]);
  store.catalogue.replaceDoctors(asFacilityId('f1'), [doctor('d1')]);
  store.catalogue.replaceAddresses(asFacilityId('f1'), asDoctorId('d1'), [address('a1'), address('a2')]);
  const sent: { readonly name: string; readonly delta: BoardDelta }[] = [];
  const push: Parameters<typeof createWeekFeed>[2] = (name, event) =>
    sent.push({ name, delta: event as BoardDelta });
  const week = createWeekFeed(store, clock, push);
  const day = createBoardFeed(store, clock, push);
  const change = async (id: string, onDay: number, addressId = 'a1'): Promise<void> => {
    const start = monday + onDay * 24 * 60 * minute;
    store.bookings.upsert(
      booking(id, { start, end: start + 20 * minute, addressId: asAddressId(addressId) }),
    );
    const changed = {
      kind: 'bookings' as const,
      calendar: calendarOf(addressId),
      window: { from: start, to: start + 30 * minute },
    };
    week.changed(changed);
    day.changed(changed);
    await clock.advance(50);
  };
  return { clock, store, week, day, sent, change };
}

test('a week is seven days of one calendar, with the calendars to choose from', () => {
  const { week } = watching();
  const opened = week.open(asAddressId('a2'), first, () => zone);
  expect(opened.addressId).toBe('a2');
  expect(opened.calendars.map(({ addressId }) => addressId)).toEqual(['a1', 'a2']);
  expect(opened.days.map(({ date }) => date)).toEqual(Array.from({ length: 7 }, (_, n) => addDays(first, n)));
  expect(opened.days.every(({ columns }) => columns.length === 1 && columns[0]?.addressId === 'a2')).toBe(
    true,
  );
});

test('without a wish, and for a calendar that is gone, it is the first one’s', () => {
  const { week } = watching();
  expect(week.open(null, first, () => zone).addressId).toBe('a1');
  expect(week.open(asAddressId('gone'), first, () => zone).addressId).toBe('a1');
});

test('a change is told for its day alone, and beside the board’s own', async () => {
  const { week, day, sent, change } = watching();
  const opened = week.open(asAddressId('a1'), first, () => zone);
  day.open(first, zone);
  await change('b1', 3);
  expect(sent).toMatchObject([
    { name: 'week.delta', delta: { date: '2026-11-26', revision: (opened.days[3]?.revision ?? 0) + 1 } },
  ]);
  await change('b2', 0);
  expect(
    sent
      .slice(1)
      .map(({ name, delta }) => `${name} ${delta.date}`)
      .sort(),
  ).toEqual(['board.delta 2026-11-23', 'week.delta 2026-11-23']);
});

test('what happens at another doctor is not told', async () => {
  const { week, sent, change } = watching();
  week.open(asAddressId('a1'), first, () => zone);
  await change('b1', 2, 'a2');
  expect(sent).toEqual([]);
});

test('a week that is closed is told of no more; opened again it goes on with higher revisions', async () => {
  const { week, sent, change } = watching();
  const before = week.open(asAddressId('a1'), first, () => zone);
  await change('b1', 1);
  week.close();
  await change('b2', 1);
  expect(sent).toHaveLength(1);
  const after = week.open(asAddressId('a1'), first, () => zone);
  expect(after.days[1]?.revision).toBe((before.days[1]?.revision ?? 0) + 2);
  await change('b3', 1);
  expect(sent).toHaveLength(2);
});
