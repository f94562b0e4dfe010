import type { Exception } from '#shared/domain/availability/exception.ts';
import { exceptionSchema } from '#shared/domain/availability/schemas.ts';
import type { LocalDate } from '#shared/time/zone.ts';
import type { Database } from '../database.ts';
import { text } from '../rows.ts';
import { parsed, type Kept } from './kept.ts';

/** Dates on which plans do not hold as they stand, of all scopes. */
export interface Exceptions {
  /** Those that have any date from `first` to `last`, by their first date; damaged ones by id. */
  between(first: LocalDate, last: LocalDate): Kept<Exception>;
  get(id: string): Exception | null;
  /** Adds one, or changes that of the same id. */
  put(exception: Exception): void;
  /** @returns whether there was one */
  remove(id: string): boolean;
}

/** The repository of exceptions. */
export function exceptions(db: Database): Exceptions {
  return {
    between(first, last) {
      const items: Exception[] = [];
      const damaged: string[] = [];
      const rows = db
        .prepare(
          'SELECT id, content FROM exceptions WHERE last_date >= ? AND first_date <= ? ORDER BY first_date, id',
        )
        .all(first, last);
      for (const row of rows) {
        const found = parsed(exceptionSchema, text(row, 'content'));
        if (found === null) damaged.push(text(row, 'id'));
        else items.push(found);
      }
      return { items, damaged };
    },
    get(id) {
      const row = db.prepare('SELECT content FROM exceptions WHERE id = ?').get(id);
      return row === undefined ? null : parsed(exceptionSchema, text(row, 'content'));
    },
    put(exception) {
      const content = JSON.stringify(exceptionSchema.parse(exception));
      db.prepare(
        `INSERT INTO exceptions (id, first_date, last_date, content) VALUES (?, ?, ?, ?)
         ON CONFLICT (id) DO UPDATE SET first_date = excluded.first_date, last_date = excluded.last_date,
           content = excluded.content`,
      ).run(exception.id, exception.from, exception.to, content);
    },
    remove: (id) => db.prepare('DELETE FROM exceptions WHERE id = ?').run(id).changes > 0,
  };
}
