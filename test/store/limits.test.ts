import { execFile } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { database } from '../../main/store/database.ts';
import { StoreError } from '../../main/store/problem.ts';
import { connect } from '../../main/store/sqlite.ts';
import { booking } from './samples.ts';
import { quietLog, testKey } from './fixed.ts';
import { openFor, tempFile, tempFolder } from './support.ts';

const run = promisify(execFile);
const child = join(import.meta.dirname, 'limitsChild.ts');

/** A real full disk, where this process may mount one: gone with the child, whatever happens. `null`: it may not. */
async function onTinyDisk(): Promise<unknown> {
  const folder = tempFolder();
  const script = 'mount -t tmpfs -o size=1500k tmpfs "$1" || exit 77; exec "$2" "$3" full "$1/desk.db"';
  const args = ['-m', 'sh', '-c', script, 'sh', folder, process.execPath, child];
  try {
    const { stdout } = await run('unshare', args);
    return JSON.parse(stdout);
  } catch (thrown) {
    const code = thrown instanceof Error && 'code' in thrown ? thrown.code : null;
    // 77: no right to mount; 1: no right to unshare; ENOENT: a system without either.
    if (code === 77 || code === 1 || code === 'ENOENT') return null;
    throw thrown;
  }
}

/** The same from SQLite's side: a file that may not grow. */
function inTinyFile(): unknown {
  const db = database(connect({ file: tempFile(), key: testKey, readonly: false }), {
    log: quietLog,
    slowMs: 1000,
  });
  db.exec('CREATE TABLE notes (text TEXT)');
  db.exec('PRAGMA max_page_count = 20');
  const insert = db.prepare('INSERT INTO notes (text) VALUES (?)');
  const count = () => db.prepare('SELECT count(*) AS n FROM notes').get()?.['n'];
  let number = 0;
  try {
    for (; ; number += 1) {
      db.transaction(() => {
        insert.run('x'.repeat(3000));
        insert.run('x'.repeat(3000));
      });
    }
  } catch (thrown) {
    const problem = thrown instanceof StoreError ? thrown.problem : null;
    return { problem, whole: count() === number * 2, shown: true, some: number > 0 };
  }
}

const expected = { problem: { kind: 'diskFull' }, whole: true, shown: true, some: true };

test('on a full disk the transaction is lost whole, everything before it is there and readable, and the reason is told', async () => {
  expect(inTinyFile()).toEqual(expected);
  expect((await onTinyDisk()) ?? expected).toEqual(expected);
});

test('a file and folder that may not be written: nothing is changed, and the reason is told', async () => {
  const outer = tempFolder();
  chmodSync(outer, 0o777);
  const folder = join(outer, 'inner');
  mkdirSync(folder);
  const file = join(folder, 'desk.db');
  const store = openFor(file);
  store.bookings.upsert(booking('b1'));
  store.close();
  const before = readFileSync(file);
  const { stdout } = await run(process.execPath, [child, 'readOnly', file]);
  chmodSync(dirname(file), 0o755);
  expect(JSON.parse(stdout)).toEqual({ kind: 'readOnly' });
  expect(readFileSync(file).equals(before)).toBe(true);
});

test('a file that another connection holds is busy, for reading its problem and for the caller to try again', () => {
  const file = tempFile();
  const store = openFor(file);
  const holder = database(connect({ file, key: testKey, readonly: false }), {
    log: quietLog,
    slowMs: 10_000,
  });
  holder.prepare('BEGIN IMMEDIATE').run();
  const thrown = (() => {
    try {
      return store.bookings.upsert(booking('b1'));
    } catch (error) {
      return error;
    } finally {
      holder.prepare('ROLLBACK').run();
      holder.close();
    }
  })();
  expect(thrown).toMatchObject({ problem: { kind: 'busy' } });
  expect(store.bookings.upsert(booking('b1')).upserted).toEqual(['b1']);
});
