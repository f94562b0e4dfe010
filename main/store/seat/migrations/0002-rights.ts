import type { Migration } from '../../migrate.ts';

/** What each of them may do. Until somebody is chosen to keep the calendars, everybody may. */
export const rights: Migration = {
  version: 2,
  sql: `
    ALTER TABLE staff ADD COLUMN may TEXT NOT NULL DEFAULT 'atDesk';
  `,
};
