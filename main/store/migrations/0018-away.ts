import type { Migration } from '../migrate.ts';

/** What was decided at the desk about some dates, with the visits that it left outside. */
export const away: Migration = {
  version: 18,
  sql: `
    CREATE TABLE away (
      id TEXT PRIMARY KEY,
      last_date TEXT NOT NULL,
      content TEXT NOT NULL
    ) STRICT;
  `,
};
