import { database, type Database } from '../../main/store/database.ts';
import { migrate } from '../../main/store/migrate.ts';
import { migrations } from '../../main/store/migrations/all.ts';
import { connect } from '../../main/store/sqlite.ts';
import { quietLog, testKey } from './fixed.ts';
import { tempFile } from './support.ts';

/** @returns a file that the desk of this version has really made. */
export function fileOf(version: number, fill: (db: Database) => void = () => undefined): string {
  const file = tempFile();
  const db = open(file);
  migrate(db, migrations.slice(0, version));
  fill(db);
  db.close();
  return file;
}

export const open = (file: string): Database =>
  database(connect({ file, key: testKey, readonly: false }), { log: quietLog, slowMs: 1000 });

export const tables = (db: Database): unknown[] =>
  db
    .prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name`)
    .all()
    .map((row) => row['name']);
