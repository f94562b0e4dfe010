import type { Booking } from '#shared/domain/booking.ts';
import { asAddressId, asBookingId, type AddressId, type BookingId } from '#shared/domain/ids.ts';
import { type PatientQuery, wholeEndsOf } from '#shared/domain/searchText.ts';
import type { EpochMs, Window } from '#shared/time/zone.ts';
import { bookingFromRow, bookingTable, bookingToRow } from './bookingRow.ts';
import type { Database } from './database.ts';
import { text } from './rows.ts';
import type { Row, SqlValue } from './sqlite.ts';
import { replaceRows, select, upsertRow } from './table.ts';
import { createTellings } from './tellings.ts';

/** Ids of rows that were really written or removed. */
export interface ChangedBookings {
  readonly upserted: readonly BookingId[];
  readonly removed: readonly BookingId[];
}

/** The server copy of the visits. */
export interface Bookings {
  /**
   * Makes one calendar and window equal to a complete answer: removes what starts in the window and was not answered,
   * writes what differs, and nothing else. Bookings outside the window are written but remove nothing. What the vendor told
   * this desk since then stays: the answer was asked for before that. So do visits of `elsewhere`, which the answer has under
   * another time: they are written with that.
   * @param toldBefore `told()` when the answer was asked for
   */
  replaceWindow(
    addressId: AddressId,
    window: Window,
    bookings: readonly Booking[],
    toldBefore: number,
    elsewhere?: ReadonlySet<BookingId>,
  ): ChangedBookings;
  /** Writes what the vendor's answer to a change of this desk's says. */
  tell(booking: Booking): ChangedBookings;
  /** How often `tell` was called since the file was opened. A count and no time: clocks can be set between two of its uses. */
  told(): number;
  upsert(booking: Booking): ChangedBookings;
  /** Removes one, for an id that the vendor no longer knows. */
  remove(id: BookingId): ChangedBookings;
  /** How often visits that start in the window, or a day around it, were written since the file was opened, by anything. */
  changesIn(addressId: AddressId, window: Window): number;
  get(id: BookingId): Booking | null;
  /** All of these calendars that overlap the window, cancelled ones too, by start. */
  inWindow(addressIds: readonly AddressId[], window: Window): readonly Booking[];
  /**
   * Visits by patient: what is still to come at `now`, the next first, then what is over or cancelled, the latest first.
   * The rule is that of `isLookedFor`.
   */
  search(query: PatientQuery, now: EpochMs, limit: number): readonly Booking[];
  count(): number;
}

const dayMs = 86_400_000;
const nothing: ChangedBookings = { upserted: [], removed: [] };

/** The repository of bookings. */
export function bookings(db: Database): Bookings {
  const startingIn = select(bookingTable, 'WHERE address_id = ? AND starts_at >= ? AND starts_at < ?');
  const byId = select(bookingTable, 'WHERE id = ?');
  const changes = countChanges(db);
  const tellings = createTellings();
  function upsert(booking: Booking): ChangedBookings {
    const written = upsertRow(db, bookingTable, bookingToRow(booking));
    return written ? { upserted: [booking.id], removed: [] } : nothing;
  }
  return {
    changesIn: changes,
    told: () => tellings.count(),
    replaceWindow(addressId, window, answer, toldBefore, elsewhere) {
      const wasTold = (id: BookingId): boolean => tellings.isLater(id, toldBefore);
      const before = db
        .prepare(startingIn)
        .all(addressId, window.from, window.to)
        .filter((row) => !wasTold(idOf(row)) && elsewhere?.has(idOf(row)) !== true);
      const after = answer.filter(({ id }) => !wasTold(id)).map(bookingToRow);
      const { upserted, removed } = replaceRows(db, bookingTable, before, after);
      return { upserted: upserted.map(idOf), removed: removed.map(idOf) };
    },
    upsert,
    tell(booking) {
      tellings.note(booking.id);
      return upsert(booking);
    },
    remove(id) {
      const { changes } = db.prepare('DELETE FROM bookings WHERE id = ?').run(id);
      return changes > 0 ? { upserted: [], removed: [id] } : nothing;
    },
    get(id) {
      const row = db.prepare(byId).get(id);
      return row === undefined ? null : bookingFromRow(row);
    },
    inWindow(addressIds, { from, to }) {
      const ids = JSON.stringify(addressIds);
      return db
        .prepare(overlapping)
        .all(ids, from - dayMs, to, from, from, ids, from - dayMs, from)
        .map(bookingFromRow);
    },
    search(query, now, limit) {
      const { tests, values } = searchTests(query);
      const running = db.prepare(firstStillRunning).get(now)?.['first'];
      const since = Math.min(now - dayMs, typeof running === 'number' ? running : now);
      const coming = `${alongTime} AND starts_at >= ? AND NOT ${isOver} AND ${tests} ORDER BY starts_at, rowid LIMIT ?`;
      const next = db
        .prepare(select(bookingTable, `WHERE rowid IN (${coming}) ORDER BY starts_at, id`))
        .all(since, now, ...values, limit);
      const over = `${alongTime} AND ${isOver} AND ${tests} ORDER BY starts_at DESC, rowid LIMIT ?`;
      const past = db
        .prepare(select(bookingTable, `WHERE rowid IN (${over}) ORDER BY starts_at DESC, id`))
        .all(now, ...values, limit - next.length);
      return [...next, ...past].map(bookingFromRow);
    },
    count: () => Number(db.prepare('SELECT count(*) AS n FROM bookings').get()?.['n'] ?? 0),
  };
}

