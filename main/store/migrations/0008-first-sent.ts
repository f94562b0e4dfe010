import type { Migration } from '../migrate.ts';

/** When a decision first left, by the vendor's clock: what it made cannot be older. Until now this computer's clock was believed. */
export const firstSent: Migration = {
  version: 8,
  sql: `
    ALTER TABLE intents ADD COLUMN first_sent_at INTEGER;
    UPDATE intents SET first_sent_at = created_at WHERE attempts > 0;
  `,
};
