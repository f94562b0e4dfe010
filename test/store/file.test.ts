import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { asAddressId, asBookingId } from '#shared/domain/ids.ts';
import { knownVersion } from '../../main/store/migrations/all.ts';
import { openStore } from '../../main/store/open.ts';
import { recoveryOf } from '../../main/store/problem.ts';
import { setAside } from '../../main/store/setAside.ts';
import { booking, patient } from './samples.ts';
import { minute, monday, otherKey, testKey } from './fixed.ts';
import { keptLog, openFor, optionsFor, tempFile, tempFolder } from './support.ts';

const a1 = asAddressId('a1');

/** A closed file with some hundred bookings, enough for many pages. */
function filledFile(): string {
  const file = tempFile();
  const store = openFor(file);
  const visits = Array.from({ length: 400 }, (_, index) =>
    booking(`b${index}`, { start: monday + index * minute, comment: 'x'.repeat(300) }),
  );
  store.bookings.replaceWindow(a1, { from: 0, to: monday * 2 }, visits, store.bookings.answersRecorded());
  store.close();
  return file;
}

const digestOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

/** A digest of every file beside it; what a reader leaves (an empty log and its index) says nothing and does not count. */
function bytesBeside(file: string): Record<string, string> {
  const folder = dirname(file);
  const names = readdirSync(folder).filter(
    (name) => !name.endsWith('-shm') && (!name.endsWith('-wal') || statSync(join(folder, name)).size > 0),
  );
  return Object.fromEntries(names.map((name) => [name, digestOf(readFileSync(join(folder, name)))]));
}

test('nothing of a patient can be read in the file or its log, open or closed', () => {
  const file = tempFile();
  const store = openFor(file);
  store.bookings.upsert(
    booking('b1', { patient: { ...patient, surname: 'Verysecretsurname' }, comment: 'Hushhush' }),
  );
  store.inbox.append(['{"surname":"Verysecretsurname"}'], 1);
  const readable = (): boolean =>
    readdirSync(dirname(file)).some((name) => {
      const bytes = readFileSync(join(dirname(file), name));
      return ['Verysecret', 'verysecret', 'Hushhush', 'bookings', 'SQLite format'].some((word) =>
        bytes.includes(word),
      );
    });
  expect(statSync(`${file}-wal`).size).toBeGreaterThan(0);
  expect(readable()).toBe(false);
  store.close();
  expect(existsSync(`${file}-wal`)).toBe(false);
  expect(readable()).toBe(false);
});

test('only the owner can read the file', () => {
  const file = filledFile();
  if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600);
});

test('a file made, closed and opened again has everything, and was not checked', () => {
  const file = tempFile();
  const first = openFor(file);
  expect(first.opening).toEqual({ kind: 'created' });
  first.bookings.upsert(booking('b1'));
  first.close();
  first.close();
  const again = openFor(file);
  expect(again.opening).toEqual({ kind: 'opened', checked: false });
  expect(again.bookings.get(asBookingId('b1'))).toEqual(booking('b1'));
});

test('a missing key, another key and a newer file change no byte on disk', () => {
  const file = filledFile();
  const before = bytesBeside(file);
  const missing = openStore(optionsFor(file, { key: null }));
  expect(missing).toEqual({ ok: false, error: { kind: 'keyMissing' } });
  const wrong = openStore(optionsFor(file, { key: otherKey }));
  expect(wrong).toEqual({ ok: false, error: { kind: 'wrongKey' } });
  const newer = openStore(optionsFor(file, { migrations: [] }));
  expect(newer).toEqual({ ok: false, error: { kind: 'newer', version: knownVersion, known: 0 } });
  expect(bytesBeside(file)).toEqual(before);
  expect(openFor(file).bookings.count()).toBe(400);
});

test('a missing key leaves also the log of a crash where it is', () => {
  const file = filledFile();
  const store = openFor(file);
  store.bookings.upsert(booking('in the log'));
  const crashed = join(tempFolder(), 'crashed.db');
  for (const end of ['', '-wal', '.key-id']) copyFileSync(file + end, crashed + end);
  const before = bytesBeside(crashed);
  expect(Object.keys(before)).toHaveLength(3);
  expect(openStore(optionsFor(crashed, { key: otherKey }))).toMatchObject({ error: { kind: 'wrongKey' } });
  expect(openStore(optionsFor(crashed, { migrations: [] }))).toMatchObject({ error: { kind: 'newer' } });
  expect(bytesBeside(crashed)).toEqual(before);
  expect(openFor(crashed).bookings.get(asBookingId('in the log'))).not.toBe(null);
});

