import { searchableName } from '#shared/domain/searchText.ts';
import { patientJson } from './bookingRow.ts';
import type { Database } from './database.ts';
import { jsonOrNull, text } from './rows.ts';

/** The names by which visits are found, in a file that was written by an older rule. */
export interface SearchNames {
  /** True while some may be as the older rule made them: the search asks for both. */
  areMixed(): boolean;
  /** Makes up to `most` rows anew, from where it was. Ends for good once none is left. */
  renew(most: number): void;
}

/** The name of the mark in `meta`: how far it has come, or that it is done. */
const mark = 'searchNames';
const done = 'renewed';
const behind = 'behind ';

/** What is done is in the file, with the rows: a crash costs nothing but the rest. */
export function searchNames(db: Database): SearchNames {
  const kept = db.prepare('SELECT value FROM meta WHERE name = ?').get(mark);
  let place = kept === undefined ? '' : text(kept, 'value');
  return {
    areMixed: () => place !== done,
    renew(most) {
      if (place === done) return;
      place = db.transaction(() => {
        const rows = db.prepare(nextRows).all(place.slice(behind.length), most);
        for (const row of rows) {
          const patient = jsonOrNull(row, 'patient', patientJson);
          const name = patient === null ? null : searchableName(patient);
          if (name !== null && name !== row['search_name']) db.prepare(renewed).run(name, text(row, 'id'));
        }
        const last = rows.at(-1);
        const now = rows.length < most || last === undefined ? done : `${behind}${text(last, 'id')}`;
        db.prepare('INSERT OR REPLACE INTO meta (name, value) VALUES (?, ?)').run(mark, now);
        return now;
      }, 'repeatable');
    },
  };
}

const nextRows = 'SELECT id, patient, search_name FROM bookings WHERE id > ? ORDER BY id LIMIT ?';
const renewed = 'UPDATE bookings SET search_name = ? WHERE id = ?';
