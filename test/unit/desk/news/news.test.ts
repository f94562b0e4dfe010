import { expect, test } from 'vitest';
import type { NewsView } from '#shared/contract/news.ts';
import { asAddressId } from '#shared/domain/ids.ts';
import { BookingNews } from '../../../../main/desk/news/news.ts';
import { day, hour, minute, monday } from '../../../store/fixed.ts';
import { booking, calendarOf, patient } from '../../../store/samples.ts';
import { openFor } from '../../../store/support.ts';
import { countReads } from '../../../support/countReads.ts';
import { keptLog } from '../../../support/quietLog.ts';
import { virtualClock } from '../../../support/virtualClock.ts';

/*
 * What a changed window costs does not grow with the bookings that nobody has seen, unless it is a window of one of them; and what
 * is counted as unseen is true all the same.
 */

const window = { from: monday, to: monday + 7 * day };
const visit = (id: string, addressId: string, start: number) =>
  booking(id, {
    addressId: asAddressId(addressId),
    start,
    end: start + 20 * minute,
    bookedAt: monday - minute,
  });

function desk(unseen: number) {
  const store = openFor();
  const clock = virtualClock(monday);
  const views: NewsView[] = [];
  const ids = Array.from({ length: unseen }, (_, index) => `u${index}`);
  for (const [index, id] of ids.entries())
    store.bookings.upsert(visit(id, 'a1', monday + hour + index * minute));
  const told = ids.map((id) => [id, monday - minute]);
  let memory = JSON.stringify({ since: monday - hour, told, unseen: ids });
  const news = new BookingNews({
    store,
    memo: { read: () => memory, write: (text) => void (memory = text) },
    clock,
    log: keptLog(),
    doctorOf: () => 'Ewa Nowak',
    skew: () => 0,
    changed: (view) => void views.push(view),
    arrived: () => undefined,
  });
  const look = (addressId: string): void => {
    news.look({ kind: 'bookings', calendar: calendarOf(addressId), window });
  };
  look('a1');
  return { store, clock, views, look };
}

test('a changed window of another calendar asks nothing of two hundred bookings that nobody has seen', () => {
  const cost = (unseen: number) => {
    const { look, store } = desk(unseen);
    store.bookings.upsert(booking('seen', { ...visit('seen', 'a2', monday + day), bookedBy: 'doctor' }));
    const { queries, rows } = countReads(() => look('a2'));
    return { queries, rows };
  };
  const few = cost(1);
  expect(cost(200)).toEqual(few);
  expect(few.rows).toBeLessThan(5);
});

test('one of their own calendar does, in a few questions, and tells what is left', () => {
  const { look, store, views } = desk(200);
  expect(views.at(-1)?.unseen).toHaveLength(200);
  store.bookings.upsert({ ...visit('u7', 'a1', monday + hour + 7 * minute), status: 'canceled' });
  const { queries } = countReads(() => look('a1'));
  expect(queries).toBeLessThan(10);
  expect(views.at(-1)?.unseen).toHaveLength(199);
});

test('what is over is not counted any more, whichever window changes', async () => {
  const { look, clock, views } = desk(3);
  await clock.advance(hour + 21 * minute);
  look('a2');
  expect(views.at(-1)?.unseen.map(({ id }) => id)).toEqual(['u2']);
});

test('a new booking is looked for among its own patient’s visits alone', () => {
  const { store, look } = desk(0);
  for (let n = 0; n < 300; n += 1) {
    store.bookings.upsert({
      ...visit(`p${n}`, 'a3', monday + 2 * day + n * minute),
      bookedBy: 'doctor',
      patient: { ...patient, phone: `+48600${100_000 + n}` },
    });
  }
  store.bookings.upsert({ ...visit('new', 'a2', monday + day), patient });
  // The window of its calendar, its own deeds, its patient's visits, and the list.
  const { rows } = countReads(() => look('a2'));
  expect(rows).toBeLessThan(10);
});
