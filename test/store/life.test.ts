import { existsSync, readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { asBookingId } from '#shared/domain/ids.ts';
import { database } from '../../main/store/database.ts';
import { openStore } from '../../main/store/open.ts';
import { connect } from '../../main/store/sqlite.ts';
import { otherKey, quietLog, testKey } from './fixed.ts';
import { commitAt } from './crashed.ts';
import { booking } from './samples.ts';
import { keptLog, openFor, optionsFor, tempFile } from './support.ts';

/** Opening, closing and what lies between, over and over. */

test(
  'whatever order of openings, wrong keys, missing keys and older desks: every booking ever written stays',
  { timeout: 60_000 },
  () => {
    const aStep = fc.constantFrom('write', 'wrongKey', 'keyMissing', 'olderDesk', 'reopen');
    fc.assert(
      fc.property(fc.array(aStep, { maxLength: 12 }), (steps) => {
        const file = tempFile();
        openFor(file).close();
        let written = 0;
        for (const step of steps) {
          switch (step) {
            case 'write': {
              const store = openFor(file);
              store.bookings.upsert(booking(`b${written}`));
              written += 1;
              store.close();
              break;
            }
            case 'wrongKey':
              expect(openStore(optionsFor(file, { key: otherKey }))).toMatchObject({
                error: { kind: 'wrongKey' },
              });
              break;
            case 'keyMissing':
              expect(openStore(optionsFor(file, { key: null }))).toMatchObject({
                error: { kind: 'keyMissing' },
              });
              break;
            case 'olderDesk':
              expect(openStore(optionsFor(file, { migrations: [] }))).toMatchObject({
                error: { kind: 'newer' },
              });
              break;
            case 'reopen': {
              const store = openFor(file);
              expect(store.opening).toEqual({ kind: 'opened', checked: false });
              store.close();
              break;
            }
          }
        }
        const store = openFor(file);
        expect(store.bookings.count()).toBe(written);
        expect(store.setAside).toBe(null);
        store.close();
      }),
      { numRuns: 12 },
    );
  },
);

test('without a key nothing is made, so that no file ever stands there with no key to it', () => {
  const file = tempFile();
  expect(openStore(optionsFor(file, { key: null }))).toEqual({ ok: false, error: { kind: 'keyMissing' } });
  expect(existsSync(file)).toBe(false);
});

test('the store waits for a disk safely, keeps references and waits for others no longer than a hand would notice', () => {
  const file = tempFile();
  openFor(file).close();
  const db = database(connect({ file, key: testKey, readonly: false }), { log: quietLog, slowMs: 1000 });
  expect(db.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' });
  expect(db.prepare('PRAGMA temp_store').get()).toEqual({ temp_store: 2 });
  expect(db.prepare('PRAGMA busy_timeout').get()).toEqual({ timeout: 50 });
  db.close();
  const log = keptLog();
  const store = openFor(file, { log, slowMs: -1 });
  store.bookings.count();
  const opened = log.entries.map(({ fields }) => fields['sql']);
  expect(opened).toContain('PRAGMA synchronous = FULL');
  expect(opened).toContain('PRAGMA foreign_keys = ON');
});

test('a store that cannot write its mark when it closes still closes, and is checked next time', () => {
  const file = tempFile();
  const log = keptLog();
  const store = openFor(file, { log });
  store.bookings.upsert(booking('b1'));
  const holder = database(connect({ file, key: testKey, readonly: false }), {
    log: quietLog,
    slowMs: 10_000,
  });
  holder.prepare('BEGIN IMMEDIATE').run();
  store.close();
  holder.prepare('ROLLBACK').run();
  holder.close();
  expect(log.entries.at(-1)).toMatchObject({ fields: { problem: 'busy' } });
  const again = openFor(file);
  expect(again.opening).toEqual({ kind: 'opened', checked: true });
  expect(again.bookings.get(asBookingId('b1'))).not.toBe(null);
});

test('opening a file that is there commits once, and so waits for the disk once', () => {
  const file = tempFile();
  openFor(file).close();
  openFor(file);
  const log = readFileSync(`${file}-wal`);
  expect(() => commitAt(log, 1)).not.toThrow();
  expect(() => commitAt(log, 2)).toThrow('The log has 1 commits.');
});