/**
 * Counted by triggers of this connection's own, so that no way of writing is left out: a visit that goes to another time or
 * calendar changes both. What is rolled back counts too, which is one comparison too many.
 */
function countChanges(db: Database): Bookings['changesIn'] {
  const changes = new Map<AddressId, Map<number, number>>();
  db.define('booking_changed', (addressId, start) => {
    if (typeof addressId !== 'string' || typeof start !== 'number') return;
    const id = asAddressId(addressId);
    let days = changes.get(id);
    if (days === undefined) changes.set(id, (days = new Map<number, number>()));
    days.set(dayOf(start), (days.get(dayOf(start)) ?? 0) + 1);
  });
  for (const [event, rows] of [
    ['INSERT', ['NEW']],
    ['UPDATE', ['OLD', 'NEW']],
    ['DELETE', ['OLD']],
  ] as const) {
    const calls = rows.map((row) => `SELECT booking_changed(${row}.address_id, ${row}.starts_at);`).join(' ');
    db.exec(
      `CREATE TEMP TRIGGER bookings_${event.toLowerCase()}_counted AFTER ${event} ON bookings BEGIN ${calls} END`,
    );
  }
  return (addressId, { from, to }) => {
    const days = changes.get(addressId);
    let sum = 0;
    for (let day = dayOf(from) - 1; days !== undefined && day <= dayOf(to) + 1; day += 1)
      sum += days.get(day) ?? 0;
    return sum;
  };
}

const dayOf = (at: EpochMs): number => Math.floor(at / dayMs);
const idOf = (row: Row): BookingId => asBookingId(text(row, 'id'));

/**
 * A visit overlaps where it starts before the end and ends after the start. To keep both sides of the index bounded,
 * ordinary visits are looked for from one day before, and the few longer than a day through an index of their own.
 */
const ofThese = 'address_id IN (SELECT value FROM json_each(?))';
const overlapping = `${select(
  bookingTable,
  `INDEXED BY bookings_by_start
   WHERE ${ofThese} AND starts_at >= ? AND starts_at < ? AND (ends_at > ? OR starts_at >= ?)`,
)} UNION ALL ${select(
  bookingTable,
  `INDEXED BY bookings_long
   WHERE ${ofThese} AND ends_at - starts_at > 86400000 AND starts_at < ? AND ends_at > ?`,
)} ORDER BY starts_at, id`;

/**
 * Both walk along time from now, through an index that holds all that is asked, and stop at the last one wanted: of a common
 * name they see little of a hospital's visits. Only what is answered is read from the wide table.
 */
const alongTime = 'SELECT rowid FROM bookings INDEXED BY bookings_by_time WHERE search_name IS NOT NULL';
const isOver = "(ends_at <= ? OR status = 'canceled')";
const firstStillRunning = `SELECT min(starts_at) AS first FROM bookings INDEXED BY bookings_long
  WHERE ends_at - starts_at > 86400000 AND ends_at > ?`;

/** What is looked for, as conditions on an index row, and what they are asked with. */
function searchTests({ words, digits }: PatientQuery): { tests: string; values: readonly SqlValue[] } {
  const tests = words.map(() => 'instr(search_name, ?) > 0');
  const values: SqlValue[] = words.map((word) => ` ${word}`);
  if (digits !== '') {
    const ends = wholeEndsOf(digits);
    const isEnd = ends.length === 0 ? '' : ` OR search_phone IN (${ends.map(() => '?').join(', ')})`;
    tests.push(`(instr(search_phone, ?) > 0${isEnd})`);
    values.push(digits, ...ends);
  }
  return { tests: tests.join(' AND '), values };
}
