import { existsSync } from 'node:fs';
import { connect, type Row } from '../../main/store/sqlite.ts';

/** An intent as it lies in the file of a dead desk. */
export interface IntentRow {
  readonly id: string;
  readonly sequence: number;
  readonly state: string;
  readonly action: { readonly kind: string } & Readonly<Record<string, unknown>>;
  readonly supersededBy: string | null;
  readonly attempts: number;
  readonly refusal: { readonly reason: string } | null;
}

/** What the file of a desk says while no desk has it open; read past the store's code, with SQL of its own. */
export interface Evidence {
  /** `ok`, or what is damaged. */
  readonly check: string;
  readonly intents: readonly IntentRow[];
  /** `intent kind` of every entry of the audit. */
  readonly audit: ReadonlySet<string>;
}

/** @returns `null` where there is no file with tables yet */
export function readEvidence(file: string, key: string): Evidence | null {
  if (!existsSync(file)) return null;
  const db = connect({ file, key: Buffer.from(key, 'hex'), readonly: true });
  try {
    if (db.pragma('user_version', { simple: true }) === 0) return null;
    const rows = db
      .prepare(
        'SELECT id, sequence, state, action, superseded_by, attempts, refusal FROM intents ORDER BY sequence',
      )
      .all() as Row[];
    const audit = db.prepare('SELECT intent_id, kind FROM audit WHERE intent_id IS NOT NULL').all() as Row[];
    return {
      check: String(db.pragma('quick_check(1)', { simple: true })),
      intents: rows.map((row) => ({
        id: String(row['id']),
        sequence: Number(row['sequence']),
        state: String(row['state']),
        action: JSON.parse(String(row['action'])) as IntentRow['action'],
        supersededBy: row['superseded_by'] === null ? null : String(row['superseded_by']),
        attempts: Number(row['attempts']),
        refusal: row['refusal'] === null ? null : (JSON.parse(String(row['refusal'])) as { reason: string }),
      })),
      audit: new Set(audit.map((row) => `${String(row['intent_id'])} ${String(row['kind'])}`)),
    };
  } catch (thrown) {
    return { check: String(thrown), intents: [], audit: new Set() };
  } finally {
    db.close();
  }
}

/** A day of one calendar. Instants; `to` does not belong to it. */
export interface CopiedDay {
  readonly addressId: string;
  readonly from: number;
  readonly to: number;
}

/** What the desk has copied of these days: a line for each booked visit, and one for each free time. */
export interface Copy {
  readonly bookings: readonly string[];
  readonly slots: readonly { readonly addressId: string; readonly start: number }[];
}

/** A visit as both sides are asked for it. */
export const visitLine = (visit: {
  readonly id: string;
  readonly addressId: string;
  readonly start: number;
  readonly end: number;
  readonly presence: string | null;
  readonly confirmed: boolean;
}): string => [visit.id, visit.addressId, visit.start, visit.end, visit.presence, visit.confirmed].join(' ');

/** Reads the server copy beside the desk that is at work on it. */
export function readCopy(file: string, key: string, days: readonly CopiedDay[]): Copy {
  const db = connect({ file, key: Buffer.from(key, 'hex'), readonly: true });
  try {
    const visits = db.prepare(
      `SELECT id, starts_at, ends_at, presence, confirmed FROM bookings
       WHERE address_id = ? AND starts_at >= ? AND starts_at < ? AND status = 'booked'`,
    );
    const slots = db.prepare(
      'SELECT starts_at FROM slots WHERE address_id = ? AND starts_at >= ? AND starts_at < ?',
    );
    return {
      bookings: days.flatMap(({ addressId, from, to }) =>
        (visits.all(addressId, from, to) as Row[]).map((row) =>
          visitLine({
            id: String(row['id']),
            addressId,
            start: Number(row['starts_at']),
            end: Number(row['ends_at']),
            presence: row['presence'] === null ? null : String(row['presence']),
            confirmed: row['confirmed'] === 1,
          }),
        ),
      ),
      slots: days.flatMap(({ addressId, from, to }) =>
        (slots.all(addressId, from, to) as Row[]).map((row) => ({
          addressId,
          start: Number(row['starts_at']),
        })),
      ),
    };
  } finally {
    db.close();
  }
}
