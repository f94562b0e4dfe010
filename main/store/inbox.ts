import type { EpochMs } from '#shared/time/zone.ts';
import type { Database } from './database.ts';
import { number, text } from './rows.ts';

/** What became of an event. */
export type InboxOutcome = 'applied' | 'unknown' | 'unreadable';

export interface InboxEvent {
  readonly id: number;
  /** JSON text as it came; may hold patient data. */
  readonly raw: string;
  readonly receivedAt: EpochMs;
}

/** The vendor's events, stored raw before anything is done with them: reading consumed them there. */
export interface Inbox {
  /** All of a batch or none. */
  append(raw: readonly string[], receivedAt: EpochMs): void;
  /** Not settled yet, oldest first. @param after the id of the last that is known already; left out: from the oldest on */
  pending(limit: number, after?: number): readonly InboxEvent[];
  settle(id: number, outcome: InboxOutcome, reason: string | null, at: EpochMs): void;
  /** How many ended how, for diagnostics. */
  counts(): Readonly<Record<InboxOutcome | 'pending', number>>;
}

/** The repository of raw events. */
export function inbox(db: Database): Inbox {
  return {
    append(raw, receivedAt) {
      if (raw.length === 0) return;
      db.transaction(() => {
        const insert = db.prepare('INSERT INTO inbox (raw, received_at) VALUES (?, ?)');
        for (const event of raw) insert.run(event, receivedAt);
      });
    },
    pending: (limit, after = 0) =>
      db
        .prepare(
          'SELECT id, raw, received_at FROM inbox WHERE outcome IS NULL AND id > ? ORDER BY id LIMIT ?',
        )
        .all(after, limit)
        .map((row) => ({
          id: number(row, 'id'),
          raw: text(row, 'raw'),
          receivedAt: number(row, 'received_at'),
        })),
    settle(id, outcome, reason, at) {
      db.prepare('UPDATE inbox SET outcome = ?, reason = ?, settled_at = ? WHERE id = ?').run(
        outcome,
        reason,
        at,
        id,
      );
    },
    counts() {
      const counts = { pending: 0, applied: 0, unknown: 0, unreadable: 0 };
      const rows = db
        .prepare(`SELECT coalesce(outcome, 'pending') AS name, count(*) AS n FROM inbox GROUP BY outcome`)
        .all();
      for (const row of rows) counts[text(row, 'name') as keyof typeof counts] = number(row, 'n');
      return counts;
    },
  };
}
