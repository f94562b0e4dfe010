import type { Database } from './database.ts';

/** What is read of some tables key by key, in memory until a row of that key is written. */
export interface KeyCache<V> {
  /** From memory, or by `read`. What it answers is everybody's: never changed. */
  of(key: string, read: () => V): V;
}

/** Which rows are meant. */
export interface CachedRows {
  /** A word of its own, for triggers and function. */
  readonly name: string;
  readonly tables: readonly string[];
  /** The column by which rows are asked for: each table has it. */
  readonly column: string;
  /** So many keys are kept; those that nobody asked for the longest go first. */
  readonly most: number;
}

/**
 * Keeps in memory what is dear to read and asked for again and again: where one calendar is written, the others stay known. Told by
 * triggers of this connection's own, so that no way of writing is left out.
 */
export function createKeyCache<V>(db: Database, { name, tables, column, most }: CachedRows): KeyCache<V> {
  /** In the order in which they were asked for last. */
  const kept = new Map<string, V>();
  /** Nothing is kept before it is asked for, so nothing is told before: a start defines only what it needs. */
  let isTold = false;
  db.define(`${name}_written_of`, (...keys) => {
    for (const key of keys) if (typeof key === 'string') kept.delete(key);
  });
  return {
    of(key, read) {
      // What an open transaction has written, or defined, may still be rolled back.
      if (!isTold && db.inTransaction()) return read();
      if (!isTold) tellOfWrites(db, { name, tables, column });
      isTold = true;
      const found = kept.get(key);
      if (found !== undefined) {
        kept.delete(key);
        kept.set(key, found);
        return found;
      }
      const value = read();
      if (db.inTransaction()) return value;
      kept.set(key, value);
      const [oldest] = kept.keys();
      if (kept.size > most && oldest !== undefined) kept.delete(oldest);
      return value;
    },
  };
}

function tellOfWrites(db: Database, { name, tables, column }: Omit<CachedRows, 'most'>): void {
  for (const table of tables) {
    for (const [event, rows] of [
      ['INSERT', `NEW.${column}`],
      ['UPDATE', `OLD.${column}, NEW.${column}`],
      ['DELETE', `OLD.${column}`],
    ] as const) {
      db.exec(
        `CREATE TEMP TRIGGER ${table}_${event.toLowerCase()}_told_by_key AFTER ${event} ON ${table}
         BEGIN SELECT ${name}_written_of(${rows}); END`,
      );
    }
  }
}
