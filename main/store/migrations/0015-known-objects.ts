import type { Migration } from '../migrate.ts';

/** What the catalogue has ever listed, so that what is renamed, gone or new can be told beside the clinic's own names. */
export const knownObjects: Migration = {
  version: 15,
  sql: `
    -- No references to the catalogue: it is kept for what vanishes from there.
    CREATE TABLE known_objects (
      kind TEXT NOT NULL CHECK (kind IN ('facility', 'doctor', 'address', 'service', 'addressService')),
      remote_id TEXT NOT NULL,
      facility_id TEXT NOT NULL,
      owner_id TEXT NOT NULL,
      name TEXT NOT NULL,
      trait TEXT NOT NULL,
      -- The name when somebody last looked; NULL: nobody has.
      seen_name TEXT,
      gone_seen INTEGER NOT NULL DEFAULT 0,
      PRIMARY KEY (kind, remote_id)
    ) STRICT, WITHOUT ROWID;

    INSERT INTO known_objects (kind, remote_id, facility_id, owner_id, name, trait)
    SELECT 'facility', id, '', '', name, '' FROM facilities
    UNION ALL
    SELECT 'doctor', id, '', '', trim(min(name || ' ' || surname)), '' FROM doctors GROUP BY id
    UNION ALL
    SELECT 'address', id, facility_id, doctor_id, coalesce(name, street, ''), coalesce(street, '') FROM addresses
    UNION ALL
    SELECT 'addressService', id, '', address_id, coalesce(custom_name, name), coalesce(service_id, '')
      FROM address_services;
  `,
};
