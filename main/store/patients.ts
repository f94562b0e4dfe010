import type { PatientRow } from '#shared/domain/patientRow.ts';
import type { PatientQuery } from '#shared/domain/patientQuery.ts';
import type { EpochMs } from '#shared/time/zone.ts';
import type { Database } from './database.ts';
import { patientTests, wordTests } from './patientTests.ts';
import { number, text, textOrNull } from './rows.ts';
import type { SearchNames } from './searchNames.ts';
import type { Row } from './sqlite.ts';

/** Whom the desk knows. Kept by the file itself with every visit that is written or deleted (adr/0020). */
export interface Patients {
  /** At most so many of those who are looked for, in no order. The rule is that of `isLookedFor`. */
  matching(query: PatientQuery, most: number): readonly PatientRow[];
  /** All with these names, as the search has them. */
  named(names: readonly string[]): readonly PatientRow[];
  /** When the next visit of each begins, of those that have one at `now`. By `id`. */
  nextVisits(ids: readonly number[], now: EpochMs): ReadonlyMap<number, EpochMs>;
}

/** The repository of patients. */
export function patients(db: Database, names: Pick<SearchNames, 'areMixed'>): Patients {
  return {
    matching(query, most) {
      const { tests, values } = patientTests(query, names.areMixed(), columnsHere);
      const words = wordTests(query, names.areMixed());
      const sql =
        words === null
          ? `SELECT ${columns} FROM patients
              WHERE id IN (SELECT id FROM patients INDEXED BY patients_by_phone WHERE ${tests} LIMIT ?)`
          : // Word by word, so that of a beginning that many names have no more is read than is wanted.
            `SELECT DISTINCT ${columns} FROM patient_words CROSS JOIN patients ON patients.id = patient
              WHERE (${words.tests}) AND ${tests} LIMIT ?`;
      return db
        .prepare(sql)
        .all(...(words?.values ?? []), ...values, most)
        .map(fromRow);
    },
    named: (wanted) => db.prepare(byNames).all(JSON.stringify(wanted)).map(fromRow),
    nextVisits: (ids, now) =>
      new Map(
        db
          .prepare(firstComing)
          .all(now, JSON.stringify(ids))
          .flatMap((row) => (row['next'] === null ? [] : [[number(row, 'id'), number(row, 'next')]])),
      ),
  };
}

const columns = 'id, name, phone, birth_date, coming_until, last_start';
const columnsHere = { name: 'name', phone: 'phone', birthDate: 'birth_date' };

const byNames = `SELECT ${columns} FROM patients INDEXED BY patients_by_name
  WHERE name IN (SELECT value FROM json_each(?))`;

const firstComing = `SELECT id, (
    SELECT min(starts_at) FROM bookings INDEXED BY bookings_by_patient
    WHERE search_name = name AND search_phone IS phone AND bookings.birth_date IS patients.birth_date
      AND ends_at > ? AND status <> 'canceled') AS next
  FROM patients WHERE id IN (SELECT value FROM json_each(?))`;

const fromRow = (row: Row): PatientRow => ({
  id: number(row, 'id'),
  name: text(row, 'name'),
  phone: textOrNull(row, 'phone'),
  birthDate: textOrNull(row, 'birth_date'),
  comingUntil: number(row, 'coming_until'),
  lastStart: number(row, 'last_start'),
});
