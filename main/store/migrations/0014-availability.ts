import type { Migration } from '../migrate.ts';

/** Hours that are kept here: plans with their drafts and versions, exceptions, and what was published of them. */
export const availability: Migration = {
  version: 14,
  sql: `
    -- No references to the catalogue: plans exist only here, and an address that vanished may come back.
    CREATE TABLE timetables (
      address_id TEXT PRIMARY KEY,
      -- Counts all changes, so that who changes it can say what was seen.
      revision INTEGER NOT NULL,
      -- NULL: hours are kept at the marketplace.
      in_force INTEGER,
      draft_plans TEXT,
      draft_staff TEXT,
      draft_since INTEGER
    ) STRICT;

    CREATE TABLE timetable_versions (
      address_id TEXT NOT NULL,
      version INTEGER NOT NULL,
      plans TEXT NOT NULL,
      published_at INTEGER NOT NULL,
      staff TEXT NOT NULL,
      -- The version that it took the place of; NULL: none was in force.
      before INTEGER,
      PRIMARY KEY (address_id, version)
    ) STRICT;

    CREATE TABLE exceptions (
      id TEXT PRIMARY KEY,
      first_date TEXT NOT NULL,
      last_date TEXT NOT NULL,
      content TEXT NOT NULL
    ) STRICT;
    CREATE INDEX exceptions_by_last_date ON exceptions (last_date, first_date);

    CREATE TABLE published_days (
      address_id TEXT NOT NULL,
      date TEXT NOT NULL,
      stage TEXT NOT NULL CHECK (stage IN ('standing', 'sending', 'asked')),
      content TEXT NOT NULL,
      PRIMARY KEY (address_id, date, stage)
    ) STRICT, WITHOUT ROWID;
  `,
};
