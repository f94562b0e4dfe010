import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { database, type Database } from '../../main/store/database.ts';
import { connect, type Row } from '../../main/store/sqlite.ts';
import { replaceRows, select, upsertRow, type Table } from '../../main/store/table.ts';
import { quietLog, testKey } from './fixed.ts';
import { tempFile } from './support.ts';

const pairs: Table = { name: 'pairs', key: ['a', 'b'], columns: ['a', 'b', 'value', 'amount'] };
const keysOnly: Table = { name: 'keys_only', key: ['a'], columns: ['a'] };

function openDatabase(): Database {
  const db = database(connect({ file: tempFile(), key: testKey, readonly: false }), {
    log: quietLog,
    slowMs: 1000,
  });
  db.exec(`CREATE TABLE pairs (a TEXT, b INTEGER, value TEXT, amount REAL, PRIMARY KEY (a, b));
    CREATE TABLE keys_only (a TEXT PRIMARY KEY);`);
  return db;
}

const row = (a: string, b: number, value: string | null = null, amount: number | null = null): Row => ({
  a,
  b,
  value,
  amount,
});
const all = (db: Database): readonly Row[] => db.prepare(select(pairs, 'ORDER BY a, b')).all();
/** Rows that SQLite has written since the file was opened. */
const written = (db: Database): unknown => db.prepare('SELECT total_changes() AS n').get()?.['n'];

test('only what differs is written: counted by SQLite, not by us', () => {
  const db = openDatabase();
  replaceRows(db, pairs, [], [row('x', 1, 'one'), row('x', 2, 'two'), row('y', 1, null, 1.5)]);
  expect(written(db)).toBe(3);
  replaceRows(db, pairs, all(db), [row('y', 1, null, 1.5), row('x', 1, 'one'), row('x', 2, 'two')]);
  expect(written(db)).toBe(3);
  replaceRows(db, pairs, all(db), [row('x', 1, 'one'), row('x', 2, 'new'), row('y', 1, null, 1.5)]);
  expect(written(db)).toBe(4);
  replaceRows(db, pairs, all(db), [row('x', 2, 'new')]);
  expect(written(db)).toBe(6);
});

test('a row outside of what the answer speaks of is written, but not when it is the same', () => {
  const db = openDatabase();
  upsertRow(db, pairs, row('far', 1, 'away'));
  expect(replaceRows(db, pairs, [], [row('far', 1, 'away')])).toEqual({ upserted: [], removed: [] });
  expect(replaceRows(db, pairs, [], [row('far', 1, null)]).upserted).toEqual([row('far', 1, null)]);
  expect(all(db)).toEqual([row('far', 1, null)]);
});

test('to and from nothing are differences, and a key of two columns is one key', () => {
  const db = openDatabase();
  expect(upsertRow(db, pairs, row('x', 1))).toBe(true);
  expect(upsertRow(db, pairs, row('x', 1))).toBe(false);
  expect(upsertRow(db, pairs, row('x', 1, ''))).toBe(true);
  expect(upsertRow(db, pairs, row('x', 1))).toBe(true);
  expect(upsertRow(db, pairs, row('x', 1, null, 0))).toBe(true);
  expect(upsertRow(db, pairs, row('x', 2))).toBe(true);
  expect(all(db)).toEqual([row('x', 1, null, 0), row('x', 2)]);
});

test('a table that is all key is inserted once', () => {
  const db = openDatabase();
  expect(upsertRow(db, keysOnly, { a: 'x' })).toBe(true);
  expect(upsertRow(db, keysOnly, { a: 'x' })).toBe(false);
});

test('a forgotten column is a bug with the column’s name, and writes nothing', () => {
  const db = openDatabase();
  expect(() => upsertRow(db, pairs, { a: 'x', b: 1, value: null })).toThrow('amount');
  expect(all(db)).toEqual([]);
});

test('one row that cannot be written takes the whole replacement back', () => {
  const db = openDatabase();
  db.exec('CREATE TABLE strict_pairs (a TEXT PRIMARY KEY, b INTEGER NOT NULL) STRICT');
  const strict: Table = { name: 'strict_pairs', key: ['a'], columns: ['a', 'b'] };
  replaceRows(db, strict, [], [{ a: 'old', b: 1 }]);
  const before = db.prepare(select(strict, '')).all();
  expect(() =>
    replaceRows(db, strict, before, [
      { a: 'new', b: 1 },
      { a: 'bad', b: null },
    ]),
  ).toThrow('CONSTRAINT');
  expect(db.prepare(select(strict, '')).all()).toEqual([{ a: 'old', b: 1 }]);
});

test('any two lists, one after the other, leave the second and report the difference', () => {
  const db = openDatabase();
  const aRow = fc
    .record({
      a: fc.constantFrom('x', 'y', 'z"', "'"),
      b: fc.integer({ min: 0, max: 3 }),
      value: fc.option(fc.string({ maxLength: 3 })),
      amount: fc.option(fc.constantFrom(0, 1, 2.5)),
    })
    .map((one): Row => one);
  const aList = fc.uniqueArray(aRow, {
    maxLength: 8,
    selector: ({ a, b }) => JSON.stringify([a, b]),
  });
  const sorted = (rows: readonly Row[]): string[] =>
    rows.map((one) => JSON.stringify(one, pairs.columns as string[])).sort();
  fc.assert(
    fc.property(aList, aList, (first, second) => {
      replaceRows(db, pairs, all(db), first);
      const changes = replaceRows(db, pairs, all(db), second);
      expect(sorted(all(db))).toEqual(sorted(second));
      const kept = second.filter((one) => sorted(first).includes(sorted([one])[0] ?? ''));
      expect(changes.upserted.length).toBe(second.length - kept.length);
      const keys = new Set(second.map(({ a, b }) => JSON.stringify([a, b])));
      expect(changes.removed.length).toBe(
        first.filter(({ a, b }) => !keys.has(JSON.stringify([a, b]))).length,
      );
    }),
    { numRuns: 100 },
  );
});
