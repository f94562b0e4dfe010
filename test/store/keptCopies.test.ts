import { copyFileSync, existsSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { keptCopies } from '../../main/store/keptCopies.ts';
import { copyAside, setAside } from '../../main/store/setAside.ts';
import { day, monday } from './fixed.ts';
import { booking } from './samples.ts';
import { openFor, tempFile } from './support.ts';

/* Whatever was kept of a damaged file is listed until a person deletes it, and nothing else can be deleted this way. */

test('what was copied and what was set aside is listed, the latest first, with all its parts', () => {
  const file = tempFile();
  const store = openFor(file);
  store.bookings.upsert(booking('1'));
  copyAside(file, monday - 40 * day);
  copyAside(file, monday - 40 * day);
  store.close();
  setAside(file, monday);
  const [newest, second, third, ...others] = keptCopies(file).all();
  expect(others).toEqual([]);
  expect(newest).toMatchObject({ name: 'desk.db.set-aside-20261123T080000Z', at: monday });
  expect([second?.at, third?.at]).toEqual([monday - 40 * day, monday - 40 * day]);
  expect(second?.name).not.toBe(third?.name);
  // The one that was copied while it was at work has its log, too.
  expect(second?.bytes ?? 0).toBeGreaterThan(0);
});

test('one is deleted with all its parts; the file at work, the others and everything else stay', () => {
  const file = tempFile();
  const store = openFor(file);
  const gone = copyAside(file, monday);
  const kept = copyAside(file, monday + day);
  const neighbour = join(dirname(file), 'desk.db.set-aside-notes.txt');
  writeFileSync(neighbour, 'of somebody');
  const before = readdirSync(dirname(file));
  const { copies } = store;
  for (const name of [
    'desk.db',
    'desk.db-wal',
    'desk.db.set-aside-notes.txt',
    '../desk.db',
    'desk.db.set-aside-20261123T080000Z/../desk.db',
  ])
    expect(copies.remove(name), name).toBe(false);
  expect(readdirSync(dirname(file))).toEqual(before);
  const [, oldest] = copies.all();
  expect(copies.remove(oldest?.name ?? '')).toBe(true);
  expect(
    readdirSync(dirname(file)).filter((name) => name.includes('080000Z') && name.includes('20261123')),
  ).toEqual([]);
  expect([file, kept, neighbour].map((path) => existsSync(path))).toEqual([true, true, true]);
  expect(existsSync(gone)).toBe(false);
  expect(copies.remove(oldest?.name ?? '')).toBe(false);
});

test('a log that a crash has left of a copy is listed, and can be deleted', () => {
  const file = tempFile();
  openFor(file);
  writeFileSync(`${file}.set-aside-20261101T070000Z-2-wal`, 'half a log');
  const copies = keptCopies(file);
  expect(copies.all()).toEqual([
    { name: 'desk.db.set-aside-20261101T070000Z-2', at: Date.UTC(2026, 10, 1, 7), bytes: 10 },
  ]);
  copies.remove('desk.db.set-aside-20261101T070000Z-2');
  expect(copies.all()).toEqual([]);
});

test('a copy that a crash has left while a damaged file was looked at is gone with the next start, whatever became of the file', () => {
  const file = tempFile();
  const parts = ['', '-wal', '-shm'].map((end) => `${file}.without-log${end}`);
  const left = (): string[] => readdirSync(dirname(file)).filter((name) => name.includes('.without-log'));
  openFor(file).close();
  for (const part of parts) copyFileSync(file, part);
  openFor(file).close();
  expect(left()).toEqual([]);
  for (const part of parts) copyFileSync(file, part);
  setAside(file, monday);
  openFor(file);
  expect(left()).toEqual([]);
});
