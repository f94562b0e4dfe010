import { appendFileSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readLog } from '../../main/store/logFrames.ts';
import { connect } from '../../main/store/sqlite.ts';
import { change, commitAt, frameBytes, killedDesk, pageBytes } from './crashed.ts';
import { testKey } from './fixed.ts';
import { tempFile } from './support.ts';

/**
 * What the walk over a log takes for whole is what a crash can leave: nothing, all of it, a torn end, frames of an earlier
 * round, the rest of a transaction that was given up. What no torn end explains is damage: something of the same log that
 * was committed stands behind something that is not right. All on logs that SQLite and the cipher have written.
 */

const whole = { kind: 'whole' };
const log = (file: string): string => `${file}-wal`;
const some = ['a', 'b', 'c', 'd', 'e', 'f'];

describe('a log is whole', () => {
  test('that is missing, empty, or no longer than a header', () => {
    const file = tempFile();
    expect(readLog(log(file))).toEqual(whole);
    for (const size of [0, 31, 32, 33]) {
      writeFileSync(log(file), Buffer.alloc(size, 5));
      expect(readLog(log(file))).toEqual(whole);
    }
  });

  test('as a killed desk leaves it: every frame of the encrypted log sums up without its key', () => {
    const file = killedDesk([], some);
    const frames = (readFileSync(log(file)).length - 32) / frameBytes;
    expect(frames).toBeGreaterThan(10);
    expect(readLog(log(file))).toEqual(whole);
  });

  test('wherever it was cut off, since nothing stands behind the cut', () => {
    const file = killedDesk([], some);
    const bytes = readFileSync(log(file));
    fc.assert(
      fc.property(fc.integer({ min: 0, max: bytes.length }), (length) => {
        writeFileSync(log(file), bytes);
        truncateSync(log(file), length);
        expect(readLog(log(file))).toEqual(whole);
      }),
      { numRuns: 30 },
    );
  });

  test('whose last frame is torn, or that has rubbish behind its end', () => {
    const file = killedDesk([], some);
    const bytes = readFileSync(log(file));
    change(log(file), (all) => void all.fill(0, all.length - 1000));
    expect(readLog(log(file))).toEqual(whole);
    writeFileSync(log(file), bytes);
    appendFileSync(log(file), Buffer.alloc(3 * frameBytes + 100, 7));
    expect(readLog(log(file))).toEqual(whole);
  });

  test('behind which stand frames of an earlier round, which SQLite overwrites one by one', () => {
    const file = tempFile();
    const db = connect({ file, key: testKey, readonly: false });
    db.exec('PRAGMA journal_mode = WAL; CREATE TABLE t (a)');
    const add = db.prepare('INSERT INTO t VALUES (?)');
    for (let count = 0; count < 20; count += 1) add.run('x'.repeat(3000));
    db.exec('PRAGMA wal_checkpoint(RESTART)');
    add.run('of the next round');
    expect(readFileSync(log(file)).length).toBeGreaterThan(20 * pageBytes);
    expect(readLog(log(file))).toEqual(whole);
    db.close();
  });

  test('behind which stands the rest of a transaction that was given up, which had not fitted into memory', () => {
    const file = tempFile();
    const db = connect({ file, key: testKey, readonly: false });
    db.exec('PRAGMA journal_mode = WAL; PRAGMA cache_size = 5; CREATE TABLE t (a)');
    const add = db.prepare('INSERT INTO t VALUES (?)');
    add.run('kept');
    const size = readFileSync(log(file)).length;
    db.exec('BEGIN');
    for (let count = 0; count < 60; count += 1) add.run('x'.repeat(3000));
    db.exec('ROLLBACK');
    add.run('kept, over the first of it');
    expect(readFileSync(log(file)).length).toBeGreaterThan(size + 20 * pageBytes);
    expect(readLog(log(file))).toEqual(whole);
    db.close();
  });
});

describe('a log is damaged', () => {
  test('with any byte changed that belongs to a frame before the last commit', { timeout: 60_000 }, () => {
    const file = killedDesk([], some);
    const bytes = readFileSync(log(file));
    const last = commitAt(bytes, 7);
    expect(last + frameBytes).toBeLessThanOrEqual(bytes.length);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: last - 1 }), fc.integer({ min: 1, max: 255 }), (at, flip) => {
        writeFileSync(log(file), bytes);
        change(log(file), (all) => void (all[at] = (all[at] ?? 0) ^ flip));
        return readLog(log(file)).kind === 'damaged';
      }),
      { numRuns: 150 },
    );
  });

  test('that was scribbled over in its middle, in whole disk blocks, or whose header is gone', () => {
    const file = killedDesk([], some);
    const bytes = readFileSync(log(file));
    change(log(file), (all) => void all.fill(0, 3 * pageBytes, 6 * pageBytes));
    expect(readLog(log(file))).toEqual({ kind: 'damaged', detail: 'frame 2 of the log' });
    writeFileSync(log(file), bytes);
    change(log(file), (all) => void all.fill(0, 0, 32));
    expect(readLog(log(file))).toEqual({ kind: 'damaged', detail: 'the header of the log' });
  });
});

test('a log that cannot be read is the system’s trouble, not a whole log', () => {
  const file = tempFile();
  rmSync(log(file), { force: true });
  expect(() => readLog(`${file}\0`)).toThrow();
});
