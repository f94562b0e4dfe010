import { createHash } from 'node:crypto';
import type { EpochMs } from '#shared/time/zone.ts';
import type { Database } from './database.ts';
import { number } from './rows.ts';

export interface UnreadableItem {
  /** JSON text as it came; may hold patient data. */
  readonly raw: string;
  /** Which field was wrong and how, without its value. */
  readonly reason: string;
}

/** Items of the vendor's lists that could not be read. The same item again is one row. */
export interface UnreadableItems {
  keep(operation: string, items: readonly UnreadableItem[], at: EpochMs): void;
  count(): number;
}

/** The repository of unreadable items. */
export function unreadable(db: Database): UnreadableItems {
  return {
    keep(operation, items, at) {
      if (items.length === 0) return;
      db.transaction(() => {
        const insert = db.prepare(
          `INSERT INTO unreadable (operation, digest, raw, reason, first_at, last_at) VALUES (?, ?, ?, ?, ?, ?)
           ON CONFLICT (operation, digest) DO UPDATE SET reason = excluded.reason, last_at = excluded.last_at`,
        );
        for (const { raw, reason } of items) insert.run(operation, digestOf(raw), raw, reason, at, at);
      });
    },
    count: () => number(db.prepare('SELECT count(*) AS n FROM unreadable').get() ?? {}, 'n'),
  };
}

const digestOf = (raw: string): string => createHash('sha256').update(raw).digest('hex');
