import { asAddressId, asBookingId, asIntentId } from '#shared/domain/ids.ts';
import type { BookingId, IntentId } from '#shared/domain/ids.ts';
import type { AuditEntry } from '#shared/domain/auditEntry.ts';
import type { AuditKind } from '#shared/domain/auditKind.ts';
import type { EpochMs, Window } from '#shared/time/zone.ts';
import type { Database } from './database.ts';
import { number, text, textOrNull } from './rows.ts';
import type { Row, SqlValue } from './sqlite.ts';

export type AuditRecord = AuditEntry & { readonly id: number };

/** A page of a list, newest first: entries with an id below `before` (`null`: from the newest), at most `limit`. */
export interface Page {
  readonly before: number | null;
  /** Only those up to this instant. */
  readonly until?: number | undefined;
  readonly limit: number;
}

/** Append only; the file itself refuses changing and deleting. */
export interface Audit {
  append(entry: AuditEntry & { readonly kind: AuditKind }): void;
  /** The id of the newest entry; 0 where there is none. */
  newest(): number;
  /** Everything of one booking, also under its earlier ids, oldest first. */
  ofBooking(id: BookingId): readonly AuditRecord[];
  /** The id that a booking got in place of this one: its first number, or another by a move, whoever made it. `null`: none. */
  renumberedTo(id: BookingId): BookingId | null;
  /** Those of these visits that go on under another id. */
  movedOn(ids: readonly BookingId[]): ReadonlySet<BookingId>;
  inWindow(window: Window, page: Page): readonly AuditRecord[];
  /** Entries of some kinds, of somebody, about some visits under all their ids: newest first. */
  deeds(wanted: WantedDeeds, page: Page): readonly AuditRecord[];
  /** Entries of some kinds, of somebody, since an instant: newest first, at most `limit`. */
  recent(wanted: RecentDeeds): readonly AuditRecord[];
  /** All entries of these intents, oldest first. */
  ofIntents(ids: readonly IntentId[]): readonly AuditRecord[];
  /** All entries of the decisions that were made in one press with these, oldest first. */
  ofBundles(firsts: readonly IntentId[]): readonly AuditRecord[];
}

export interface WantedDeeds {
  readonly kinds: readonly string[];
  /** Initials; `null`: everybody's. */
  readonly staff: string | null;
  /** Ids of visits, also of those that have no number yet; `null`: all. */
  readonly about: readonly string[] | null;
}

export interface RecentDeeds {
  readonly kinds: readonly string[];
  /** Initials. */
  readonly staff: string;
  readonly since: EpochMs;
  readonly limit: number;
}

const columns = 'id, at, staff, kind, address_id, booking_id, previous_booking_id, intent_id, detail, bundle';

const isNewId = "kind IN ('booking.renumbered', 'booking.moved')";

/**
 * The repository of the audit.
 *
 * Responsibilities: appends to the table `audit`, and finds entries by visit, intent, time and staff.
 * Invariants: nothing is changed or removed; what is acknowledged is on the disk.
 * At the same time: nothing, every method ends before it returns.
 */
