import type { EpochMs, LocalDate } from '#shared/time/zone.ts';
import type { Database } from './database.ts';
import type { SqlValue } from './sqlite.ts';

/** Everything that grows with the days and is deleted when it is old. The audit is not among it: it is kept for ever. */
export const prunables = [
  'bookings',
  'intents',
  'breaks',
  'arrivals',
  'inbox',
  'unreadable',
  'slots',
  'workPeriods',
  'publishedDays',
  'exceptions',
  'ages',
] as const;
export type Prunable = (typeof prunables)[number];

/** Up to when something is old. */
export interface Ages {
  /** Visits that ended before, and everything that names their patients, go. With the first date that is kept. */
  readonly kept: { readonly from: EpochMs; readonly date: LocalDate };
  /** Free times, and how old they are, are of no use from here back. */
  readonly schedule: { readonly from: EpochMs; readonly date: LocalDate };
  /** What came from the vendor, as it came, is kept for support only since then. */
  readonly raw: EpochMs;
}

/** Deletes what is old, in small transactions, so that nothing else has to wait for one. */
export interface Housekeeping {
  readonly kinds: readonly Prunable[];
  /**
   * Deletes at most so many rows of a kind that are old. Never what is still on its way or needs a person, nor the visit that it
   * is about. What is deleted need not be on the disk at once: after a crash it is deleted again.
   * @returns how many; fewer than `most`: there are no more
   */
  prune(what: Prunable, ages: Ages, most: number): number;
}

/** The housekeeper of a file. */
export function housekeeping(db: Database): Housekeeping {
  return {
    kinds: prunables,
    prune(what, ages, most) {
      const { sql, values } = deletions[what](ages);
      return db.transaction(() => db.prepare(sql).run(...values, most).changes, 'repeatable');
    },
  };
}

interface Deletion {
  /** With `LIMIT ?` as its last parameter. */
  readonly sql: string;
  readonly values: readonly SqlValue[];
}

/** Still to be decided, sent or looked at. As the index of the open ones has it. */
const isOpen = `state NOT IN ('confirmed', 'dropped')`;

/** Something that is still on its way, or waits for a person, is about this visit. */
const isWantedBy = (bookingId: string): string => `(
  EXISTS (SELECT 1 FROM intents WHERE intents.booking_id = ${bookingId} AND ${isOpen})
  OR EXISTS (
    SELECT 1 FROM intents INDEXED BY intents_open
    WHERE ${isOpen} AND refusal IS NOT NULL AND json_extract(refusal, '$.movedTo') = ${bookingId}
  ))`;

/** The calendars that have rows in a table, by leaps through an index that begins with them. */
const calendarsOf = (table: string): string => `
  WITH RECURSIVE calendars (id) AS (
    SELECT min(address_id) FROM ${table} UNION ALL
    SELECT (SELECT min(address_id) FROM ${table} WHERE address_id > calendars.id) FROM calendars
    WHERE calendars.id IS NOT NULL
  )`;

/** When what a decision is about is over, as far as the decision knows. */
const endsAt = `max(
  ifnull(json_extract(action, '$.start'), 0), ifnull(json_extract(action, '$.to.start'), 0),
  ifnull(json_extract(action, '$.till'), 0), ifnull(json_extract(action, '$.to.till'), 0),
  ifnull(json_extract(action, '$.seen.till'), 0), ifnull(json_extract(seen, '$.end'), 0))`;

