import { existsSync, readdirSync, readFileSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openStore } from '../../main/store/open.ts';
import { orHeld } from '../../main/store/holder.ts';
import { problemOf } from '../../main/store/problem.ts';
import { setAside } from '../../main/store/setAside.ts';
import { connect, type Addon } from '../../main/store/sqlite.ts';
import { heldBy } from '../support/holder.ts';
import { change, commitAt, killedDesk } from './crashed.ts';
import { monday, testKey } from './fixed.ts';
import { booking } from './samples.ts';
import { openFor, optionsFor, tempFile } from './support.ts';

/**
 * A file that another program holds is whole: it is said to be held, at once, and nothing beside it is made, moved or copied, however
 * often it is tried; when it is let go, it opens as it was. So does a file that could not be opened for another passing reason.
 */

const child = new URL('./holdingChild.ts', import.meta.url);
/** Longer than one wait of SQLite's, far shorter than what a hand notices. Milliseconds. */
const atOnceMs = 400;

const files = (file: string): string[] =>
  readdirSync(dirname(file))
    .filter((name) => !/-(wal|shm)$/.test(name))
    .sort();

function used(): string {
  const file = tempFile();
  const store = openFor(file);
  store.bookings.upsert(booking('b1'));
  store.close();
  return file;
}

function timed<T>(work: () => T): { readonly value: T; readonly ms: number } {
  const began = performance.now();
  const value = work();
  return { value, ms: performance.now() - began };
}

describe.each(['immediate', 'exclusive'] as const)('a file that another program holds (%s)', (how) => {
  test('is held, and never damaged; it opens as soon as it is let go', async () => {
    const file = used();
    const before = readFileSync(file);
    const names = files(file);
    const letGo = await heldBy(child, file, how);
    for (let count = 0; count < 3; count += 1) {
      const { value, ms } = timed(() => openStore(optionsFor(file)));
      expect(value).toEqual({ ok: false, error: { kind: 'busy' } });
      expect(ms).toBeLessThan(atOnceMs);
    }
    expect(files(file)).toEqual(names);
    await letGo();
    expect(readFileSync(file).equals(before)).toBe(true);
    const store = openFor(file);
    expect(store.opening.kind).toBe('opened');
    expect(store.bookings.count()).toBe(1);
  });
});

test('during work nothing of a transaction is kept, it is said at once, and the next one after that is taken once', async () => {
  const file = tempFile();
  const store = openFor(file);
  const letGo = await heldBy(child, file, 'immediate');
  const attempt = (): unknown => {
    try {
      return store.transaction(() => store.bookings.upsert(booking('b1')));
    } catch (thrown) {
      return problemOf(thrown);
    }
  };
  const { value, ms } = timed(attempt);
  expect(value).toEqual({ kind: 'busy' });
  expect(ms).toBeLessThan(atOnceMs);
  expect(store.bookings.count()).toBe(0);
  await letGo();
  attempt();
  expect(store.bookings.count()).toBe(1);
});

/** Holds a file that has a damaged log, so that opening it gets as far as mending. */
function holding(file: string): Addon {
  const addon = connect({ file, key: testKey, readonly: false });
  addon.exec('BEGIN IMMEDIATE');
  return addon;
}

test('whose log is damaged besides leaves no copy for each time that it is tried', () => {
  const file = killedDesk(['a'], ['b', 'c', 'd']);
  change(`${file}-wal`, (bytes) => {
    const at = commitAt(bytes, 3);
    bytes.fill(9, at + 100, at + 500);
  });
  const log = readFileSync(`${file}-wal`);
  const holder = holding(file);
  const names = files(file);
  for (let count = 0; count < 3; count += 1) {
    const opened = openStore(optionsFor(file));
    expect(opened).toEqual({ ok: false, error: { kind: 'busy' } });
  }
  expect(files(file)).toEqual(names);
  expect(readFileSync(`${file}-wal`).equals(log)).toBe(true);
  holder.exec('ROLLBACK');
  holder.close();
});

test('that is damaged is put back where the fresh one cannot be begun, and is set aside by the try that succeeds', () => {
  const file = used();
  change(file, (bytes) => bytes.fill(7, 40, 4_096));
  const damaged = readFileSync(file);
  const names = files(file);
  const full = [{ version: 1, sql: 'PRAGMA max_page_count = 2; CREATE TABLE a (x); CREATE TABLE b (x);' }];
  for (let count = 0; count < 3; count += 1)
    expect(openStore(optionsFor(file, { migrations: full }))).toEqual({
      ok: false,
      error: { kind: 'diskFull' },
    });
  expect(files(file)).toEqual(names);
  expect(readFileSync(file).equals(damaged)).toBe(true);
  const store = openFor(file);
  expect(store.opening.kind).toBe('setAside');
  expect(readFileSync(store.setAside ?? '').equals(damaged)).toBe(true);
});

test('setting aside is whole or not at all: what a program holds keeps the rest in its place', () => {
  const file = killedDesk(['a'], ['b']);
  const names = readdirSync(dirname(file)).sort();
  const held = Object.assign(new Error('held'), { code: 'EBUSY', syscall: 'rename' });
  let renames = 0;
  const rename = (from: string, to: string): void => {
    renames += 1;
    if (from === file) throw held;
    renameSync(from, to);
  };
  expect(() => setAside(file, monday, rename)).toThrow(held);
  expect(renames).toBeGreaterThan(1);
  expect(readdirSync(dirname(file)).sort()).toEqual(names);
  const moved = setAside(file, monday);
  expect(existsSync(moved)).toBe(true);
  expect(existsSync(file)).toBe(false);
});

describe('what SQLite cannot tell', () => {
  const cannotOpen = { kind: 'io', code: 'SQLITE_CANTOPEN' } as const;
  const system =
    (code: string): (() => number) =>
    () => {
      throw Object.assign(new Error(code), { code, syscall: 'open' });
    };
  test('the system does: a file that somebody has opened for himself is held', () => {
    expect(orHeld(cannotOpen, 'any', system('EBUSY'), 'win32')).toEqual({ kind: 'busy' });
  });
  test.each(['EIO', 'ENOENT', 'EACCES', 'EPERM'])('%s is not somebody who holds it', (code) => {
    expect(orHeld(cannotOpen, 'any', system(code), 'win32')).toEqual(cannotOpen);
  });
  test('a file that opens is not held, and other problems are not looked at', () => {
    expect(orHeld(cannotOpen, used())).toEqual(cannotOpen);
    expect(orHeld({ kind: 'diskFull' }, 'any', system('EBUSY'))).toEqual({ kind: 'diskFull' });
  });
});
