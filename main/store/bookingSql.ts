import { dayMs } from '#shared/time/durations.ts';
import { bookingTable } from './bookingRow.ts';
import { select } from './table.ts';

const ofThese = 'address_id IN (SELECT value FROM json_each(?))';

/**
 * A visit overlaps where it starts before the end and ends after the start. Ordinary visits are looked for from one day before,
 * which keeps both sides of the index bounded. The few longer than a day have an index of their own.
 */
const overlapping = `${select(
  bookingTable,
  `INDEXED BY bookings_by_start
   WHERE ${ofThese} AND starts_at >= ? AND starts_at < ? AND (ends_at > ? OR starts_at >= ?)`,
)} UNION ALL ${select(
  bookingTable,
  `INDEXED BY bookings_long
   WHERE ${ofThese} AND ends_at - starts_at > 86400000 AND starts_at < ? AND ends_at > ?`,
)} ORDER BY starts_at, id`;

/** The same of one calendar's that stand, without who they are of. */
const standingTimes = `SELECT id, starts_at, ends_at FROM bookings INDEXED BY bookings_by_start
  WHERE address_id = ? AND starts_at >= ? AND starts_at < ? AND (ends_at > ? OR starts_at >= ?) AND status = 'booked'
  UNION ALL SELECT id, starts_at, ends_at FROM bookings INDEXED BY bookings_long
  WHERE address_id = ? AND ends_at - starts_at > 86400000 AND starts_at < ? AND ends_at > ? AND status = 'booked'
  ORDER BY starts_at, id`;

/** The same way for moments, which may be many: each looks back one day, or along the few long visits. */
const lyingOver = `
  WITH moments (calendar, moment) AS MATERIALIZED (SELECT value ->> 0, value ->> 1 FROM json_each(?))
  ${select(
    bookingTable,
    `WHERE id IN (
       SELECT id FROM moments CROSS JOIN bookings INDEXED BY bookings_by_start
       WHERE address_id = calendar AND starts_at > moment - ${dayMs} AND starts_at <= moment AND ends_at > moment
       UNION ALL
       SELECT id FROM moments CROSS JOIN bookings INDEXED BY bookings_long
       WHERE address_id = calendar AND ends_at - starts_at > 86400000 AND starts_at <= moment AND ends_at > moment
     ) ORDER BY starts_at, id`,
  )}`;

/** Columns that the search's indexes hold. */
const narrow =
  'bookings.rowid AS row, starts_at, ends_at, status, search_name, search_phone, bookings.birth_date';
const isComing = "ends_at > ? AND status <> 'canceled'";
const isOver = "(ends_at <= ? OR status = 'canceled')";

/** The columns of `bookings` by which patients are searched for. */
export const searched = { name: 'search_name', phone: 'search_phone', birthDate: 'birth_date' };

/** The statements of the repository of bookings (bookings.ts). */
export const bookingSql = {
  startingIn: select(bookingTable, 'WHERE address_id = ? AND starts_at >= ? AND starts_at < ?'),
  standingStarts: `SELECT starts_at FROM bookings
  WHERE address_id = ? AND starts_at >= ? AND starts_at < ? AND status = 'booked' ORDER BY starts_at`,
  standingTimes,
  byId: select(bookingTable, 'WHERE id = ?'),
  byIds: select(bookingTable, 'WHERE id IN (SELECT value FROM json_each(?))'),
  byRows: select(bookingTable, 'WHERE rowid IN (SELECT value FROM json_each(?))'),
  idsByRows:
    'SELECT bookings.id FROM json_each(?) AS asked CROSS JOIN bookings ON bookings.rowid = asked.value ORDER BY asked.key',
  visitsOfPatient: select(
    bookingTable,
    `INDEXED BY bookings_by_patient WHERE search_name IN (?, ?) AND search_phone IS ? ORDER BY starts_at DESC LIMIT ?`,
  ),
  overlapping,
  lyingOver,
  firstAndLast: `SELECT
  (SELECT min(starts_at) FROM bookings INDEXED BY bookings_by_time WHERE search_name IS NOT NULL) AS first,
  (SELECT max(starts_at) FROM bookings INDEXED BY bookings_by_time WHERE search_name IS NOT NULL) AS last`,
  firstStillRunning: `SELECT min(starts_at) AS first FROM bookings INDEXED BY bookings_long
  WHERE ends_at - starts_at > 86400000 AND ends_at > ?`,
  byPatients: `SELECT ${narrow}, nin FROM patients CROSS JOIN bookings INDEXED BY bookings_by_patient
    ON search_name = patients.name AND search_phone IS patients.phone AND bookings.birth_date IS patients.birth_date
  WHERE patients.id IN (SELECT value FROM json_each(?)) ORDER BY starts_at`,
  /**
   * Along time, through an index that holds all that is asked: of a common name little of it is seen before there are enough.
   * @param tests of the patient, as `patientTests` makes them
   */
  alongTime: (which: 'coming' | 'over', tests: string): string =>
    `SELECT ${narrow}, NULL AS nin FROM bookings INDEXED BY bookings_by_time
  WHERE search_name IS NOT NULL AND starts_at >= ? AND starts_at < ? AND ${which === 'coming' ? isComing : isOver} AND ${tests}
          ORDER BY starts_at ${which === 'coming' ? '' : 'DESC'}, rowid LIMIT ?`,
  lookedForAmong: (tests: string): string =>
    `SELECT id FROM bookings WHERE id IN (SELECT value FROM json_each(?)) AND search_name IS NOT NULL AND ${tests}`,
};
