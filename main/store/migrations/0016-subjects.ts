import type { Migration } from '../migrate.ts';

/**
 * Decisions about something else than visits are found by what they are about, as those about a visit are by its number, and those that
 * were made in one press by the first of them.
 */
export const subjects: Migration = {
  version: 16,
  sql: `
    -- NULL: it is about a visit.
    ALTER TABLE intents ADD COLUMN subject TEXT;
    -- NULL: it is the first of its press, or alone.
    ALTER TABLE intents ADD COLUMN bundle TEXT;
    ALTER TABLE audit ADD COLUMN bundle TEXT;
    CREATE INDEX intents_by_subject ON intents (subject) WHERE subject IS NOT NULL;
    CREATE INDEX intents_by_bundle ON intents (bundle) WHERE bundle IS NOT NULL;
    CREATE INDEX audit_by_bundle ON audit (bundle) WHERE bundle IS NOT NULL;
  `,
};
