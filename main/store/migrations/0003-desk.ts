import type { Migration } from '../migrate.ts';

/** What the desk itself keeps: events as they came, what could not be read, decisions on their way, and who did what. */
export const desk: Migration = {
  version: 3,
  sql: `
    CREATE TABLE inbox (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      raw TEXT NOT NULL,
      received_at INTEGER NOT NULL,
      outcome TEXT CHECK (outcome IN ('applied', 'unknown', 'unreadable')),
      reason TEXT,
      settled_at INTEGER
    ) STRICT;
    CREATE INDEX inbox_pending ON inbox (id) WHERE outcome IS NULL;

    -- digest: the same item, read again each minute, is one row.
    CREATE TABLE unreadable (
      operation TEXT NOT NULL,
      digest TEXT NOT NULL,
      raw TEXT NOT NULL,
      reason TEXT NOT NULL,
      first_at INTEGER NOT NULL,
      last_at INTEGER NOT NULL,
      PRIMARY KEY (operation, digest)
    ) STRICT;

    CREATE TABLE intents (
      sequence INTEGER PRIMARY KEY AUTOINCREMENT,
      id TEXT NOT NULL UNIQUE,
      state TEXT NOT NULL
        CHECK (state IN ('held', 'queued', 'sending', 'unknown', 'confirmed', 'refused', 'dropped')),
      action TEXT NOT NULL,
      -- Of the action: NULL for a booking that the vendor has not numbered yet.
      booking_id TEXT,
      facility_id TEXT NOT NULL,
      doctor_id TEXT NOT NULL,
      address_id TEXT NOT NULL,
      -- Where a move goes; otherwise the same as address_id.
      target_address_id TEXT NOT NULL,
      created_at INTEGER NOT NULL,
      held_until INTEGER NOT NULL,
      not_before INTEGER NOT NULL,
      attempts INTEGER NOT NULL,
      known_before TEXT NOT NULL,
      refusal TEXT,
      -- Taken back by a later decision, which brings it back if it is undone itself.
      superseded_by TEXT,
      changed_at INTEGER NOT NULL,
      staff TEXT NOT NULL,
      seen TEXT
    ) STRICT;
    CREATE INDEX intents_open ON intents (sequence) WHERE state NOT IN ('confirmed', 'dropped');
    CREATE INDEX intents_by_booking ON intents (booking_id);
    CREATE INDEX intents_superseded ON intents (superseded_by) WHERE superseded_by IS NOT NULL;

    -- Append only: the triggers below refuse anything else.
    CREATE TABLE audit (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      at INTEGER NOT NULL,
      staff TEXT NOT NULL,
      kind TEXT NOT NULL,
      address_id TEXT,
      booking_id TEXT,
      -- Set where a booking got a new id: the one before.
      previous_booking_id TEXT,
      intent_id TEXT,
      detail TEXT NOT NULL
    ) STRICT;
    CREATE INDEX audit_by_time ON audit (at);
    CREATE INDEX audit_by_booking ON audit (booking_id);
    CREATE INDEX audit_by_intent ON audit (intent_id);
    CREATE TRIGGER audit_is_not_changed BEFORE UPDATE ON audit
      BEGIN SELECT RAISE(ABORT, 'the audit is append only'); END;
    CREATE TRIGGER audit_is_not_deleted BEFORE DELETE ON audit
      BEGIN SELECT RAISE(ABORT, 'the audit is append only'); END;
  `,
};
