import { asAddressId, type AddressId } from '#shared/domain/ids.ts';
import { addDays, type EpochMs, type LocalDate } from '#shared/time/zone.ts';
import type { Database } from './database.ts';
import { isOneOf, member, number, text } from './rows.ts';
import type { Row } from './sqlite.ts';

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
  /** The same, but written later, with others: when many wait, when the first has waited long, or with `flush`. Known at once. */
  markLater(read: ReadRun, at: EpochMs): void;
  /** From `since` on these calendars were never read. Belongs into a transaction with its cause. */
  forget(addressIds: readonly AddressId[], since: LocalDate): void;
  /** Writes what waits. */
  flush(): void;
  /** Of `date` and later, those that wait too; `null`: all. Of one day the last in the list counts. */
  since(date: LocalDate | null): readonly DayRead[];
  /** When `date` of each calendar was last read, for bookings. */
  asOf(date: LocalDate): ReadonlyMap<AddressId, EpochMs>;
}

/** So many runs wait at most. */
const mostWaiting = 64;
/** So long the first of them waits at most, by the moments of the marks. Milliseconds. */
const longestWait = 10_000;

/** The repository of read marks. */
export function freshness(db: Database): Freshness {
  /** Runs whose marks wait, oldest first. */
  let waiting: { readonly read: ReadRun; readonly at: EpochMs }[] = [];

  /** One statement for all days: this is what the desk writes most often. */
  function write(read: ReadRun, at: EpochMs): void {
    const { addressId, kind } = read;
    db.prepare(
      `INSERT INTO read_marks (address_id, kind, date, read_at) SELECT ?, ?, value, ? FROM json_each(?) WHERE true
       ON CONFLICT (address_id, kind, date) DO UPDATE SET read_at = excluded.read_at`,
    ).run(addressId, kind, at, JSON.stringify(datesOf(read)));
  }

  function flush(): void {
    if (waiting.length === 0) return;
    db.transaction(() => {
      for (const { read, at } of waiting) write(read, at);
    }, 'repeatable');
    waiting = [];
  }

  return {
    mark(read, at) {
      // In the order in which they were made: what is called old now must not look fresh again by an earlier mark.
      if (waiting.some((one) => overlap(one.read, read))) flush();
      write(read, at);
    },
    markLater(read, at) {
      waiting.push({ read, at });
      if (waiting.length >= mostWaiting || at - (waiting[0]?.at ?? at) >= longestWait) flush();
    },
    forget(addressIds, since) {
      flush();
      for (const id of addressIds)
        db.prepare('DELETE FROM read_marks WHERE address_id = ? AND date >= ?').run(id, since);
    },
    flush,
    since(date) {
      // Reading needs no room on the disk. Of one day the later mark comes later, and counts.
      const later = waiting.flatMap(({ read, at }) =>
        datesOf(read).map((each) => ({ addressId: read.addressId, kind: read.kind, date: each, at })),
      );
      return db
        .prepare('SELECT address_id, kind, date, read_at FROM read_marks WHERE date >= ?')
        .all(date ?? '')
        .map(dayReadOf)
        .concat(later.filter((mark) => mark.date >= (date ?? '')));
    },
    asOf(date) {
      const rows = db
        .prepare(`SELECT address_id, read_at FROM read_marks WHERE date = ? AND kind = 'bookings'`)
        .all(date);
      const known = new Map(
        rows.map((row) => [asAddressId(text(row, 'address_id')), number(row, 'read_at')]),
      );
      for (const { read, at } of waiting) {
        if (read.kind === 'bookings' && read.first <= date && date <= read.last)
          known.set(read.addressId, at);
      }
      return known;
    },
  };
}

const dayReadOf = (row: Row): DayRead => ({
  addressId: asAddressId(text(row, 'address_id')),
  kind: member(row, 'kind', isReadKind),
  date: text(row, 'date'),
  at: number(row, 'read_at'),
});
const isReadKind = isOneOf<ReadKind>(readKinds);
const datesOf = ({ first, last }: ReadRun): readonly LocalDate[] => {
  const dates: LocalDate[] = [];
  for (let date = first; date <= last; date = addDays(date, 1)) dates.push(date);
  return dates;
};
const overlap = (a: ReadRun, b: ReadRun): boolean =>
  a.addressId === b.addressId && a.kind === b.kind && a.first <= b.last && b.first <= a.last;
