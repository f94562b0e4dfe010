import type { Migration } from '../../migrate.ts';

/** Who works at the seat, what it remembers by name, and what was done there. */
export const seat: Migration = {
  version: 1,
  sql: `
    CREATE TABLE meta (
      name TEXT PRIMARY KEY,
      value TEXT NOT NULL
    ) STRICT;

    CREATE TABLE settings (
      name TEXT PRIMARY KEY,
      value TEXT NOT NULL
    ) STRICT;

    CREATE TABLE staff (
      id TEXT PRIMARY KEY,
      name TEXT NOT NULL,
      -- The audits know people by these: they stay somebody's also after she has left.
      initials TEXT NOT NULL UNIQUE COLLATE NOCASE,
      -- Salt and hash; NULL: none is asked for.
      pin TEXT,
      position INTEGER NOT NULL,
      removed_at INTEGER
    ) STRICT;

    -- Append only, as a clinic's: the witness goes by its ids. A clinic's file takes over what is new in it.
    CREATE TABLE audit (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      at INTEGER NOT NULL,
      staff TEXT NOT NULL,
      kind TEXT NOT NULL,
      detail TEXT NOT NULL
    ) STRICT;
    CREATE TRIGGER audit_is_not_changed BEFORE UPDATE ON audit
      BEGIN SELECT RAISE(ABORT, 'the audit is append only'); END;
    CREATE TRIGGER audit_is_not_deleted BEFORE DELETE ON audit
      BEGIN SELECT RAISE(ABORT, 'the audit is append only'); END;
  `,
};
