const columns = `id, state, action, facility_id, doctor_id, address_id, created_at, held_until, not_before, attempts,
  first_sent_at, known_before, refusal, staff, seen, bundle`;
const isOpen = `state NOT IN ('confirmed', 'dropped')`;

/** The statements of the repository of intents (intents.ts). */
export const intentSql = {
  get: `SELECT ${columns} FROM intents WHERE id = ? AND state <> 'dropped'`,
  insert: `INSERT INTO intents (id, state, action, booking_id, facility_id, doctor_id, address_id,
             target_address_id, created_at, held_until, not_before, attempts, first_sent_at,
             known_before, refusal, changed_at, staff, seen, subject, bundle)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  change: `UPDATE intents SET state = ?, not_before = ?, attempts = ?, first_sent_at = ?, known_before = ?, refusal = ?, seen = ?,
           changed_at = ?
         WHERE id = ?`,
  postpone: `UPDATE intents SET not_before = ? WHERE id = ? AND state = 'queued'`,
  drop: `UPDATE intents SET state = 'dropped', superseded_by = ?, changed_at = ? WHERE id = ?`,
  supersededBy: 'SELECT id FROM intents WHERE superseded_by = ? ORDER BY sequence',
  restore: `UPDATE intents SET state = 'queued', superseded_by = NULL, changed_at = ? WHERE id = ?`,
  /** On this booking, open or to be brought back. */
  toRemap: `SELECT ${columns} FROM intents WHERE booking_id = ? AND (${isOpen} OR superseded_by IS NOT NULL)`,
  remap: `UPDATE intents SET action = ?, booking_id = ?, facility_id = ?, doctor_id = ?, address_id = ?,
               target_address_id = ?, changed_at = ? WHERE id = ?`,
  allOpen: `SELECT ${columns} FROM intents INDEXED BY intents_open WHERE ${isOpen} ORDER BY sequence`,
  open: `SELECT ${columns} FROM intents INDEXED BY intents_open
           WHERE ${isOpen} AND (address_id IN (SELECT value FROM json_each(?))
             OR target_address_id IN (SELECT value FROM json_each(?)))
           ORDER BY sequence`,
  openBookings: `SELECT ${columns} FROM intents INDEXED BY intents_waiting_bookings
           WHERE booking_id IS NULL AND subject IS NULL AND ${isOpen} AND address_id = ? ORDER BY sequence`,
  /** About one thing that is no visit. */
  ofSubject: `SELECT ${columns} FROM intents INDEXED BY intents_by_subject WHERE subject = ? AND ${isOpen} ORDER BY sequence`,
  /** The same, open or to be brought back. */
  toRename: `SELECT ${columns} FROM intents INDEXED BY intents_by_subject
           WHERE subject = ? AND (${isOpen} OR superseded_by IS NOT NULL)`,
  rename: 'UPDATE intents SET action = ?, subject = ?, changed_at = ? WHERE id = ?',
  /** All of one press, with the first of it: what is dropped is left out. */
  ofBundle: `SELECT ${columns} FROM intents
           WHERE (id = ? OR bundle = ?) AND state <> 'dropped' ORDER BY sequence`,
  ofVisit: `SELECT ${columns} FROM intents WHERE (booking_id = ? OR id = ?) AND ${isOpen} ORDER BY sequence`,
  madeHere: `WITH RECURSIVE chain (id) AS (
             SELECT ? UNION
             SELECT previous_booking_id FROM audit JOIN chain ON booking_id = chain.id
             WHERE previous_booking_id IS NOT NULL
           )
           SELECT 1 FROM chain JOIN intents ON intents.id = chain.id LIMIT 1`,
};