test('a file that was never ours is not touched, since nobody knows what it is', () => {
  const file = tempFile();
  writeFileSync(file, 'a letter that somebody saved under this name\n'.repeat(200));
  const before = bytesBeside(file);
  expect(openStore(optionsFor(file))).toEqual({ ok: false, error: { kind: 'wrongKey' } });
  expect(bytesBeside(file)).toEqual(before);
});

test('a damaged first page is set aside with its bytes, a fresh file opens, and both are told', () => {
  const file = filledFile();
  const bytes = readFileSync(file);
  bytes.fill(0x5a, 100, 600);
  writeFileSync(file, bytes);
  const log = keptLog();
  const store = openFor(file, { log });
  expect(store.opening).toMatchObject({ kind: 'setAside', movedTo: `${file}.set-aside-20261123T080000Z` });
  expect(store.setAside).toBe(`${file}.set-aside-20261123T080000Z`);
  expect(digestOf(readFileSync(store.setAside ?? ''))).toBe(digestOf(bytes));
  expect(store.bookings.count()).toBe(0);
  expect(log.entries.map(({ event }) => event)).toEqual(['store.setAside', 'store.open']);
});

test.each([0, 1, 2000, 4096, 20_000])(
  'a file cut off after %i bytes is set aside with what is left',
  (length) => {
    const file = filledFile();
    truncateSync(file, length);
    const left = readFileSync(file);
    const store = openFor(file);
    expect(store.opening.kind).toBe('setAside');
    expect(digestOf(readFileSync(store.setAside ?? ''))).toBe(digestOf(left));
    store.bookings.upsert(booking('b1'));
    store.close();
    expect(openFor(file).opening).toEqual({ kind: 'opened', checked: false });
  },
);

test(
  'scribbling anywhere into a file that was not closed is found at the next opening, and the bytes are kept',
  { timeout: 60_000 },
  () => {
    const source = tempFile();
    const store = openFor(source);
    const visits = Array.from({ length: 100 }, (_, index) =>
      booking(`b${index}`, { comment: 'x'.repeat(200) }),
    );
    store.bookings.replaceWindow(a1, { from: 0, to: monday * 2 }, visits, store.bookings.answersRecorded());
    store.close();
    const reopened = openFor(source);
    const unclean = join(tempFolder(), 'unclean.db');
    // The state of a crash: the file and its log, while the desk has it open.
    for (const end of ['', '-wal', '.key-id']) copyFileSync(source + end, unclean + end);
    reopened.close();
    const size = statSync(unclean).size;
    fc.assert(
      fc.property(fc.integer({ min: 0, max: size - 1 }), fc.integer({ min: 1, max: 255 }), (offset, flip) => {
        const file = join(tempFolder(), 'desk.db');
        for (const end of ['-wal', '.key-id']) copyFileSync(unclean + end, file + end);
        const bytes = readFileSync(unclean);
        bytes[offset] = (bytes[offset] ?? 0) ^ flip;
        writeFileSync(file, bytes);
        const opened = openStore(optionsFor(file));
        if (!opened.ok) throw new Error(opened.error.kind);
        const { opening, setAside: movedTo } = opened.value;
        opened.value.close();
        // A page whose newer version is in the log is not read from the file any more.
        if (opening.kind === 'opened') return opening.checked;
        expect(digestOf(readFileSync(movedTo ?? ''))).toBe(digestOf(bytes));
        expect(digestOf(readFileSync(`${movedTo ?? ''}-wal`))).toBe(digestOf(readFileSync(`${unclean}-wal`)));
        return opening.kind === 'setAside';
      }),
      { numRuns: 40 },
    );
  },
);

