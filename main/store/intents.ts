import { asIntentId } from '#shared/domain/ids.ts';
import type { AddressId, BookingId, CalendarRef, IntentId } from '#shared/domain/ids.ts';
import type { Intent, IntentAction, IntentState } from '#shared/domain/intent.ts';
import type { Audit, AuditEntry } from './audit.ts';
import type { Database } from './database.ts';
import {
  actionOf,
  actionText,
  bookingOf,
  intentFromRow,
  onBooking,
  refusalText,
  seenText,
  targetOf,
} from './intentRow.ts';
import { text } from './rows.ts';

/** What an audit entry adds to what the intent itself says. */
export type Note = Pick<AuditEntry, 'at' | 'detail'> & {
  /** Initials, where it was not whoever decided the intent. */
  readonly staff?: string;
};

/** What can change of an intent besides its state. */
export type IntentChange = Pick<Intent, 'state'> &
  Partial<Pick<Intent, 'notBefore' | 'attempts' | 'firstSentAt' | 'knownBefore' | 'refusal' | 'seen'>>;

/** Decisions on their way. Each change is one transaction with its audit entry (design §4). */
export interface Intents {
  /** Writes the intent and the audit entry `intent.<action>`. An id that is there already is a bug. */
  insert(intent: Intent, note: Note): void;
  /** Changes the state, and what else is given; the audit gets `intent.<state>`. @returns false: there is no such open intent */
  change(id: IntentId, change: IntentChange, note: Note): boolean;
  /**
   * Undone, given up, or taken back by a later decision: out of the fold, still in the audit.
   * @returns false: there is no such open intent
   */
  drop(id: IntentId, supersededBy: IntentId | null, note: Note): boolean;
  /** Brings back what `by` had taken back, since it is undone itself. @returns the ids */
  restore(by: IntentId, note: Note): readonly IntentId[];
  /**
   * The vendor numbered a new booking, or a move gave one a new id, perhaps at another calendar: intents on it follow, and the
   * audit links both ids.
   */
  remapBooking(
    from: BookingId,
    to: { readonly id: BookingId; readonly calendar: CalendarRef },
    note: Note,
  ): void;
  get(id: IntentId): Intent | null;
  /** What was decided, also of one that was dropped since; `null`: there never was such an intent. */
  decided(id: IntentId): IntentAction | null;
  /** Neither confirmed nor dropped, of these calendars or moving a visit there, oldest first. */
  open(addressIds: readonly AddressId[]): readonly Intent[];
  /** New bookings that are neither confirmed nor dropped, of one calendar, oldest first. */
  openBookings(addressId: AddressId): readonly Intent[];
  /** Those on one visit, oldest first; also the one that books it, if the vendor has not numbered it yet. */
  ofVisit(id: BookingId): readonly Intent[];
  /** The same of all calendars, oldest first, for the outbox. */
  allOpen(): readonly Intent[];
}

const columns = `id, state, action, facility_id, doctor_id, address_id, created_at, held_until, not_before, attempts,
  first_sent_at, known_before, refusal, staff, seen`;
const isOpen = `state NOT IN ('confirmed', 'dropped')`;

