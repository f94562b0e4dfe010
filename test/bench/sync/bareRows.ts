import { openStore } from '../../../main/store/open.ts';
import { connect, type Addon, type Row } from '../../../main/store/sqlite.ts';
import { keptLog } from '../../support/quietLog.ts';
import type { BenchDesk } from './desk.ts';

/** The least that a transaction of a decision's two rows can be: prepared statements of the addon, and nothing else. */
export interface BareRows {
  /** Has a look at the rows that the desk wrote last, to write the same ones next time. Not measured. */
  look(): void;
  write(): void;
  close(): void;
}

/** Another file with the store's tables, indexes and triggers, opened with the same cipher and settings. */
export function openBareRows({ file, key, clock }: Pick<BenchDesk, 'file' | 'key' | 'clock'>): BareRows {
  const made = openStore({ file: `${file}.bare`, key, clock, log: keptLog() });
  if (!made.ok) throw new Error(made.error.kind);
  made.value.close();
  const theirs = connect({ file, key, readonly: true });
  const addon = connect({ file: `${file}.bare`, key, readonly: false });
  for (const pragma of ['synchronous = FULL', 'foreign_keys = ON', 'cache_size = -64000'])
    addon.pragma(pragma);
  const intents = copier(addon, theirs, 'intents', 'sequence');
  const audit = copier(addon, theirs, 'audit', 'id');
  const [begin, commit] = [addon.prepare('BEGIN IMMEDIATE'), addon.prepare('COMMIT')];
  let written = 0;
  return {
    look() {
      intents.look();
      audit.look();
    },
    write() {
      written += 1;
      begin.run();
      intents.write(`bare${written}`);
      audit.write();
      commit.run();
    },
    close() {
      theirs.close();
      addon.close();
    },
  };
}

/** Copies the newest row of a table; its number is given anew. */
function copier(to: Addon, from: Addon, table: string, number: string) {
  const newest = from.prepare(`SELECT * FROM ${table} ORDER BY ${number} DESC LIMIT 1`);
  const names = (from.prepare(`SELECT name FROM pragma_table_info('${table}')`).all() as Row[]).map(
    ({ name }) => String(name),
  );
  const columns = names.filter((name) => name !== number);
  const insert = to.prepare(
    `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
  );
  let row: Row = {};
  return {
    look() {
      row = newest.get() as Row;
    },
    /** @param id in place of the row's own, which must be there only once */
    write(id?: string) {
      insert.run(
        ...columns.map((column) => (id !== undefined && column === 'id' ? id : (row[column] ?? null))),
      );
    },
  };
}
