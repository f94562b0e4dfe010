import type { Migration } from '../migrate.ts';

/** What the vendor told this desk last is counted while it runs, and not timed: the time was that of a clock that can be set. */
export const untimedTellings: Migration = {
  version: 10,
  sql: `
    DROP INDEX bookings_told;
    ALTER TABLE bookings DROP COLUMN told_at;
  `,
};
