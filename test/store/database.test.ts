import { expect, test } from 'vitest';
import { database, type Database } from '../../main/store/database.ts';
import { StoreError } from '../../main/store/problem.ts';
import { connect } from '../../main/store/sqlite.ts';
import { testKey } from './fixed.ts';
import { keptLog, tempFile } from './support.ts';

function openDatabase(slowMs = 1000): Database & { readonly log: ReturnType<typeof keptLog> } {
  const log = keptLog();
  const db = database(connect({ file: tempFile(), key: testKey, readonly: false }), { log, slowMs });
  db.exec('CREATE TABLE people (name TEXT UNIQUE NOT NULL) STRICT');
  return Object.assign(db, { log });
}
const add = (db: Database, name: string) => db.prepare('INSERT INTO people (name) VALUES (?)').run(name);
const names = (db: Database) =>
  db
    .prepare('SELECT name FROM people ORDER BY name')
    .all()
    .map((row) => row['name']);

test('a failed statement names its SQL and never its parameters', () => {
  const db = openDatabase();
  add(db, 'Grzęda');
  const thrown = (() => {
    try {
      add(db, 'Grzęda');
      return null;
    } catch (error) {
      return error;
    }
  })();
  if (!(thrown instanceof StoreError)) throw new Error('A StoreError was expected.');
  expect(thrown.sql).toBe('INSERT INTO people (name) VALUES (?)');
  expect(thrown.code).toBe('SQLITE_CONSTRAINT_UNIQUE');
  expect(thrown.problem).toBe(null);
  expect(`${thrown.message}${String(thrown.cause)}`).not.toContain('Grzęda');
  expect(() => db.prepare('SELECT nothing')).toThrow(/SELECT nothing/);
});

test('a slow statement is reported with SQL and duration only; a quick one is not', () => {
  const slow = openDatabase(-1);
  add(slow, 'Grzęda');
  const last = slow.log.entries.at(-1);
  expect(last?.event).toBe('store.slowQuery');
  expect(Object.keys(last?.fields ?? {})).toEqual(['sql', 'ms']);
  expect(JSON.stringify(slow.log.entries)).not.toContain('Grzęda');
  const quick = openDatabase(10_000);
  add(quick, 'Grzęda');
  expect(quick.log.entries).toEqual([]);
});

test('an audit entry is acknowledged when its transaction can be read by anybody, and never outside of one', () => {
  const file = tempFile();
  const told: { readonly entry: number; readonly readable: unknown }[] = [];
  const db = database(connect({ file, key: testKey, readonly: false }), {
    log: keptLog(),
    slowMs: 1000,
    onAcknowledged: (entry) => {
      const other = connect({ file, key: testKey, readonly: true });
      told.push({ entry, readable: other.prepare('SELECT count(*) AS n FROM people').get() });
      other.close();
    },
  });
  db.exec('PRAGMA journal_mode = WAL; CREATE TABLE people (name TEXT UNIQUE NOT NULL) STRICT');
  db.transaction(() => db.acknowledge(add(db, 'kept').lastId));
  expect(told).toEqual([{ entry: 1, readable: { n: 1 } }]);
  expect(() => db.acknowledge(2)).toThrow('belongs to a transaction');
  db.close();
});

test('a transaction is kept whole, or rolled back whole', () => {
  const db = openDatabase();
  expect(db.transaction(() => add(db, 'kept').changes)).toBe(1);
  expect(() =>
    db.transaction(() => {
      add(db, 'lost');
      throw new Error('no');
    }),
  ).toThrow('no');
  expect(names(db)).toEqual(['kept']);
});

test('a nested transaction belongs to the outer one: lost with it, and dooming it when it fails', () => {
  const db = openDatabase();
  expect(() =>
    db.transaction(() => {
      db.transaction(() => add(db, 'inner'));
      throw new Error('outer');
    }),
  ).toThrow('outer');
  expect(() =>
    db.transaction(() => {
      add(db, 'outer');
      try {
        db.transaction(() => {
          add(db, 'inner');
          throw new Error('inner');
        });
      } catch {
        // Swallowed: the outer transaction must notice by itself.
      }
    }),
  ).toThrow(/part of this transaction failed/);
  expect(names(db)).toEqual([]);
  db.transaction(() => db.transaction(() => add(db, 'works again')));
  expect(names(db)).toEqual(['works again']);
});

test('a transaction that would wait is refused and leaves nothing behind', () => {
  const db = openDatabase();
  expect(() => db.transaction(() => Promise.resolve(add(db, 'async')))).toThrow(/promise/);
  expect(names(db)).toEqual([]);
});

test('the same SQL is compiled once', () => {
  const db = openDatabase();
  expect(db.prepare('SELECT 1')).toBe(db.prepare('SELECT 1'));
});

test('only a transaction that says so leaves the disk out, and the next one does not', () => {
  const db = openDatabase();
  const level = (): unknown => db.prepare('PRAGMA synchronous').get()?.['synchronous'];
  db.exec('PRAGMA synchronous = FULL');
  expect(db.transaction(level)).toBe(2);
  expect(db.transaction(level, 'repeatable')).toBe(1);
  // A part joins its whole, whatever it says.
  expect(db.transaction(() => db.transaction(level, 'repeatable'))).toBe(2);
  expect(db.transaction(level)).toBe(2);
});
