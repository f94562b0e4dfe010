import type { Migration } from '../migrate.ts';

/** Which visit goes on under another id is asked of every cancelled one that the board shows. */
export const moved: Migration = {
  version: 7,
  sql: `
    CREATE INDEX audit_by_previous ON audit (previous_booking_id) WHERE previous_booking_id IS NOT NULL;
  `,
};
