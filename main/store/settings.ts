import type { Database } from './database.ts';
import { text } from './rows.ts';

/** Small durable facts by name, as JSON text. */
export interface Settings {
  get(name: string): string | null;
  set(name: string, value: string): void;
  remove(name: string): void;
}

/** The repository of settings. */
export function settings(db: Database): Settings {
  return {
    get(name) {
      const row = db.prepare('SELECT value FROM settings WHERE name = ?').get(name);
      return row === undefined ? null : text(row, 'value');
    },
    set(name, value) {
      db.prepare(
        `INSERT INTO settings (name, value) VALUES (?, ?)
         ON CONFLICT (name) DO UPDATE SET value = excluded.value WHERE settings.value <> excluded.value`,
      ).run(name, value);
    },
    remove(name) {
      db.prepare('DELETE FROM settings WHERE name = ?').run(name);
    },
  };
}
