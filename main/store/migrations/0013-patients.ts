import type { Migration } from '../migrate.ts';

/** The row of a visit's patient, as a condition on `patients`. */
const isOf = (visit: 'OLD' | 'NEW'): string =>
  `name = ${visit}.search_name AND phone IS ${visit}.search_phone AND birth_date IS ${visit}.birth_date`;
/** The visits of a patient, as a condition on `bookings`. */
const visitsLike = (visit: 'OLD' | 'NEW'): string =>
  `search_name = ${visit}.search_name AND search_phone IS ${visit}.search_phone AND birth_date IS ${visit}.birth_date`;
const comingUntil = `max(CASE WHEN status = 'canceled' THEN 0 ELSE ends_at END)`;
const countNew = `
  UPDATE patients SET last_start = max(last_start, NEW.starts_at),
      coming_until = max(coming_until, CASE WHEN NEW.status = 'canceled' THEN 0 ELSE NEW.ends_at END)
    WHERE ${isOf('NEW')};
  INSERT INTO patients (name, phone, birth_date, coming_until, last_start)
    SELECT NEW.search_name, NEW.search_phone, NEW.birth_date,
      CASE WHEN NEW.status = 'canceled' THEN 0 ELSE NEW.ends_at END, NEW.starts_at
    WHERE NEW.search_name IS NOT NULL AND NOT EXISTS (SELECT 1 FROM patients WHERE ${isOf('NEW')});`;
const countOld = `
  DELETE FROM patients WHERE ${isOf('OLD')} AND NOT EXISTS (SELECT 1 FROM bookings WHERE ${visitsLike('OLD')});
  UPDATE patients SET (coming_until, last_start) =
      (SELECT ${comingUntil}, max(starts_at) FROM bookings WHERE ${visitsLike('OLD')})
    WHERE ${isOf('OLD')};`;
/** Names are letters, digits and spaces (`searchableName`), so that nothing has to be escaped. */
const wordsOf = (patient: string): string =>
  `json_each('["' || replace(trim(${patient}.name), ' ', '","') || '"]')`;

/**
 * Whom the desk knows, each once, found by the beginnings of their names (adr/0020). Kept by triggers, so that no way of writing a
 * visit, or of deleting it, is left out: with a patient's last visit the patient goes.
 */
export const patients: Migration = {
  version: 13,
  sql: `
    -- One for each name, phone and birth date, as the columns of bookings have them.
    CREATE TABLE patients (
      id INTEGER PRIMARY KEY,
      name TEXT NOT NULL,
      phone TEXT,
      birth_date TEXT,
      -- When the last visit that is not cancelled ends; 0 where there is none.
      coming_until INTEGER NOT NULL,
      -- When the last visit begins, cancelled ones too.
      last_start INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX patients_by_name ON patients (name, phone, birth_date);
    -- Read from end to end for a part of a number, since digits are typed from anywhere in it.
    CREATE INDEX patients_by_phone ON patients (phone, birth_date);
    CREATE INDEX patients_by_birth_date ON patients (birth_date) WHERE birth_date IS NOT NULL;

    -- The words of their names, as search_name has them.
    CREATE TABLE patient_words (
      word TEXT NOT NULL,
      patient INTEGER NOT NULL,
      PRIMARY KEY (word, patient)
    ) STRICT, WITHOUT ROWID;

    CREATE TRIGGER patient_is_new AFTER INSERT ON patients WHEN NEW.name <> '' BEGIN
      INSERT OR IGNORE INTO patient_words (word, patient) SELECT value, NEW.id FROM ${wordsOf('NEW')};
    END;
    CREATE TRIGGER patient_is_gone AFTER DELETE ON patients WHEN OLD.name <> '' BEGIN
      DELETE FROM patient_words WHERE patient = OLD.id AND word IN (SELECT value FROM ${wordsOf('OLD')});
    END;

    CREATE TRIGGER patient_of_new_visit AFTER INSERT ON bookings WHEN NEW.search_name IS NOT NULL BEGIN
      ${countNew}
    END;
    CREATE TRIGGER patient_of_gone_visit AFTER DELETE ON bookings WHEN OLD.search_name IS NOT NULL BEGIN
      ${countOld}
    END;
    CREATE TRIGGER patient_of_changed_visit AFTER UPDATE ON bookings
    WHEN OLD.search_name IS NOT NEW.search_name OR OLD.search_phone IS NOT NEW.search_phone
      OR OLD.birth_date IS NOT NEW.birth_date OR OLD.starts_at <> NEW.starts_at OR OLD.ends_at <> NEW.ends_at
      OR OLD.status <> NEW.status
    BEGIN
      ${countOld}
      ${countNew}
    END;

    INSERT INTO patients (name, phone, birth_date, coming_until, last_start)
      SELECT search_name, search_phone, birth_date, ${comingUntil}, max(starts_at)
      FROM bookings INDEXED BY bookings_by_patient WHERE search_name IS NOT NULL
      GROUP BY search_name, search_phone, birth_date;
  `,
};