/** The repository of intents. */
export function intents(db: Database, audit: Audit): Intents {
  function get(id: IntentId): Intent | null {
    const row = db.prepare(`SELECT ${columns} FROM intents WHERE id = ? AND state <> 'dropped'`).get(id);
    return row === undefined ? null : intentFromRow(row);
  }

  function record(
    intent: Intent,
    kind: IntentAction['kind'] | IntentState | 'dropped' | 'restored',
    note: Note,
  ): void {
    audit.append({
      ...note,
      staff: note.staff ?? intent.staff,
      kind: `intent.${kind}`,
      addressId: targetOf(intent),
      bookingId: bookingOf(intent.action),
      previousBookingId: null,
      intentId: intent.id,
    });
  }

  function change(id: IntentId, changes: IntentChange, note: Note): boolean {
    return db.transaction(() => {
      const intent = get(id);
      if (intent === null || intent.state === 'confirmed') return false;
      const after = { ...intent, ...changes };
      db.prepare(
        `UPDATE intents SET state = ?, not_before = ?, attempts = ?, first_sent_at = ?, known_before = ?, refusal = ?, seen = ?,
           changed_at = ?
         WHERE id = ?`,
      ).run(
        after.state,
        after.notBefore,
        after.attempts,
        after.firstSentAt,
        JSON.stringify(after.knownBefore),
        refusalText(after),
        seenText(after),
        note.at,
        id,
      );
      record(after, after.state, note);
      return true;
    });
  }

  function drop(id: IntentId, supersededBy: IntentId | null, note: Note): boolean {
    return db.transaction(() => {
      const intent = get(id);
      if (intent === null || intent.state === 'confirmed') return false;
      db.prepare(`UPDATE intents SET state = 'dropped', superseded_by = ?, changed_at = ? WHERE id = ?`).run(
        supersededBy,
        note.at,
        id,
      );
      record(intent, 'dropped', note);
      return true;
    });
  }

  function restore(by: IntentId, note: Note): readonly IntentId[] {
    return db.transaction(() => {
      const rows = db.prepare('SELECT id FROM intents WHERE superseded_by = ? ORDER BY sequence').all(by);
      return rows.map((row) => {
        const id = asIntentId(text(row, 'id'));
        db.prepare(
          `UPDATE intents SET state = 'queued', superseded_by = NULL, changed_at = ? WHERE id = ?`,
        ).run(note.at, id);
        const intent = get(id);
        if (intent !== null) record(intent, 'restored', note);
        return id;
      });
    });
  }

  return {
    get,
    decided(id) {
      const row = db.prepare('SELECT action FROM intents WHERE id = ?').get(id);
      return row === undefined ? null : actionOf(row);
    },
    insert(intent, note) {
      db.transaction(() => {
        const { calendar } = intent;
        db.prepare(
          `INSERT INTO intents (id, state, action, booking_id, facility_id, doctor_id, address_id,
             target_address_id, created_at, held_until, not_before, attempts, first_sent_at,
             known_before, refusal, changed_at, staff, seen)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        ).run(
          intent.id,
          intent.state,
          actionText(intent.action),
          bookingOf(intent.action),
          calendar.facilityId,
          calendar.doctorId,
          calendar.addressId,
          targetOf(intent),
          intent.createdAt,
          intent.heldUntil,
          intent.notBefore,
          intent.attempts,
          intent.firstSentAt,
          JSON.stringify(intent.knownBefore),
          refusalText(intent),
          note.at,
          intent.staff,
          seenText(intent),
        );
        record(intent, intent.action.kind, note);
      });
    },
    change,
    drop,
    restore,
    remapBooking(from, to, note) {
      db.transaction(() => {
        const rows = db
          .prepare(
            `SELECT ${columns} FROM intents WHERE booking_id = ? AND (${isOpen} OR superseded_by IS NOT NULL)`,
          )
          .all(from);
        for (const row of rows) {
          const action = onBooking(actionOf(row), to.id);
          const target = action.kind === 'move' ? action.to.calendar : to.calendar;
          db.prepare(
            `UPDATE intents SET action = ?, booking_id = ?, facility_id = ?, doctor_id = ?, address_id = ?,
               target_address_id = ?, changed_at = ? WHERE id = ?`,
          ).run(
            actionText(action),
            to.id,
            to.calendar.facilityId,
            to.calendar.doctorId,
            to.calendar.addressId,
            target.addressId,
            note.at,
            text(row, 'id'),
          );
        }
        audit.append({
          ...note,
          staff: '',
          kind: 'booking.renumbered',
          addressId: null,
          bookingId: to.id,
          previousBookingId: from,
          intentId: null,
        });
      });
    },
    open: (addressIds) => {
      const ids = JSON.stringify(addressIds);
      return db
        .prepare(
          `SELECT ${columns} FROM intents INDEXED BY intents_open
           WHERE ${isOpen} AND (address_id IN (SELECT value FROM json_each(?))
             OR target_address_id IN (SELECT value FROM json_each(?)))
           ORDER BY sequence`,
        )
        .all(ids, ids)
        .map(intentFromRow);
    },
    openBookings: (addressId) =>
      db
        .prepare(
          `SELECT ${columns} FROM intents INDEXED BY intents_waiting_bookings
           WHERE booking_id IS NULL AND ${isOpen} AND address_id = ? ORDER BY sequence`,
        )
        .all(addressId)
        .map(intentFromRow),
    ofVisit: (id) =>
      db
        .prepare(
          `SELECT ${columns} FROM intents WHERE (booking_id = ? OR id = ?) AND ${isOpen} ORDER BY sequence`,
        )
        .all(id, id)
        .map(intentFromRow),
    allOpen: () =>
      db
        .prepare(`SELECT ${columns} FROM intents INDEXED BY intents_open WHERE ${isOpen} ORDER BY sequence`)
        .all()
        .map(intentFromRow),
  };
}
