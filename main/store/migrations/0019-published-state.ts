import type { Migration } from '../migrate.ts';

/**
 * How far a published day has come stands in an index: publishing asks for the unsettled ones at each of its turns, and a hospital has
 * 17,000 days that stand. What cannot be read has no state.
 */
export const publishedState: Migration = {
  version: 19,
  sql: `
    ALTER TABLE published_days ADD COLUMN state TEXT
      GENERATED ALWAYS AS (iif(json_valid(content), CAST(coalesce(content ->> '$.state', '') AS TEXT), '')) VIRTUAL;
    CREATE INDEX published_days_by_state ON published_days (state, date, address_id);
  `,
};