export class AuditRepository implements Audit {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  append(entry: AuditEntry & { readonly kind: AuditKind }): void {
    this.#db.transaction(() => {
      const { lastId } = this.#db
        .prepare(
          `INSERT INTO audit (at, staff, kind, address_id, booking_id, previous_booking_id, intent_id, detail, bundle)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        )
        .run(
          entry.at,
          entry.staff,
          entry.kind,
          entry.addressId,
          entry.bookingId,
          entry.previousBookingId,
          entry.intentId,
          entry.detail,
          entry.bundle ?? null,
        );
      this.#db.acknowledge(lastId);
    });
  }

  newest(): number {
    return number(this.#db.prepare('SELECT ifnull(max(id), 0) AS id FROM audit').get() ?? {}, 'id');
  }

  ofBooking(id: BookingId): readonly AuditRecord[] {
    return this.#db
      .prepare(
        // UNION, not UNION ALL: ends also where ids form a ring.
        `WITH RECURSIVE chain (id) AS (
             SELECT ? UNION
             SELECT previous_booking_id FROM audit JOIN chain ON booking_id = chain.id
             WHERE previous_booking_id IS NOT NULL
           )
           SELECT ${columns} FROM audit WHERE booking_id IN (SELECT id FROM chain) ORDER BY id`,
      )
      .all(id)
      .map(fromRow);
  }

  renumberedTo(id: BookingId): BookingId | null {
    const row = this.#db
      .prepare(
        `SELECT booking_id FROM audit INDEXED BY audit_by_previous
           WHERE previous_booking_id = ? AND ${isNewId} ORDER BY id DESC LIMIT 1`,
      )
      .get(id);
    return row === undefined ? null : asBookingId(text(row, 'booking_id'));
  }

  movedOn(ids: readonly BookingId[]): ReadonlySet<BookingId> {
    return new Set(
      this.#db
        .prepare(
          `SELECT previous_booking_id FROM audit INDEXED BY audit_by_previous
             WHERE previous_booking_id IN (SELECT value FROM json_each(?)) AND ${isNewId}`,
        )
        .all(JSON.stringify(ids))
        .map((row) => asBookingId(text(row, 'previous_booking_id'))),
    );
  }

  inWindow({ from, to }: Window, { before, limit }: Page): readonly AuditRecord[] {
    return this.#db
      .prepare(`SELECT ${columns} FROM audit WHERE at >= ? AND at < ? AND id < ? ORDER BY id DESC LIMIT ?`)
      .all(from, to, before ?? Number.MAX_SAFE_INTEGER, limit)
      .map(fromRow);
  }

  deeds(wanted: WantedDeeds, { before, until, limit }: Page): readonly AuditRecord[] {
    const { tests, values } = deedTests(wanted);
    return this.#db
      .prepare(
        // Every id that one of these visits has ever had: the audit of a moved one begins under another.
        `WITH RECURSIVE chain (id) AS (
             SELECT value FROM json_each(?) UNION
             SELECT previous_booking_id FROM audit JOIN chain ON booking_id = chain.id
             WHERE previous_booking_id IS NOT NULL
           )
           -- By id all the same: ` +
          ` keeps the index by time out of it.
           SELECT ${columns} FROM audit WHERE id < ? AND +at <= ? AND ${tests} ORDER BY id DESC LIMIT ?`,
      )
      .all(
        JSON.stringify(wanted.about ?? []),
        before ?? Number.MAX_SAFE_INTEGER,
        until ?? Number.MAX_SAFE_INTEGER,
        ...values,
        limit,
      )
      .map(fromRow);
  }

  recent({ kinds, staff, since, limit }: RecentDeeds): readonly AuditRecord[] {
    return this.#db
      .prepare(
        // By time: all that somebody has ever done here would be walked through for what is not there.
        `SELECT ${columns} FROM audit INDEXED BY audit_by_time
           WHERE at >= ? AND staff = ? AND bundle IS NULL AND kind IN (SELECT value FROM json_each(?))
           ORDER BY id DESC LIMIT ?`,
      )
      .all(since, staff, JSON.stringify(kinds), limit)
      .map(fromRow);
  }

  ofIntents(ids: readonly IntentId[]): readonly AuditRecord[] {
    return this.#db
      .prepare(`SELECT ${columns} FROM audit WHERE intent_id IN (SELECT value FROM json_each(?)) ORDER BY id`)
      .all(JSON.stringify(ids))
      .map(fromRow);
  }

  ofBundles(firsts: readonly IntentId[]): readonly AuditRecord[] {
    return this.#db
      .prepare(
        `SELECT ${columns} FROM audit INDEXED BY audit_by_bundle
           WHERE bundle IN (SELECT value FROM json_each(?)) ORDER BY id`,
      )
      .all(JSON.stringify(firsts))
      .map(fromRow);
  }
}

/** Tests of entries, joined by AND, with their parameters; `chain` holds the ids of the visits asked for. */
function deedTests({ kinds, staff, about }: WantedDeeds): {
  readonly tests: string;
  readonly values: readonly SqlValue[];
} {
  // What was decided in one press is one deed: that of its first decision.
  const tests = ['kind IN (SELECT value FROM json_each(?))', 'bundle IS NULL'];
  const values: SqlValue[] = [JSON.stringify(kinds)];
  if (staff !== null) {
    tests.push('staff = ?');
    values.push(staff);
  }
  if (about !== null) {
    // By their own indexes: what is seldom there would be looked for through all that was ever done here.
    tests.push(`id IN (
          SELECT id FROM audit INDEXED BY audit_by_booking WHERE booking_id IN (SELECT id FROM chain) UNION ALL
          SELECT id FROM audit INDEXED BY audit_by_intent WHERE intent_id IN (SELECT id FROM chain))`);
  }
  return { tests: tests.join(' AND '), values };
}

function fromRow(row: Row): AuditRecord {
  const addressId = textOrNull(row, 'address_id');
  const bookingId = textOrNull(row, 'booking_id');
  const previous = textOrNull(row, 'previous_booking_id');
  const intentId = textOrNull(row, 'intent_id');
  const bundle = textOrNull(row, 'bundle');
  return {
    id: number(row, 'id'),
    at: number(row, 'at'),
    staff: text(row, 'staff'),
    kind: text(row, 'kind'),
    addressId: addressId === null ? null : asAddressId(addressId),
    bookingId: bookingId === null ? null : asBookingId(bookingId),
    previousBookingId: previous === null ? null : asBookingId(previous),
    intentId: intentId === null ? null : asIntentId(intentId),
    detail: text(row, 'detail'),
    ...(bundle !== null && { bundle: asIntentId(bundle) }),
  };
}
