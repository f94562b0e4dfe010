import { asAddressId, type AddressId } from '#shared/domain/ids.ts';
import { addDays, type EpochMs, type LocalDate } from '#shared/time/zone.ts';
import type { Database } from './database.ts';
import { isOneOf, member, number, text } from './rows.ts';

const readKinds = ['bookings', 'slots', 'breaks'] as const;
type ReadKind = (typeof readKinds)[number];

/** A run of whole days of one calendar, read as one. Both dates belong to it. */
export interface ReadRun {
  readonly addressId: AddressId;
  readonly kind: ReadKind;
  readonly first: LocalDate;
  readonly last: LocalDate;
}

/** When one day of one calendar was last read. */
export interface DayRead {
  readonly addressId: AddressId;
  readonly kind: ReadKind;
  readonly date: LocalDate;
  readonly at: EpochMs;
}

/** When which day of which calendar was last read: one row for each calendar, kind and day. */
export interface Freshness {
  /** Every day of the run was read whole at `at`. */
  mark(read: ReadRun, at: EpochMs): void;
  all(): readonly DayRead[];
  /** When `date` of each calendar was last read, for bookings. */
  asOf(date: LocalDate): ReadonlyMap<AddressId, EpochMs>;
  /** Drops the marks of days before `date`. */
  forgetBefore(date: LocalDate): void;
}

/** The repository of read marks. */
export function freshness(db: Database): Freshness {
  return {
    mark({ addressId, kind, first, last }, at) {
      const dates: LocalDate[] = [];
      for (let date = first; date <= last; date = addDays(date, 1)) dates.push(date);
      // One statement for all days: this is what the desk writes most often.
      db.prepare(
        `INSERT INTO read_marks (address_id, kind, date, read_at) SELECT ?, ?, value, ? FROM json_each(?) WHERE true
         ON CONFLICT (address_id, kind, date) DO UPDATE SET read_at = excluded.read_at`,
      ).run(addressId, kind, at, JSON.stringify(dates));
    },
    all: () =>
      db
        .prepare('SELECT address_id, kind, date, read_at FROM read_marks')
        .all()
        .map((row) => ({
          addressId: asAddressId(text(row, 'address_id')),
          kind: member(row, 'kind', isReadKind),
          date: text(row, 'date'),
          at: number(row, 'read_at'),
        })),
    asOf(date) {
      const rows = db
        .prepare(`SELECT address_id, read_at FROM read_marks WHERE date = ? AND kind = 'bookings'`)
        .all(date);
      return new Map(rows.map((row) => [asAddressId(text(row, 'address_id')), number(row, 'read_at')]));
    },
    forgetBefore(date) {
      db.prepare('DELETE FROM read_marks WHERE date < ?').run(date);
    },
  };
}

const isReadKind = isOneOf<ReadKind>(readKinds);
