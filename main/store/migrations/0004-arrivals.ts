import type { Migration } from '../migrate.ts';

/** What the desk itself knows of each visit's patient: who has come, is with the doctor, is done, or did not come. */
export const arrivals: Migration = {
  version: 4,
  sql: `
    CREATE TABLE arrivals (
      booking_id TEXT PRIMARY KEY,
      step TEXT NOT NULL CHECK (step IN ('expected', 'arrived', 'withDoctor', 'done', 'noShow')),
      visit_start INTEGER NOT NULL,
      arrived_at INTEGER,
      since INTEGER NOT NULL,
      -- What the vendor knew when the step was taken.
      told_before TEXT CHECK (told_before IN ('present', 'absent')),
      staff TEXT NOT NULL,
      -- The step before, as JSON, for undoing.
      previous TEXT
    ) STRICT;
  `,
};
