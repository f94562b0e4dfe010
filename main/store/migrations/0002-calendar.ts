import type { Migration } from '../migrate.ts';

/**
 * What happens in the calendars. Nothing here references the catalogue: a booking outlives its address and its address
 * service, and comes when the vendor says so.
 */
export const calendar: Migration = {
  version: 2,
  sql: `
    CREATE TABLE bookings (
      id TEXT PRIMARY KEY,
      address_id TEXT NOT NULL,
      status TEXT NOT NULL,
      starts_at INTEGER NOT NULL,
      ends_at INTEGER NOT NULL,
      booked_by TEXT,
      booked_at INTEGER,
      canceled_by TEXT,
      canceled_at INTEGER,
      patient TEXT,
      service TEXT,
      comment TEXT,
      insurance TEXT,
      presence TEXT,
      confirmed INTEGER,
      moving TEXT,
      prepaid INTEGER,
      payment_status TEXT,
      videocall_url TEXT,
      -- Made from patient, to be searched: ' surname name' in plain small letters, and the phone's digits.
      search_name TEXT,
      search_phone TEXT,
      -- When the vendor last confirmed a change of this desk's: an answer that was asked before does not know it yet.
      told_at INTEGER NOT NULL DEFAULT 0
    ) STRICT;
    CREATE INDEX bookings_told ON bookings (told_at) WHERE told_at > 0;
    CREATE INDEX bookings_by_start ON bookings (address_id, starts_at);
    CREATE INDEX bookings_by_end ON bookings (address_id, ends_at);
    -- Visits longer than a day: the few that a look-back of one day in bookings_by_start would miss.
    CREATE INDEX bookings_long ON bookings (address_id, ends_at) WHERE ends_at - starts_at > 86400000;
    -- Read from end to end by the search, instead of the wide table.
    CREATE INDEX bookings_by_patient ON bookings (search_name, search_phone, starts_at);

    CREATE TABLE slots (
      address_id TEXT NOT NULL,
      starts_at INTEGER NOT NULL,
      services TEXT NOT NULL,
      PRIMARY KEY (address_id, starts_at)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE work_periods (
      address_id TEXT NOT NULL,
      starts_at INTEGER NOT NULL,
      ends_at INTEGER NOT NULL,
      services TEXT NOT NULL,
      PRIMARY KEY (address_id, starts_at)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE breaks (
      id TEXT PRIMARY KEY,
      address_id TEXT NOT NULL,
      since INTEGER NOT NULL,
      till INTEGER NOT NULL,
      description TEXT
    ) STRICT;
    CREATE INDEX breaks_by_end ON breaks (address_id, till);

    -- When which day of which calendar was last read. Dates are the clinic's, YYYY-MM-DD.
    CREATE TABLE read_marks (
      address_id TEXT NOT NULL,
      kind TEXT NOT NULL CHECK (kind IN ('bookings', 'slots', 'breaks')),
      date TEXT NOT NULL,
      read_at INTEGER NOT NULL,
      PRIMARY KEY (address_id, kind, date)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX read_marks_by_date ON read_marks (date);
  `,
};
