import { spawn } from 'node:child_process';
import { createDecipheriv } from 'node:crypto';
import { once } from 'node:events';
import { copyFileSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { compact } from '../../main/store/compacting.ts';
import type { Ages } from '../../main/store/housekeeping.ts';
import type { OpenStore } from '../../main/store/open.ts';
import { pageBytes } from './crashed.ts';
import { day, monday, testKey } from './fixed.ts';
import { makeOldFile, pragma } from './oldFile.ts';
import { booking, patient } from './samples.ts';
import { keptLog, openFor, tempFile } from './support.ts';

/*
 * What is deleted is given back to the disk, a little at a time. A file of an earlier version is made anew once for that, when the desk
 * closes: in a thread, only where there is room, and whole also where it is killed in the middle.
 */
const checkpointWorker = new URL('../../main/store/checkpointWorker.ts', import.meta.url);
const ages: Ages = {
  kept: { from: monday - 395 * day, date: '2025-10-24' },
  schedule: { from: monday - 35 * day, date: '2026-10-19' },
  raw: monday - 60 * day,
};
const size = (file: string): number => statSync(file).size;

/** What the cipher leaves at the end of each page: sixteen bytes to begin with, and a sum. Bytes. */
const reserved = 80;

/** The bytes of a closed file as they are under the cipher (https://www.zetetic.net/sqlcipher/design/), also of what is free. */
function deciphered(file: string): Buffer {
  const bytes = readFileSync(file);
  const pages = Array.from({ length: bytes.length / pageBytes }, (_, index) => {
    const page = bytes.subarray(index * pageBytes, (index + 1) * pageBytes);
    const end = pageBytes - reserved;
    const cipher = createDecipheriv('aes-256-cbc', testKey, page.subarray(end, end + 16)).setAutoPadding(
      false,
    );
    // The first page begins with the file's salt.
    return Buffer.concat([cipher.update(page.subarray(index === 0 ? 16 : 0, end)), cipher.final()]);
  });
  return Buffer.concat(pages);
}

function prune(store: OpenStore): void {
  while (store.housekeeping.prune('bookings', ages, 500) > 0);
}
/** How many steps it took. */
function giveAllBack(store: OpenStore, pagesAtOnce = 24): number {
  let steps = 0;
  while (store.housekeeping.giveBack(pagesAtOnce) > 0) steps += 1;
  return steps;
}

/**
 * Makes a file anew in a process of its own, which is killed after a while if one is given. How long it was at it and whether it came to
 * its end.
 */
async function compactedInAChild(file: string, killAfterMs?: number): Promise<{ ms: number; done: boolean }> {
  const child = spawn(process.execPath, [fileURLToPath(new URL('./compactChild.ts', import.meta.url)), file]);
  // The child can be gone before anybody waits for it.
  const gone = once(child, 'exit');
  let said = '';
  child.stdout.on('data', (text: Buffer) => (said += text.toString()));
  await once(child.stdout, 'data');
  const begun = performance.now();
  if (killAfterMs !== undefined) {
    await Promise.race([gone, new Promise((resolve) => setTimeout(resolve, killAfterMs))]);
    child.kill('SIGKILL');
  }
  await gone;
  return { ms: performance.now() - begun, done: said.includes('done') };
}

describe('a file of today', () => {
  test('gives back what is deleted in it, in small steps, but for a little that the next day needs', () => {
    const file = tempFile();
    const store = openFor(file);
    store.transaction(() => {
      for (let n = 0; n < 6_000; n += 1)
        store.bookings.upsert(
          booking(`v${n}`, { start: monday - 500 * day, comment: `comment ${n} `.repeat(20) }),
        );
    });
    prune(store);
    const free = Number(pragma(file, 'freelist_count'));
    expect(free).toBeGreaterThan(800);
    expect(giveAllBack(store)).toBe(Math.ceil((free - 256) / 24));
    expect(pragma(file, 'freelist_count')).toBe(256);
    store.close();
    expect(size(file)).toBeLessThan(2_000_000);
    expect(pragma(file, 'integrity_check')).toBe('ok');
  });

  test('has nothing left of a name in its pages after it was deleted and another visit came', () => {
    const file = tempFile();
    const store = openFor(file);
    const who = { ...patient, surname: 'Niktowska' };
    store.bookings.upsert(
      booking('old', { start: monday - 500 * day, comment: 'Brzdęcka came', patient: who }),
    );
    store.bookings.upsert(booking('today'));
    prune(store);
    store.close();
    const pages = deciphered(file);
    // As it was told, and as it was searched.
    for (const gone of ['Brzdęcka', 'Niktowska', 'niktowska']) expect(pages.includes(gone), gone).toBe(false);
    for (const stays of ['Grzęda', 'grzeda']) expect(pages.includes(stays), stays).toBe(true);
  });

  test('is not made anew when the desk closes', async () => {
    const file = tempFile();
    const log = keptLog();
    const store = openFor(file, { log, checkpointWorker });
    await store.retire();
    expect(log.entries.filter(({ event }) => event.includes('ompact'))).toEqual([]);
  });
});

describe('a file of an earlier version', () => {
  test('is made anew once, when the desk closes, and gives back from then on', async () => {
    const file = tempFile();
    makeOldFile(file, 3_000);
    const log = keptLog();
    const store = openFor(file, { log, checkpointWorker });
    prune(store);
    expect(giveAllBack(store)).toBe(0);
    const before = size(file);
    await store.retire();
    expect(log.entries.map(({ event }) => event)).toContain('store.compacted');
    expect(size(file)).toBeLessThan(before / 2);
    expect([pragma(file, 'auto_vacuum'), pragma(file, 'integrity_check')]).toEqual([2, 'ok']);
    const again = openFor(file, { checkpointWorker });
    expect(again.opening).toEqual({ kind: 'opened', checked: false });
    expect(again.bookings.count()).toBe(1_500);
    expect(again.housekeeping.canGiveBack()).toBe(true);
  });

  test('stays as it is where the disk has no room for it, or the thread cannot work', async () => {
    const file = tempFile();
    makeOldFile(file, 100);
    const log = keptLog();
    const request = { file, key: testKey, log, worker: checkpointWorker };
    const room = size(file) * 2.5;
    expect(await compact({ ...request, roomIn: () => room - 1 })).toBe(false);
    expect(await compact({ ...request, worker: new URL('./none.ts', import.meta.url) })).toBe(false);
    expect(await compact({ ...request, key: new Uint8Array(32).fill(1) })).toBe(false);
    expect(pragma(file, 'auto_vacuum')).toBe(0);
    expect(await compact({ ...request, roomIn: () => room })).toBe(true);
    expect(pragma(file, 'auto_vacuum')).toBe(2);
    expect(log.entries.map(({ event }) => event)).toEqual([
      'store.notCompacted',
      'store.compactFailed',
      'store.compactFailed',
      'store.compacted',
    ]);
  });

  test('is whole, and opens as if nothing had been, wherever in the middle the desk is killed', async () => {
    const file = tempFile();
    makeOldFile(file, 1_500);
    const whole = tempFile();
    copyFileSync(file, whole);
    const wholeMs = (await compactedInAChild(whole)).ms;
    // A file that was finished is not made anew a second time, so that the kills come nearer and nearer to the end.
    const kills = [];
    for (const part of [0, 0.1, 0.25, 0.4, 0.6, 0.75]) {
      kills.push((await compactedInAChild(file, wholeMs * part)).done);
      const store = openFor(file);
      expect(store.opening.kind).toBe('opened');
      expect(store.bookings.count()).toBe(2_250);
      store.close();
      expect(pragma(file, 'integrity_check')).toBe('ok');
    }
    expect(kills).toContain(false);
  }, 60_000);
});
