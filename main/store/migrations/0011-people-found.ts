import type { Migration } from '../migrate.ts';

/**
 * The search finds birth dates, and people by all that their visits tell. Names are made searchable by another rule since; those of
 * a file from before are renewed while the desk is at work (`store/searchNames.ts`), for there may be hundreds of thousands.
 */
export const peopleFound: Migration = {
  version: 11,
  sql: `
    ALTER TABLE bookings ADD COLUMN birth_date TEXT
      GENERATED ALWAYS AS (json_extract(patient, '$.birthDate')) VIRTUAL;
    ALTER TABLE bookings ADD COLUMN nin TEXT GENERATED ALWAYS AS (json_extract(patient, '$.nin')) VIRTUAL;
    DROP INDEX bookings_by_time;
    CREATE INDEX bookings_by_time ON bookings (starts_at, ends_at, status, search_name, search_phone, birth_date)
      WHERE search_name IS NOT NULL;
    -- All visits of one patient, without the wide table.
    CREATE INDEX bookings_by_patient
      ON bookings (search_name, search_phone, birth_date, nin, starts_at, ends_at, status) WHERE search_name IS NOT NULL;
    INSERT INTO meta (name, value) SELECT 'searchNames', 'renewed' WHERE NOT EXISTS (SELECT 1 FROM bookings);
  `,
};
