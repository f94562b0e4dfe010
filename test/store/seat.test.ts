import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, expectTypeOf, onTestFinished, test } from 'vitest';
import type { SeatMember } from '#shared/domain/staffMember.ts';
import type { SeatDeed } from '#shared/domain/seatDeed.ts';
import type { SeatStore } from '../../main/desk/seatStore.ts';
import { openSeat, type OpenSeat } from '../../main/store/seat/openSeat.ts';
import { database } from '../../main/store/database.ts';
import { migrate } from '../../main/store/migrate.ts';
import { seatMigrations } from '../../main/store/seat/migrations/all.ts';
import { connect } from '../../main/store/sqlite.ts';
import type { FileOptions } from '../../main/store/openFile.ts';
import { asKilled, change, commitAt } from './crashed.ts';
import { monday, otherKey, quietLog, testKey } from './fixed.ts';
import { keptLog, tempFolder } from './support.ts';

/*
 * The file of a seat is opened as a clinic's is: what it was told is there again, also after a crash; a file that is newer, that has
 * another key, or none, is left as it is; a damaged one is kept and said; what was acknowledged is not missing without a word.
 */

const tempFile = (): string => join(tempFolder(), 'seat.db');
const options = (file: string, key: FileOptions['key'] = testKey) => ({
  file,
  key,
  clock: { now: () => monday },
  log: keptLog(),
});

function opened(file: string): OpenSeat {
  const answer = openSeat(options(file));
  if (!answer.ok) throw new Error(answer.error.kind);
  onTestFinished(() => answer.value.close());
  return answer.value;
}

const deed = (at: number): SeatDeed => ({ at, staff: 'AL', kind: 'lock.pinSet', detail: '{}' });
const anna: SeatMember = {
  id: 's1',
  name: 'Anna Lis',
  initials: 'AL',
  pin: 'salt:hash',
  removedAt: null,
  right: 'keepsCalendars',
};

test('it is what a desk asks for, and has again what it was told, also after a crash', () => {
  expectTypeOf<OpenSeat>().toExtend<SeatStore>();
  const file = tempFile();
  const first = opened(file);
  expect(first.opening).toEqual({ kind: 'created' });
  first.transaction(() => {
    first.staff.put(anna);
    first.settings.set('lock.locked', 'yes');
    first.deeds.append(deed(1));
  });
  first.deeds.append(deed(2));
  const killed = asKilled(file);
  first.close();
  for (const [path, checked] of [
    [file, false],
    [killed, true],
  ] as const) {
    const again = opened(path);
    expect(again.opening).toEqual({ kind: 'opened', checked });
    expect(again.staff.all()).toEqual([anna]);
    expect(again.settings.get('lock.locked')).toBe('yes');
    expect(again.deeds.after(1)).toEqual([{ id: 2, ...deed(2) }]);
    expect(again.loss.keptAs()).toBeNull();
  }
});

test('a key that is missing or another, and a file of a later version, leave it as it is', () => {
  const file = tempFile();
  opened(file).close();
  const before = readFileSync(file);
  expect(openSeat(options(file, null))).toEqual({ ok: false, error: { kind: 'keyMissing' } });
  expect(openSeat(options(file, otherKey))).toEqual({ ok: false, error: { kind: 'wrongKey' } });
  expect(readFileSync(file).equals(before)).toBe(true);
  const addon = connect({ file, key: testKey, readonly: false });
  addon.pragma('user_version = 99');
  addon.close();
  expect(openSeat(options(file))).toMatchObject({ ok: false, error: { kind: 'newer', version: 99 } });
});

test('a file that another program holds is said to be held, and opened when it is free', () => {
  const file = tempFile();
  opened(file).close();
  const other = connect({ file, key: testKey, readonly: false });
  other.exec('BEGIN IMMEDIATE');
  expect(openSeat(options(file))).toEqual({ ok: false, error: { kind: 'busy' } });
  other.exec('ROLLBACK');
  other.close();
  expect(opened(file).opening).toMatchObject({ kind: 'opened' });
});

test('a damaged one is kept, and the fresh file says so until somebody has read it', () => {
  const file = tempFile();
  opened(file).close();
  change(file, (bytes) => bytes.fill(1, 100, 9_000));
  const fresh = opened(file);
  expect(fresh.opening).toMatchObject({ kind: 'setAside' });
  const keptAs = fresh.loss.keptAs() ?? '';
  expect(existsSync(join(file, '..', keptAs))).toBe(true);
  fresh.close();
  const again = opened(file);
  expect(again.loss.keptAs()).toBe(keptAs);
  again.loss.seen();
  expect(again.loss.keptAs()).toBeNull();
});

test('where the end of its log is damaged, what can be read is there, and that something is missing is said', () => {
  const file = tempFile();
  opened(file).close();
  const seat = opened(file);
  for (const at of [1, 2, 3, 4]) seat.deeds.append(deed(at));
  const killed = asKilled(file);
  change(`${killed}-wal`, (bytes) => {
    const at = commitAt(bytes, 4);
    bytes.fill(9, at + 100, at + 500);
  });
  const mended = opened(killed);
  expect(mended.opening).toMatchObject({ kind: 'mended', lost: true });
  expect(mended.deeds.after(0).map(({ at }) => at)).toEqual([1, 2]);
  expect(mended.loss.keptAs()).toMatch(/set-aside/);
  mended.deeds.append(deed(5));
  expect(mended.deeds.after(0).map(({ at }) => at)).toEqual([1, 2, 5]);
  // A clinic's file may have noted the lost ones by their ids.
  expect(mended.deeds.after(4).map(({ at }) => at)).toEqual([5]);
  mended.close();
  expect(opened(killed).opening).toEqual({ kind: 'opened', checked: false });
});

test('what was done is never changed or deleted', () => {
  const file = tempFile();
  opened(file).deeds.append(deed(1));
  const addon = connect({ file, key: testKey, readonly: false });
  onTestFinished(() => void addon.close());
  expect(() => addon.exec('DELETE FROM audit')).toThrow(/append only/);
  expect(() => addon.exec(`UPDATE audit SET staff = 'X'`)).toThrow(/append only/);
});

test('a file from before there were rights keeps its people, and nobody of them keeps the calendars', () => {
  const file = tempFile();
  const db = database(connect({ file, key: testKey, readonly: false }), { log: quietLog, slowMs: 1000 });
  migrate(db, seatMigrations.slice(0, 1));
  db.exec(
    `INSERT INTO staff (id, name, initials, pin, position) VALUES ('s1', 'Anna Lis', 'AL', 'salt:hash', 1)`,
  );
  db.close();
  const seat = opened(file);
  expect(seat.staff.all()).toEqual([{ ...anna, right: 'atDesk' }]);
  seat.staff.put(anna);
  expect(seat.staff.all()).toEqual([anna]);
});
