import { z } from 'zod';
import { visitSteps, type Arrival, type VisitStep } from '#shared/domain/arrival.ts';
import type { Presence } from '#shared/domain/booking.ts';
import { asBookingId, type AddressId, type BookingId } from '#shared/domain/ids.ts';
import type { EpochMs, Window } from '#shared/time/zone.ts';
import type { Audit } from './audit.ts';
import type { Database } from './database.ts';
import { isOneOf, jsonOrNull, jsonText, member, memberOrNull, number, numberOrNull, text } from './rows.ts';
import type { Row } from './sqlite.ts';

/** Who did it, where, and what a person may read of it later (JSON text). */
export interface ArrivalNote {
  readonly at: EpochMs;
  readonly staff: string;
  readonly addressId: AddressId | null;
  readonly detail: string;
}

/** What the desk knows of the patients. Each change is one transaction with its audit entry, like a decision's. */
export interface Arrivals {
  get(id: BookingId): Arrival | null;
  /** Those of these visits that have one. */
  of(ids: readonly BookingId[]): ReadonlyMap<BookingId, Arrival>;
  /** Writes the step, and `arrival.<step>` into the audit. */
  put(arrival: Arrival, note: ArrivalNote): void;
  /** Nothing is known again; the audit gets `arrival.undone`. */
  forget(id: BookingId, note: ArrivalNote): void;
  /** The visit got another id, which the audit of the intents tells: the arrival follows. The later of two is kept. */
  remap(from: BookingId, to: BookingId): void;
  /**
   * Visits of these calendars that start in the window, are over, and of which the vendor knows no presence, or one that was
   * taken back here. What is on its way is not looked at.
   */
  unsettled(addressIds: readonly AddressId[], window: Window, now: EpochMs): readonly UnsettledVisit[];
}
export interface UnsettledVisit {
  readonly id: BookingId;
  readonly start: EpochMs;
}

const isStep = isOneOf<VisitStep>(visitSteps);
const isPresence = isOneOf<Presence>(['present', 'absent']);
const previousJson = z.object({
  step: z.enum(visitSteps),
  arrivedAt: z.number().nullable(),
  since: z.number(),
  toldBefore: z.enum(['present', 'absent']).nullable(),
});
const columns = 'booking_id, step, visit_start, arrived_at, since, told_before, staff, previous';

/** The repository of arrivals. */
export function arrivals(db: Database, audit: Audit): Arrivals {
  const get = (id: BookingId): Arrival | null => {
    const row = db.prepare(`SELECT ${columns} FROM arrivals WHERE booking_id = ?`).get(id);
    return row === undefined ? null : fromRow(row);
  };

  function record(kind: VisitStep | 'undone', bookingId: BookingId, note: ArrivalNote): void {
    audit.append({ ...note, kind: `arrival.${kind}`, bookingId, previousBookingId: null, intentId: null });
  }

  return {
    get,
    of: (ids) =>
      new Map(
        db
          .prepare(`SELECT ${columns} FROM arrivals WHERE booking_id IN (SELECT value FROM json_each(?))`)
          .all(JSON.stringify(ids))
          .map(fromRow)
          .map((arrival) => [arrival.bookingId, arrival]),
      ),
    put(arrival, note) {
      db.transaction(() => {
        db.prepare(`INSERT OR REPLACE INTO arrivals (${columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`).run(
          arrival.bookingId,
          arrival.step,
          arrival.visitStart,
          arrival.arrivedAt,
          arrival.since,
          arrival.toldBefore,
          arrival.staff,
          jsonText(arrival.previous),
        );
        record(arrival.step, arrival.bookingId, note);
      });
    },
    forget(id, note) {
      db.transaction(() => {
        db.prepare('DELETE FROM arrivals WHERE booking_id = ?').run(id);
        record('undone', id, note);
      });
    },
    remap(from, to) {
      db.transaction(() => {
        const [moved, there] = [get(from), get(to)];
        if (moved === null || from === to) return;
        const stays = there !== null && there.since > moved.since;
        db.prepare('DELETE FROM arrivals WHERE booking_id = ?').run(stays ? from : to);
        if (!stays) db.prepare('UPDATE arrivals SET booking_id = ? WHERE booking_id = ?').run(to, from);
      });
    },
    unsettled: (addressIds, { from, to }, now) =>
      db
        .prepare(
          `SELECT id, starts_at FROM bookings INDEXED BY bookings_by_start
           LEFT JOIN arrivals ON booking_id = id
           WHERE address_id IN (SELECT value FROM json_each(?)) AND starts_at >= ? AND starts_at < ?
             AND ends_at <= ? AND status <> 'canceled'
             AND (presence IS NULL OR (step = 'expected' AND told_before = presence))
           ORDER BY starts_at, id`,
        )
        .all(JSON.stringify(addressIds), from, to, now)
        .map((row) => ({ id: asBookingId(text(row, 'id')), start: number(row, 'starts_at') })),
  };
}

function fromRow(row: Row): Arrival {
  return {
    bookingId: asBookingId(text(row, 'booking_id')),
    step: member(row, 'step', isStep),
    visitStart: number(row, 'visit_start'),
    arrivedAt: numberOrNull(row, 'arrived_at'),
    since: number(row, 'since'),
    toldBefore: memberOrNull(row, 'told_before', isPresence),
    staff: text(row, 'staff'),
    previous: jsonOrNull(row, 'previous', previousJson),
  };
}
