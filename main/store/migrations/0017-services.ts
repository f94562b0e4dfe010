import type { Migration } from '../migrate.ts';

/** What the clinic says of its services and the vendor never tells back, and which insurers each calendar takes. */
export const services: Migration = {
  version: 17,
  sql: `
    -- No reference to the services: what the clinic said outlives a list that could not be read.
    CREATE TABLE own_durations (
      address_service_id TEXT PRIMARY KEY,
      address_id TEXT NOT NULL,
      minutes INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX own_durations_by_address ON own_durations (address_id);

    CREATE TABLE address_insurers (
      address_id TEXT PRIMARY KEY,
      insurers TEXT NOT NULL,
      read_at INTEGER NOT NULL
    ) STRICT;
  `,
};
