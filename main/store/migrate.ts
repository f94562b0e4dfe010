import type { Database } from './database.ts';
import { number } from './rows.ts';

/** One step of the file's format. Versions count from 1 without a gap. */
export interface Migration {
  readonly version: number;
  readonly sql: string;
}

/** The format of the open file; 0 for an empty one. */
export function versionOf(db: Database): number {
  return number(db.prepare('PRAGMA user_version').get() ?? {}, 'user_version');
}

/**
 * Brings the file to the newest of `migrations`. Each has a transaction of its own, so that a crash leaves the file at one
 * version or the next. A file that is newer already is a bug here: `openStore` refuses it before.
 */
export function migrate(db: Database, migrations: readonly Migration[]): void {
  const from = versionOf(db);
  if (from > migrations.length) throw new Error('A newer file must not be migrated.');
  for (const { version, sql } of migrations.slice(from)) {
    db.transaction(() => {
      db.exec(sql);
      db.exec(`PRAGMA user_version = ${version}`);
    });
  }
}