test('damage met while working is remembered: the next opening checks the whole file and sets it aside', () => {
  const file = filledFile();
  const bytes = readFileSync(file);
  // The last pages, which no table begins with: opening works, and reading the bookings does not.
  bytes.fill(0, Math.floor(bytes.length * 0.75));
  writeFileSync(file, bytes);
  const store = openFor(file);
  expect(store.opening.kind).toBe('opened');
  expect(() => store.bookings.inWindow([a1], { from: 0, to: monday * 2 })).toThrow(/SQLITE_(CORRUPT|NOTADB)/);
  store.close();
  const again = openFor(file);
  expect(again.opening.kind).toBe('setAside');
});

test('setting aside twice in one second overwrites nothing, and takes the log and a copy of the key’s mark along', () => {
  const file = tempFile();
  for (const end of ['', '-wal', '-shm', '.key-id']) writeFileSync(file + end, `first${end}`);
  const first = setAside(file, monday);
  for (const end of ['', '-wal']) writeFileSync(file + end, `second${end}`);
  const second = setAside(file, monday);
  expect(second).not.toBe(first);
  expect(readdirSync(dirname(file))).toHaveLength(8);
  expect(readFileSync(`${first}-wal`, 'utf8')).toBe('first-wal');
  expect(readFileSync(`${second}-wal`, 'utf8')).toBe('second-wal');
});

test('a setting aside that a crash cut off goes on at the next opening', () => {
  const file = filledFile();
  const bytes = readFileSync(file);
  bytes.fill(0x5a, 0, 600);
  writeFileSync(file, bytes);
  // As after the first step: the copy of the mark is there, the file not yet renamed.
  copyFileSync(`${file}.key-id`, `${file}.set-aside-20261123T080000Z.key-id`);
  const store = openFor(file);
  expect(store.setAside).toBe(`${file}.set-aside-20261123T080000Z-2`);
  expect(digestOf(readFileSync(store.setAside ?? ''))).toBe(digestOf(bytes));
});

test('a file set aside with its key still opens under its new name', () => {
  const file = filledFile();
  const moved = setAside(file, monday);
  expect(openFor(moved).bookings.count()).toBe(400);
});

test('a backup made while working is whole, encrypted, and never overwrites', async () => {
  const file = filledFile();
  const store = openFor(file);
  store.bookings.upsert(booking('last', { comment: 'Hushhush' }));
  const copy = join(tempFolder(), 'copy.db');
  expect(await store.backup(copy)).toEqual({ ok: true, value: null });
  expect(readFileSync(copy).includes('Hushhush')).toBe(false);
  expect(openStore(optionsFor(copy, { key: otherKey }))).toMatchObject({ ok: false });
  expect(openFor(copy).bookings.count()).toBe(401);
  expect(await store.backup(copy)).toEqual({ ok: false, error: { kind: 'io', code: 'EEXIST' } });
  const nowhere = await store.backup(join(tempFolder(), 'no', 'such', 'folder.db'));
  expect(nowhere).toMatchObject({ ok: false, error: { kind: 'io' } });
  expect(store.bookings.count()).toBe(401);
});

test('a folder that cannot be made and a key of the wrong length are told apart: one is the world, one a bug', () => {
  const file = tempFile();
  writeFileSync(file, '');
  const below = openStore(optionsFor(join(file, 'desk.db')));
  expect(below).toMatchObject({ ok: false, error: { kind: 'io' } });
  expect(() => openStore(optionsFor(file, { key: testKey.subarray(1) }))).toThrow('32 bytes');
});

test('each problem has one first thing to do', () => {
  expect(recoveryOf({ kind: 'newer', version: 9, known: 3 })).toBe('updateTheDesk');
  expect(recoveryOf({ kind: 'keyMissing' })).toBe('bringBackTheKey');
  expect(recoveryOf({ kind: 'wrongKey' })).toBe('bringBackTheKey');
  expect(recoveryOf({ kind: 'corrupt', detail: '' })).toBe('setAside');
  expect(recoveryOf({ kind: 'diskFull' })).toBe('freeSpace');
  expect(recoveryOf({ kind: 'readOnly' })).toBe('allowWriting');
  expect(recoveryOf({ kind: 'busy' })).toBe('tryAgain');
  expect(recoveryOf({ kind: 'io', code: 'EIO' })).toBe('tryAgain');
});
