import type { Migration } from '../migrate.ts';

/** Who works at the desk, and what the search needs: whether a visit is still to come, and phones without dialled zeros. */
export const people: Migration = {
  version: 5,
  sql: `
    CREATE TABLE staff (
      id TEXT PRIMARY KEY,
      name TEXT NOT NULL,
      -- The audit knows people by these: they stay somebody's also after she has left.
      initials TEXT NOT NULL UNIQUE COLLATE NOCASE,
      -- Salt and hash; NULL: none is asked for.
      pin TEXT,
      position INTEGER NOT NULL,
      removed_at INTEGER
    ) STRICT;

    CREATE INDEX audit_by_staff ON audit (staff);

    UPDATE bookings SET search_phone = ltrim(search_phone, '0') WHERE search_phone LIKE '0%';
    DROP INDEX bookings_by_patient;
    CREATE INDEX bookings_by_patient ON bookings (search_name, search_phone, starts_at, ends_at, status);
  `,
};
