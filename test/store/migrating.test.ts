import { expect, test } from 'vitest';
import { migrate, versionOf, type Migration } from '../../main/store/migrate.ts';
import { knownVersion, migrations } from '../../main/store/migrations/all.ts';
import { monday } from './fixed.ts';
import { booking, intent } from './samples.ts';
import { openFor } from './support.ts';

import { fileOf, open, tables } from './migrated.ts';

/* What holds for each step of a file's versions, and for what a file refuses whichever it has. */

test('versions count from 1 without a gap, and the newest is the one that this desk writes', () => {
  expect(migrations.map(({ version }) => version)).toEqual(migrations.map((_, index) => index + 1));
  expect(knownVersion).toBe(migrations.at(-1)?.version);
});

test('a step that fails leaves the file at the version before, whole', () => {
  const file = fileOf(2);
  const broken: Migration = { version: 3, sql: 'CREATE TABLE half (a TEXT); CREATE NONSENSE;' };
  const db = open(file);
  expect(() => migrate(db, [...migrations.slice(0, 2), broken])).toThrow('CREATE NONSENSE');
  expect(versionOf(db)).toBe(2);
  expect(tables(db)).not.toContain('half');
  migrate(db, migrations);
  expect(versionOf(db)).toBe(knownVersion);
  db.close();
});

test('a file of today’s version is not migrated, and a newer one is refused as a bug if it ever gets here', () => {
  const db = open(fileOf(knownVersion));
  migrate(db, migrations);
  expect(versionOf(db)).toBe(knownVersion);
  expect(() => migrate(db, migrations.slice(0, 2))).toThrow('newer');
  db.close();
});

test('the audit refuses to be changed or deleted, also by SQL', () => {
  const file = fileOf(3);
  const db = open(file);
  db.exec(`INSERT INTO audit (at, staff, kind, detail) VALUES (1, 'EN', 'x', '{}')`);
  expect(() => db.exec(`UPDATE audit SET staff = 'XX'`)).toThrow('append only');
  expect(() => db.exec('DELETE FROM audit')).toThrow('append only');
  db.close();
});

test('emptying the catalogue takes no booking and no decision along', () => {
  const store = openFor();
  store.bookings.upsert(booking('b1'));
  store.intents.insert(intent('i1'), { at: monday, detail: '' });
  store.catalogue.replaceFacilities([]);
  expect(store.bookings.count()).toBe(1);
  expect(store.intents.allOpen()).toHaveLength(1);
});