const deletions: Readonly<Record<Prunable, (ages: Ages) => Deletion>> = {
  bookings: ({ kept }) => ({
    sql: `${calendarsOf('bookings')}
      DELETE FROM bookings WHERE rowid IN (
        SELECT bookings.rowid FROM calendars CROSS JOIN bookings INDEXED BY bookings_by_end
        WHERE address_id = calendars.id AND ends_at < ? AND NOT ${isWantedBy('bookings.id')} LIMIT ?)`,
    values: [kept.from],
  }),
  intents: ({ kept }) => ({
    sql: `DELETE FROM intents WHERE sequence IN (
        SELECT sequence FROM intents AS old INDEXED BY intents_done
        WHERE state IN ('confirmed', 'dropped') AND audit_is_short = 0 AND changed_at < ? AND ${endsAt} < ?
          AND NOT EXISTS (SELECT 1 FROM intents WHERE intents.id = old.superseded_by AND ${isOpen}) LIMIT ?)`,
    values: [kept.from, kept.from],
  }),
  // What is written beside a break may name a patient.
  breaks: ({ kept }) => ({
    sql: `${calendarsOf('breaks')}
      DELETE FROM breaks WHERE rowid IN (
        SELECT breaks.rowid FROM calendars CROSS JOIN breaks INDEXED BY breaks_by_end
        WHERE address_id = calendars.id AND till < ? LIMIT ?)`,
    values: [kept.from],
  }),
  arrivals: ({ kept }) => ({
    sql: `DELETE FROM arrivals WHERE rowid IN (
        SELECT rowid FROM arrivals INDEXED BY arrivals_by_start
        WHERE visit_start < ? AND NOT ${isWantedBy('arrivals.booking_id')} LIMIT ?)`,
    values: [kept.from],
  }),
  // An event only says that something is to be read: one that nobody could for so long says nothing any more.
  inbox: ({ kept, raw }) => ({
    sql: `DELETE FROM inbox WHERE id IN (
        SELECT id FROM (
          SELECT id FROM inbox INDEXED BY inbox_settled WHERE outcome IS NOT NULL AND settled_at < ? UNION ALL
          SELECT id FROM inbox INDEXED BY inbox_pending WHERE outcome IS NULL AND received_at < ?) LIMIT ?)`,
    values: [Math.max(kept.from, raw), kept.from],
  }),
  unreadable: ({ kept, raw }) => ({
    sql: `DELETE FROM unreadable WHERE rowid IN (
        SELECT rowid FROM unreadable INDEXED BY unreadable_by_last WHERE last_at < ? LIMIT ?)`,
    values: [Math.max(kept.from, raw)],
  }),
  slots: ({ schedule }) => ({
    sql: `${calendarsOf('slots')}
      DELETE FROM slots WHERE (address_id, starts_at) IN (
        SELECT address_id, starts_at FROM calendars CROSS JOIN slots
        WHERE address_id = calendars.id AND starts_at < ? LIMIT ?)`,
    values: [schedule.from],
  }),
  workPeriods: ({ schedule }) => ({
    sql: `${calendarsOf('work_periods')}
      DELETE FROM work_periods WHERE (address_id, starts_at) IN (
        SELECT address_id, starts_at FROM calendars CROSS JOIN work_periods
        WHERE address_id = calendars.id AND starts_at < ? LIMIT ?)`,
    values: [schedule.from],
  }),
  publishedDays: ({ schedule }) => ({
    sql: `${calendarsOf('published_days')}
      DELETE FROM published_days WHERE (address_id, date, stage) IN (
        SELECT address_id, date, stage FROM calendars CROSS JOIN published_days
        WHERE address_id = calendars.id AND date < ? LIMIT ?)`,
    values: [schedule.date],
  }),
  // A note may name somebody.
  exceptions: ({ kept }) => ({
    sql: `DELETE FROM exceptions WHERE id IN (
        SELECT id FROM exceptions INDEXED BY exceptions_by_last_date WHERE last_date < ? LIMIT ?)`,
    values: [kept.date],
  }),
  // The board tells a day that was never read from one without visits: the ages of visits stay as long as these.
  ages: ({ kept, schedule }) => ({
    sql: `${calendarsOf('read_marks')},
        kinds (kind, first) AS (VALUES ('bookings', ?), ('slots', ?), ('breaks', ?))
      DELETE FROM read_marks WHERE (address_id, kind, date) IN (
        SELECT address_id, read_marks.kind, date FROM calendars CROSS JOIN kinds CROSS JOIN read_marks
        WHERE address_id = calendars.id AND read_marks.kind = kinds.kind AND date < kinds.first LIMIT ?)`,
    values: [kept.date, schedule.date, schedule.date],
  }),
};
