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
   * Visits of these calendars that start in the window, are over, and have no presence at the vendor's, or one that was taken
   * back here. Presence that is on its way is not looked at.
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

/**
 * The repository of arrivals.
 *
 * Responsibilities: the table `arrivals`, and the audit entry of each change.
 * Invariants: a change and its entry are one transaction; a visit has at most one arrival.
 * At the same time: nothing, every method ends before it returns.
 */
export class ArrivalRepository implements Arrivals {
  readonly #db: Database;
  readonly #audit: Pick<Audit, 'append'>;

  constructor(db: Database, audit: Pick<Audit, 'append'>) {
    this.#db = db;
    this.#audit = audit;
  }

  get(id: BookingId): Arrival | null {
    const row = this.#db.prepare(`SELECT ${columns} FROM arrivals WHERE booking_id = ?`).get(id);
    return row === undefined ? null : fromRow(row);
  }

  of(ids: readonly BookingId[]): ReadonlyMap<BookingId, Arrival> {
    return new Map(
      this.#db
        .prepare(`SELECT ${columns} FROM arrivals WHERE booking_id IN (SELECT value FROM json_each(?))`)
        .all(JSON.stringify(ids))
        .map(fromRow)
        .map((arrival) => [arrival.bookingId, arrival]),
    );
  }

  put(arrival: Arrival, note: ArrivalNote): void {
    this.#db.transaction(() => {
      this.#db
        .prepare(`INSERT OR REPLACE INTO arrivals (${columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`)
        .run(
          arrival.bookingId,
          arrival.step,
          arrival.visitStart,
          arrival.arrivedAt,
          arrival.since,
          arrival.toldBefore,
          arrival.staff,
          jsonText(arrival.previous),
        );
      this.#record(arrival.step, arrival.bookingId, note);
    });
  }

  forget(id: BookingId, note: ArrivalNote): void {
    this.#db.transaction(() => {
      this.#db.prepare('DELETE FROM arrivals WHERE booking_id = ?').run(id);
      this.#record('undone', id, note);
    });
  }

  remap(from: BookingId, to: BookingId): void {
    this.#db.transaction(() => {
      const [moved, there] = [this.get(from), this.get(to)];
      if (moved === null || from === to) return;
      const stays = there !== null && there.since > moved.since;
      this.#db.prepare('DELETE FROM arrivals WHERE booking_id = ?').run(stays ? from : to);
      if (!stays) this.#db.prepare('UPDATE arrivals SET booking_id = ? WHERE booking_id = ?').run(to, from);
    });
  }

  unsettled(addressIds: readonly AddressId[], { from, to }: Window, now: EpochMs): readonly UnsettledVisit[] {
    return this.#db
      .prepare(
        `SELECT id, starts_at FROM bookings INDEXED BY bookings_by_start
           LEFT JOIN arrivals ON booking_id = id
           WHERE address_id IN (SELECT value FROM json_each(?)) AND starts_at >= ? AND starts_at < ?
             AND ends_at <= ? AND status <> 'canceled'
             AND (presence IS NULL OR (step = 'expected' AND told_before = presence))
           ORDER BY starts_at, id`,
      )
      .all(JSON.stringify(addressIds), from, to, now)
      .map((row) => ({ id: asBookingId(text(row, 'id')), start: number(row, 'starts_at') }));
  }

  #record(kind: VisitStep | 'undone', bookingId: BookingId, note: ArrivalNote): void {
    this.#audit.append({
      ...note,
      kind: `arrival.${kind}`,
      bookingId,
      previousBookingId: null,
      intentId: null,
    });
  }
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
