import type { AddressId, BookingId, IntentId } from '#shared/domain/ids.ts';
import type { Intent, IntentState } from '#shared/domain/intent.ts';
import type { Audit, AuditEntry } from './audit.ts';
import type { Database } from './database.ts';
import { actionText, bookingOf, intentFromRow, onBooking, seenText, targetOf } from './intentRow.ts';

/** What an audit entry adds to what the intent itself says. */
export type Note = Pick<AuditEntry, 'at' | 'detail'>;

/** Decisions on their way. Each change is one transaction with its audit entry (design §4). */
export interface Intents {
  /** Writes the intent and the audit entry `intent.<action>`. An id that is there already is a bug. */
  insert(intent: Intent, note: Note): void;
  /** Changes the state and writes the audit entry `intent.<state>`. @returns false: there is no such open intent */
  changeState(id: IntentId, state: IntentState, note: Note): boolean;
  /** Undone or given up: out of the fold, still in the audit. @returns false: there is no such open intent */
  drop(id: IntentId, note: Note): boolean;
  /** A move gave the booking a new id: open intents follow, and the audit links both ids. */
  remapBooking(from: BookingId, to: BookingId, note: Note): void;
  get(id: IntentId): Intent | null;
  /** Neither confirmed nor dropped, of these calendars or moving a visit there, oldest first. */
  open(addressIds: readonly AddressId[]): readonly Intent[];
  /** The same of all calendars, oldest first, for the outbox. */
  allOpen(): readonly Intent[];
}

const columns = 'id, state, action, facility_id, doctor_id, address_id, created_at, held_until, staff, seen';
const isOpen = `state NOT IN ('confirmed', 'dropped')`;

/** The repository of intents. */
export function intents(db: Database, audit: Audit): Intents {
  function get(id: IntentId): Intent | null {
    const row = db.prepare(`SELECT ${columns} FROM intents WHERE id = ? AND state <> 'dropped'`).get(id);
    return row === undefined ? null : intentFromRow(row);
  }

  function record(intent: Intent, kind: string, note: Note): void {
    audit.append({
      ...note,
      staff: intent.staff,
      kind: `intent.${kind}`,
      addressId: targetOf(intent),
      bookingId: bookingOf(intent.action),
      previousBookingId: null,
      intentId: intent.id,
    });
  }

  function leave(id: IntentId, state: IntentState | 'dropped', note: Note): boolean {
    return db.transaction(() => {
      const intent = get(id);
      if (intent === null || intent.state === 'confirmed') return false;
      db.prepare('UPDATE intents SET state = ?, changed_at = ? WHERE id = ?').run(state, note.at, id);
      record(intent, state, note);
      return true;
    });
  }

  return {
    get,
    insert(intent, note) {
      db.transaction(() => {
        const { calendar } = intent;
        db.prepare(
          `INSERT INTO intents (id, state, action, booking_id, facility_id, doctor_id, address_id,
             target_address_id, created_at, held_until, changed_at, staff, seen)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
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
          note.at,
          intent.staff,
          seenText(intent),
        );
        record(intent, intent.action.kind, note);
      });
    },
    changeState: leave,
    drop: (id, note) => leave(id, 'dropped', note),
    remapBooking(from, to, note) {
      db.transaction(() => {
        const rows = db
          .prepare(`SELECT ${columns} FROM intents WHERE booking_id = ? AND ${isOpen}`)
          .all(from);
        for (const intent of rows.map(intentFromRow)) {
          db.prepare('UPDATE intents SET action = ?, booking_id = ?, changed_at = ? WHERE id = ?').run(
            actionText(onBooking(intent.action, to)),
            to,
            note.at,
            intent.id,
          );
        }
        audit.append({
          ...note,
          staff: '',
          kind: 'booking.renumbered',
          addressId: null,
          bookingId: to,
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
    allOpen: () =>
      db
        .prepare(`SELECT ${columns} FROM intents INDEXED BY intents_open WHERE ${isOpen} ORDER BY sequence`)
        .all()
        .map(intentFromRow),
  };
}
