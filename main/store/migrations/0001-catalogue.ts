import type { Migration } from '../migrate.ts';

/** The connection and everything that the vendor says of the clinic itself, with the clinic's own names for it. */
export const catalogue: Migration = {
  version: 1,
  sql: `
    CREATE TABLE meta (
      name TEXT PRIMARY KEY,
      value TEXT NOT NULL
    ) STRICT;

    CREATE TABLE settings (
      name TEXT PRIMARY KEY,
      value TEXT NOT NULL
    ) STRICT;

    -- At most one row. The secret is in the keychain, never here.
    CREATE TABLE connection (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      kind TEXT NOT NULL CHECK (kind IN ('live', 'practice')),
      locale TEXT NOT NULL,
      client_id TEXT NOT NULL,
      time_zone TEXT NOT NULL,
      created_at INTEGER NOT NULL
    ) STRICT;

    -- Where a facility lives in another zone than its marketplace. Kept also while the facility is away.
    CREATE TABLE facility_zones (
      facility_id TEXT PRIMARY KEY,
      time_zone TEXT NOT NULL
    ) STRICT;

    CREATE TABLE facilities (
      id TEXT PRIMARY KEY,
      name TEXT NOT NULL
    ) STRICT;

    -- The same person at two facilities is two doctors, perhaps with one id.
    CREATE TABLE doctors (
      facility_id TEXT NOT NULL REFERENCES facilities (id) ON DELETE CASCADE,
      id TEXT NOT NULL,
      name TEXT NOT NULL,
      surname TEXT NOT NULL,
      profile_url TEXT,
      specializations TEXT NOT NULL,
      license_numbers TEXT NOT NULL,
      PRIMARY KEY (facility_id, id)
    ) STRICT;

    CREATE TABLE addresses (
      id TEXT PRIMARY KEY,
      facility_id TEXT NOT NULL,
      doctor_id TEXT NOT NULL,
      name TEXT,
      street TEXT,
      post_code TEXT,
      city TEXT,
      needs_birth_date INTEGER NOT NULL,
      needs_gender INTEGER NOT NULL,
      needs_nin INTEGER NOT NULL,
      online_only INTEGER,
      visit_payment INTEGER,
      commercial_type TEXT,
      insurance_support TEXT,
      FOREIGN KEY (facility_id, doctor_id) REFERENCES doctors (facility_id, id) ON DELETE CASCADE
    ) STRICT;
    CREATE INDEX addresses_by_doctor ON addresses (facility_id, doctor_id);

    CREATE TABLE services (
      id TEXT PRIMARY KEY,
      name TEXT NOT NULL
    ) STRICT;

    -- No reference to services: the dictionary may be read later, or lack an entry.
    CREATE TABLE address_services (
      id TEXT PRIMARY KEY,
      address_id TEXT NOT NULL REFERENCES addresses (id) ON DELETE CASCADE,
      service_id TEXT,
      name TEXT NOT NULL,
      custom_name TEXT,
      price REAL,
      price_from INTEGER NOT NULL,
      is_default INTEGER NOT NULL,
      visible INTEGER NOT NULL,
      description TEXT,
      duration REAL,
      allowed_ages TEXT,
      public_insurance INTEGER
    ) STRICT;
    CREATE INDEX address_services_by_address ON address_services (address_id);

    CREATE TABLE insurance_providers (
      id TEXT PRIMARY KEY,
      name TEXT NOT NULL,
      plans TEXT NOT NULL
    ) STRICT;

    -- The clinic's own name, code, colour and order of a remote object. Outlives the object, which may come back.
    CREATE TABLE mappings (
      kind TEXT NOT NULL CHECK (kind IN ('facility', 'doctor', 'address', 'service', 'addressService')),
      remote_id TEXT NOT NULL,
      name TEXT,
      code TEXT,
      colour INTEGER NOT NULL CHECK (colour BETWEEN 0 AND 11),
      position INTEGER NOT NULL,
      hidden INTEGER NOT NULL DEFAULT 0,
      PRIMARY KEY (kind, remote_id)
    ) STRICT;
  `,
};
