import { awaySchema, type Away } from '#shared/domain/away.ts';
import type { LocalDate } from '#shared/time/zone.ts';
import { parsed } from './availability/kept.ts';
import type { Database } from './database.ts';
import { text } from './rows.ts';

/** What was decided at the desk about some dates: who is away, and which day has other hours. */
export interface AwayRecords {
  /** Those whose last date is this one or later, as they were decided; what cannot be read is left out. */
  since(date: LocalDate): readonly Away[];
  get(id: string): Away | null;
  /** Adds one, or changes that of the same id. @param forgetBefore those that ended before it go */
  put(record: Away, forgetBefore: LocalDate): void;
  remove(id: string): void;
}

/** The repository of what was decided about some dates. */
export function away(db: Database): AwayRecords {
  return {
    since: (date) =>
      db
        .prepare('SELECT content FROM away WHERE last_date >= ?')
        .all(date)
        .flatMap((row) => parsed(awaySchema, text(row, 'content')) ?? [])
        .toSorted((a, b) => a.at - b.at),
    get(id) {
      const row = db.prepare('SELECT content FROM away WHERE id = ?').get(id);
      return row === undefined ? null : parsed(awaySchema, text(row, 'content'));
    },
    put(record, forgetBefore) {
      const content = JSON.stringify(awaySchema.parse(record));
      db.transaction(() => {
        db.prepare('DELETE FROM away WHERE last_date < ?').run(forgetBefore);
        db.prepare(
          `INSERT INTO away (id, last_date, content) VALUES (?, ?, ?)
           ON CONFLICT (id) DO UPDATE SET last_date = excluded.last_date, content = excluded.content`,
        ).run(record.id, record.to, content);
      });
    },
    remove(id) {
      db.prepare('DELETE FROM away WHERE id = ?').run(id);
    },
  };
}
