import { existsSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { OpenStore } from '../../main/store/open.ts';
import { booking } from './samples.ts';
import { keptLog, openFor, rowsOnDisk, tempFile, tempFolder } from './support.ts';

/*
 * Invariants: however much is written, the log stays short and nothing is missing; no commit folds it in, while a thread does; and
 * where the thread cannot, commits do it as before.
 */
const checkpointWorker = new URL('../../main/store/checkpointWorker.ts', import.meta.url);
const megabyte = 1_000_000;

const logLength = (file: string): number => statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0;

/** Visits with long comments: about a megabyte in each transaction. */
function write(store: OpenStore, megabytes: number, from = 0): void {
  for (let n = from; n < from + megabytes; n += 1) {
    store.transaction(() => {
      for (let one = 0; one < 100; one += 1)
        store.bookings.upsert(booking(`${n}-${one}`, { comment: `${n} ${one} `.repeat(1_000) }));
    }, 'repeatable');
  }
}

/** Lets the thread answer. */
const breath = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 50));

describe('a long log', () => {
  test('is folded into the file beside the desk, begins anew, and all is there afterwards', async () => {
    const file = tempFile();
    const log = keptLog();
    const store = openFor(file, { checkpointWorker, log });
    let longest = 0;
    for (let n = 0; n < 24; n += 1) {
      write(store, 1, n);
      longest = Math.max(longest, logLength(file));
      // However busy the machine is, the thread comes to its turn before the next megabyte.
      for (let waits = 0; waits < 100 && logLength(file) > 8 * megabyte; waits += 1) {
        await breath();
        store.transaction(() => store.settings.set('again', String(performance.now())), 'repeatable');
      }
      await breath();
    }
    // All at once it would be 24 megabytes and more.
    expect(longest).toBeLessThan(16 * megabyte);
    await expect
      .poll(
        () => {
          store.transaction(() => store.settings.set('again', String(performance.now())), 'repeatable');
          return logLength(file);
        },
        { timeout: 10_000 },
      )
      .toBeLessThan(5 * megabyte);
    expect(log.entries.filter(({ event }) => event.startsWith('store.checkpoint'))).toEqual([]);
    expect(rowsOnDisk(file, 'bookings')).toBe(2_400);
    store.close();
    // The thread has let go of the file, so that the last connection could take the log away.
    expect(existsSync(`${file}-wal`)).toBe(false);
    const again = openFor(file);
    expect(again.opening).toEqual({ kind: 'opened', checked: false });
    expect(again.bookings.count()).toBe(2_400);
  });

  test('is left to the thread while that is at work: a commit waits for no checkpoint', () => {
    const file = tempFile();
    const store = openFor(file, { checkpointWorker });
    // Without a breath the thread's answer is never heard, so it is asked once; SQLite's own measure would be 4 megabytes.
    write(store, 12);
    expect(logLength(file)).toBeGreaterThan(8 * megabyte);
    store.close();
    expect(openFor(file).bookings.count()).toBe(1_200);
  });
});

describe('a thread that dies', () => {
  test.each([
    ['at its start', `throw new Error('no addon here');`],
    [
      'at its first word',
      `import { parentPort } from 'node:worker_threads'; parentPort.on('message', () => { throw new Error('broken'); });`,
    ],
  ])('%s is told once, and commits fold the log in again', async (_when, source) => {
    const script = join(tempFolder(), 'broken.mjs');
    writeFileSync(script, source);
    const file = tempFile();
    const log = keptLog();
    const store = openFor(file, { checkpointWorker: pathToFileURL(script), log });
    write(store, 6);
    await expect.poll(() => log.entries.map(({ event }) => event)).toContain('store.checkpointThreadDied');
    write(store, 24, 6);
    expect(logLength(file)).toBeLessThan(12 * megabyte);
    expect(log.entries.filter(({ event }) => event === 'store.checkpointThreadDied')).toHaveLength(1);
    const before = performance.now();
    store.close();
    // Nobody is there to wait for.
    expect(performance.now() - before).toBeLessThan(4_000);
    expect(openFor(file).bookings.count()).toBe(3_000);
  });
});

test('a checkpoint that fails, as on a full disk, is told once and left alone for a while; nothing is lost by it', async () => {
  const script = join(tempFolder(), 'full.mjs');
  writeFileSync(
    script,
    `import { parentPort, workerData } from 'node:worker_threads';
     parentPort.on('message', ({ kind }) => {
       if (kind === 'checkpoint') parentPort.postMessage({ kind: 'failed', code: 'SQLITE_FULL' });
       else { Atomics.store(workerData.state, 0, 1); Atomics.notify(workerData.state, 0); parentPort.close(); }
     });`,
  );
  const file = tempFile();
  const log = keptLog();
  const store = openFor(file, { checkpointWorker: pathToFileURL(script), log });
  const failures = () => log.entries.filter(({ event }) => event === 'store.checkpointFailed');
  write(store, 6);
  await expect.poll(failures).toMatchObject([{ fields: { code: 'SQLITE_FULL' } }]);
  for (let n = 6; n < 12; n += 1) {
    write(store, 1, n);
    await breath();
  }
  expect(failures()).toHaveLength(1);
  store.close();
  expect(openFor(file).bookings.count()).toBe(1_200);
});

describe('what SQLite knows of its tables', () => {
  /** Indexes of which it knows how selective they are. */
  const known = (file: string): number => {
    try {
      return rowsOnDisk(file, 'sqlite_stat1');
    } catch {
      return 0;
    }
  };

  test('is renewed by the thread, index by index, and nobody waits for it', async () => {
    const file = tempFile();
    const log = keptLog();
    const store = openFor(file, { checkpointWorker, log });
    write(store, 1);
    store.housekeeping.optimize();
    expect(known(file)).toBe(0);
    await expect.poll(() => known(file), { timeout: 20_000 }).toBeGreaterThan(5);
    expect(log.entries.filter(({ event }) => event.startsWith('store.checkpoint'))).toEqual([]);
    // In the middle of it the desk can be closed.
    store.housekeeping.optimize();
    store.close();
    expect(openFor(file).opening).toEqual({ kind: 'opened', checked: false });
  });
});
