import type { Migration } from '../migrate.ts';

/** The search walks along time and stops where it has enough; visits without a patient are not in its way. */
export const search: Migration = {
  version: 6,
  sql: `
    DROP INDEX bookings_by_patient;
    CREATE INDEX bookings_by_time ON bookings (starts_at, ends_at, status, search_name, search_phone)
      WHERE search_name IS NOT NULL;
  `,
};
