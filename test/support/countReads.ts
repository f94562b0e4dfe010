import { createRequire } from 'node:module';

/** What was asked of SQLite. */
export interface Reads {
  readonly queries: number;
  /** That came out of it. */
  readonly rows: number;
}

interface Statement {
  get: (this: unknown, ...values: unknown[]) => unknown;
  all: (this: unknown, ...values: unknown[]) => unknown[];
}
type Sqlite = new (file: string) => { prepare(sql: string): Statement; close(): void };

/** Counts what every open file is asked while some work is done: work is counted where time would depend on the machine. */
export function countReads<T>(work: () => T): Reads & { readonly value: T } {
  const Sqlite = createRequire(import.meta.url)('better-sqlite3') as Sqlite;
  const db = new Sqlite(':memory:');
  const prototype = Object.getPrototypeOf(db.prepare('SELECT 1')) as Statement;
  db.close();
  const { get, all } = prototype;
  let [queries, rows] = [0, 0];
  prototype.get = function (...values) {
    const row = get.apply(this, values);
    queries += 1;
    rows += row === undefined ? 0 : 1;
    return row;
  };
  prototype.all = function (...values) {
    const found = all.apply(this, values);
    queries += 1;
    rows += found.length;
    return found;
  };
  try {
    const value = work();
    return { value, queries, rows };
  } finally {
    prototype.get = get;
    prototype.all = all;
  }
}
