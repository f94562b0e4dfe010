import type { Database } from './database.ts';
import type { Row, SqlValue } from './sqlite.ts';

/** A table as the replacing of rows needs to know it; `columns` holds all that is written, the key included. */
export interface Table {
  readonly name: string;
  readonly key: readonly string[];
  readonly columns: readonly string[];
}

export interface RowChanges {
  readonly upserted: readonly Row[];
  readonly removed: readonly Row[];
}

/**
 * Makes rows equal to a complete answer, and writes nothing for what is the same.
 * @param before all rows that the answer speaks of: what is not in `after` is removed
 * @param after may hold rows outside of `before`; of two with one key the last counts
 */
export function replaceRows(
  db: Database,
  table: Table,
  before: readonly Row[],
  after: readonly Row[],
): RowChanges {
  const { upserted, removed } = difference(table, before, after);
  if (upserted.length === 0 && removed.length === 0) return { upserted: [], removed: [] };
  return db.transaction(() => {
    const write = db.prepare(upsertSql(table));
    const written = upserted.filter((row) => write.run(...values(table.columns, row)).changes > 0);
    const remove = db.prepare(`DELETE FROM ${table.name} WHERE ${matching(table.key)}`);
    for (const row of removed) remove.run(...values(table.key, row));
    return { upserted: written, removed };
  });
}

/** Whether `replaceRows` of the same would write or remove anything. */
export function areUnlike(table: Table, before: readonly Row[], after: readonly Row[]): boolean {
  const { upserted, removed } = difference(table, before, after);
  return upserted.length + removed.length > 0;
}

function difference(table: Table, before: readonly Row[], after: readonly Row[]): RowChanges {
  const had = new Map(before.map((row) => [keyOf(table, row), row]));
  const wanted = new Map(after.map((row) => [keyOf(table, row), row]));
  return {
    upserted: [...wanted].filter(([key, row]) => !same(table, had.get(key), row)).map(([, row]) => row),
    removed: [...had].filter(([key]) => !wanted.has(key)).map(([, row]) => row),
  };
}

/**
 * Inserts a row, or updates it where it differs.
 * @returns true if anything was written
 */
export function upsertRow(db: Database, table: Table, row: Row): boolean {
  return db.prepare(upsertSql(table)).run(...values(table.columns, row)).changes > 0;
}

/** `SELECT` of a table's written columns, with what follows `FROM`. */
export function select(table: Table, rest: string): string {
  return `SELECT ${table.columns.join(', ')} FROM ${table.name} ${rest}`;
}

function upsertSql({ name, key, columns }: Table): string {
  const rest = columns.filter((column) => !key.includes(column));
  const insert = `INSERT INTO ${name} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`;
  if (rest.length === 0) return `${insert} ON CONFLICT (${key.join(', ')}) DO NOTHING`;
  const sets = rest.map((column) => `${column} = excluded.${column}`).join(', ');
  const differs = rest.map((column) => `${name}.${column} IS NOT excluded.${column}`).join(' OR ');
  return `${insert} ON CONFLICT (${key.join(', ')}) DO UPDATE SET ${sets} WHERE ${differs}`;
}

function same(table: Table, a: Row | undefined, b: Row): boolean {
  return a !== undefined && table.columns.every((column) => a[column] === b[column]);
}

function keyOf({ key }: Table, row: Row): string {
  const [only, ...others] = key;
  const value = only === undefined || others.length > 0 ? null : row[only];
  return typeof value === 'string' ? value : JSON.stringify(key.map((column) => row[column]));
}

function values(columns: readonly string[], row: Row): SqlValue[] {
  return columns.map((column) => {
    const value = row[column];
    if (value === undefined) throw new Error(`The column ${column} was not given.`);
    return value;
  });
}

const matching = (key: readonly string[]): string => key.map((column) => `${column} = ?`).join(' AND ');
