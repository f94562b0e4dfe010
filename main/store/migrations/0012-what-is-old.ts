import type { Migration } from '../migrate.ts';

/** What the daily housekeeping looks for, so that it finds it without reading whole tables. */
export const whatIsOld: Migration = {
  version: 12,
  sql: `
    -- 1: the audit does not say what was marked, as entries since then do. Such an intent names nobody, and stays.
    ALTER TABLE intents ADD COLUMN audit_is_short INTEGER NOT NULL DEFAULT 0;
    UPDATE intents SET audit_is_short = 1
      WHERE json_extract(action, '$.kind') = 'presence' AND json_extract(action, '$.presence') = 'absent';
    CREATE INDEX intents_done ON intents (changed_at)
      WHERE state IN ('confirmed', 'dropped') AND audit_is_short = 0;
    CREATE INDEX arrivals_by_start ON arrivals (visit_start);
    CREATE INDEX inbox_settled ON inbox (settled_at) WHERE outcome IS NOT NULL;
    CREATE INDEX unreadable_by_last ON unreadable (last_at);
  `,
};
