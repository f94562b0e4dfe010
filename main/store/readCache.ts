import type { Database } from './database.ts';

/** Makes of a read one that is made once, until any of the tables is written to. What it answers is everybody's: never changed. */
export type Cached = <T>(read: () => T) => () => T;

/**
 * Keeps in memory what is read of small tables that seldom change and are looked into for each row that is shown. Told by
 * triggers of this connection's own, so that no way of writing is left out.
 * @param name a word of its own, for triggers and function
 */
export function createReadCache(db: Database, name: string, tables: readonly string[]): Cached {
  let writes = 0;
  /** Nothing is kept before it is asked for, so nothing is told before: a start defines only what it needs. */
  let isTold = false;
  db.define(`${name}_written`, () => void (writes += 1));
  return <T>(read: () => T) => {
    let kept: { readonly value: T; readonly writes: number } | null = null;
    return () => {
      if (kept?.writes === writes) return kept.value;
      // What an open transaction has written, or defined, may still be rolled back.
      if (db.inTransaction()) return read();
      if (!isTold) tellOfWrites(db, name, tables);
      isTold = true;
      kept = { value: read(), writes };
      return kept.value;
    };
  };
}

function tellOfWrites(db: Database, name: string, tables: readonly string[]): void {
  for (const table of tables) {
    for (const event of ['INSERT', 'UPDATE', 'DELETE']) {
      db.exec(
        `CREATE TEMP TRIGGER ${table}_${event.toLowerCase()}_told AFTER ${event} ON ${table}
         BEGIN SELECT ${name}_written(); END`,
      );
    }
  }
}
