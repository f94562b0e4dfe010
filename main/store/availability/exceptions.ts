import type { Exception } from '#shared/domain/availability/exception.ts';
import { exceptionSchema } from '#shared/domain/availability/schemas.ts';
import type { LocalDate } from '#shared/time/zone.ts';
import type { Database } from '../database.ts';
import { createKeyCache } from '../keyCache.ts';
import { createReadCache } from '../readCache.ts';
import { text } from '../rows.ts';
import type { Row } from '../sqlite.ts';
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

/** Ranges of dates that are kept: those around today, and a year's of the strip. */
const rangesKept = 16;
/** Taking over 200 calendars makes some of each. */
const exceptionsKept = 5_000;

/**
 * The repository of exceptions. What was read stays in memory until any of them is written, for one press asks for those of each of a
 * hospital's calendars; what was written is read anew alone.
 */
export function exceptions(db: Database): Exceptions {
  const ranges = createReadCache(db, 'exceptions', ['exceptions'])(() => new Map<string, Kept<Exception>>());
  /** A row that nobody can read is `damaged`. */
  const rows = createKeyCache<Exception | 'damaged'>(db, {
    name: 'exception',
    tables: ['exceptions'],
    column: 'id',
    most: exceptionsKept,
  });
  const ofRow = (row: Row): Exception | 'damaged' =>
    rows.of(text(row, 'id'), () => parsed(exceptionSchema, text(row, 'content')) ?? 'damaged');

  function read(first: LocalDate, last: LocalDate): Kept<Exception> {
    const items: Exception[] = [];
    const damaged: string[] = [];
    const found = db
      .prepare(
        'SELECT id, content FROM exceptions WHERE last_date >= ? AND first_date <= ? ORDER BY first_date, id',
      )
      .all(first, last);
    for (const row of found) {
      const exception = ofRow(row);
      if (exception === 'damaged') damaged.push(text(row, 'id'));
      else items.push(exception);
    }
    return { items, damaged };
  }

  return {
    between(first, last) {
      const known = ranges();
      const key = `${first} ${last}`;
      const found = known.get(key);
      if (found !== undefined) return found;
      const value = read(first, last);
      if (known.size >= rangesKept) known.clear();
      known.set(key, value);
      return value;
    },
    get(id) {
      const row = db.prepare('SELECT id, content FROM exceptions WHERE id = ?').get(id);
      const found = row === undefined ? 'damaged' : ofRow(row);
      return found === 'damaged' ? null : found;
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
