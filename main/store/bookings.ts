import type { Booking, Patient } from '#shared/domain/booking.ts';
import { asBookingId, type AddressId, type BookingId } from '#shared/domain/ids.ts';
import type { PatientQuery } from '#shared/domain/patientQuery.ts';
import { searchWords } from '#shared/domain/searchText.ts';
import type { EpochMs, Window } from '#shared/time/zone.ts';
import { countBookingChanges, type BookingChanges } from './bookingChanges.ts';
import {
  bookingFromRow,
  bookingTable,
  bookingToRow,
  searchColumns,
  toldTable,
  toldToRow,
} from './bookingRow.ts';
import { bookingSql, searched } from './bookingSql.ts';
import type { Database } from './database.ts';
import { patientTests } from './patientTests.ts';
import { number, text, textOrNull } from './rows.ts';
import type { SearchNames } from './searchNames.ts';
import type { Row } from './sqlite.ts';
import { areUnlike, replaceRows, upsertRow } from './table.ts';
import { createWriteSequence } from './writeSequence.ts';
import { dayMs } from '#shared/time/durations.ts';

/** Ids of rows that were really written or removed. */
export interface ChangedBookings {
  readonly upserted: readonly BookingId[];
  readonly removed: readonly BookingId[];
}

/** An instant of one calendar. */
export interface MomentOfCalendar {
  readonly addressId: AddressId;
  readonly at: EpochMs;
}

/** A visit without who it is of: those of a hospital's quarter are looked through in a moment. */
export interface BookedTime {
  readonly id: BookingId;
  readonly start: EpochMs;
  readonly end: EpochMs;
}

/** The server copy of the visits. */
export interface Bookings {
  /**
   * Makes one calendar and window equal to a complete answer. Visits that start in the window and are not in the answer are
   * removed; of the others only those that differ are written. Visits outside the window are written but remove nothing.
   * Answers to writes that arrived since the question stay, because they are newer. So do visits of `elsewhere`: the answer has
   * them under another time, and they are written with that.
   * @param toldBefore `answersRecorded()` when the answer was asked for
   */
  replaceWindow(
    addressId: AddressId,
    window: Window,
    bookings: readonly Booking[],
    toldBefore: number,
    elsewhere?: ReadonlySet<BookingId>,
  ): ChangedBookings;
  /** Whether `replaceWindow` of the same would write or remove anything. */
  isUnlike(addressId: AddressId, window: Window, bookings: readonly Booking[], toldBefore: number): boolean;
  /** Writes what the vendor's answer to a change of this desk's says. */
  recordAnswer(booking: Booking): ChangedBookings;
  /** How often `recordAnswer` was called since the file was opened. A count and no time: clocks can be set between two of its uses. */
  answersRecorded(): number;
  upsert(booking: Booking): ChangedBookings;
  /** Removes one, for an id that the vendor no longer knows. */
  remove(id: BookingId): ChangedBookings;
  /**
   * How often visits that lie in the window, if only in part, were written since the file was opened, by anything. Days that are
   * no longer counted give `NaN`, which equals nothing.
   */
  changesIn(addressId: AddressId, window: Window): number;
  /** Of days before, no change is counted any more: nobody compares them again and again. */
  forgetChangesBefore(at: EpochMs): void;
  get(id: BookingId): Booking | null;
  /** Those of these ids that are known, in any order. */
  some(ids: readonly BookingId[]): readonly Booking[];
  /** Visits of whoever has this name and this phone, as the search reads both, cancelled ones too: the latest first. */
  ofPatient(patient: Pick<Patient, 'name' | 'surname' | 'phone'>, limit: number): readonly Booking[];
  /** All of these calendars that overlap the window, cancelled ones too, by start. */
  inWindow(addressIds: readonly AddressId[], window: Window): readonly Booking[];
  /** Where those of one calendar that stand begin in the window, in order: a quarter's are counted without reading who they are of. */
  bookedStarts(addressId: AddressId, window: Window): readonly EpochMs[];
  /** When those of one calendar that stand and overlap the window are, by start. */
  bookedTimes(addressId: AddressId, window: Window): readonly BookedTime[];
  /** Those that lie over one of these moments of their calendar (`start <= at < end`), cancelled ones too. */
  over(moments: readonly MomentOfCalendar[]): readonly Booking[];
  /** Where the first and the last visit with a patient begin; `null`: there is none. Both are of the span. */
  patientSpan(): Window | null;
  /** Where the first visit that is not over at `now` can begin, so that none is missed. */
  firstRunning(now: EpochMs): EpochMs;
  /**
   * Visits of whoever is looked for that begin in a window, at most `limit`. `coming` at `now`: the next first. `over`, or
   * cancelled: the latest first. The rule is that of `isLookedFor`.
   */
  patientVisits(query: PatientQuery, looked: LookedThrough, limit: number): readonly PatientVisit[];
  /** Those of these visits whose patient is looked for, by the same rule. */
  lookedForAmong(ids: readonly BookingId[], query: PatientQuery): readonly BookingId[];
  /** All visits of these rows of `patients`, by start. */
  ofPatients(ids: readonly number[]): readonly PatientVisit[];
  /** Those at these places of the table, which hold until something is written. */
  atRows(rows: readonly number[]): readonly Booking[];
  /** The same, without reading more than who they are. In the order of the rows. */
  idsAtRows(rows: readonly number[]): readonly BookingId[];
  count(): number;
}

/** Which visits a search looks through. */
export interface LookedThrough {
  readonly which: 'coming' | 'over';
  readonly now: EpochMs;
  /** Where they begin. */
  readonly window: Window;
}

/** A visit as the search's indexes have it. */
export interface PatientVisit {
  /** Its place in the table. */
  readonly row: number;
  readonly start: EpochMs;
  readonly end: EpochMs;
  readonly canceled: boolean;
  /** As the search knows the patient. */
  readonly name: string;
  readonly phone: string | null;
  readonly birthDate: string | null;
  /** Only of `ofPatients`. */
  readonly nin: string | null;
}

const nothing: ChangedBookings = { upserted: [], removed: [] };

/**
 * The repository of bookings.
 *
 * Responsibilities: the table `bookings`, and since the file was opened the counts of what was written and told.
 * Invariants: an answer undoes nothing that the vendor told this desk after it was asked for; only what differs is written.
 * At the same time: nothing, every method ends before it returns. Answers travel meanwhile, so each brings `toldBefore`.
 */
export class BookingRepository implements Bookings {
  readonly #db: Database;
  readonly #names: Pick<SearchNames, 'areMixed'>;
  readonly #changes: BookingChanges;
  readonly #writeSequence = createWriteSequence();

  constructor(db: Database, names: Pick<SearchNames, 'areMixed'>) {
    this.#db = db;
    this.#names = names;
    this.#changes = countBookingChanges(db);
  }

  replaceWindow(
    addressId: AddressId,
    window: Window,
    answer: readonly Booking[],
    toldBefore: number,
    elsewhere?: ReadonlySet<BookingId>,
  ): ChangedBookings {
    const rows = answer.map(bookingToRow);
    const { before, after } = this.#sides(addressId, window, rows, toldBefore, elsewhere);
    const { upserted, removed } = replaceRows(this.#db, bookingTable, before, after);
    return { upserted: upserted.map(idOf), removed: removed.map(idOf) };
  }

  isUnlike(addressId: AddressId, window: Window, answer: readonly Booking[], toldBefore: number): boolean {
    const { before, after } = this.#sides(addressId, window, answer.map(toldToRow), toldBefore);
    const known = new Set(before.map(idOf));
    // Of what the answer has beyond the window.
    const beyond = after
      .filter((row) => !known.has(idOf(row)))
      .map((row) => this.#db.prepare(bookingSql.byId).get(idOf(row)))
      .filter((row) => row !== undefined);
    return areUnlike(toldTable, [...before, ...beyond], after);
  }

  recordAnswer(booking: Booking): ChangedBookings {
    this.#writeSequence.note(booking.id);
    return this.upsert(booking);
  }

  answersRecorded(): number {
    return this.#writeSequence.count();
  }

  upsert(booking: Booking): ChangedBookings {
    const written = upsertRow(this.#db, bookingTable, bookingToRow(booking));
    return written ? { upserted: [booking.id], removed: [] } : nothing;
  }

  remove(id: BookingId): ChangedBookings {
    const { changes } = this.#db.prepare('DELETE FROM bookings WHERE id = ?').run(id);
    return changes > 0 ? { upserted: [], removed: [id] } : nothing;
  }

  changesIn(addressId: AddressId, window: Window): number {
    return this.#changes.of(addressId, window);
  }

  forgetChangesBefore(at: EpochMs): void {
    this.#changes.forgetBefore(at);
  }

  get(id: BookingId): Booking | null {
    const row = this.#db.prepare(bookingSql.byId).get(id);
    return row === undefined ? null : bookingFromRow(row);
  }

  some(ids: readonly BookingId[]): readonly Booking[] {
    return this.#db.prepare(bookingSql.byIds).all(JSON.stringify(ids)).map(bookingFromRow);
  }

  ofPatient(patient: Pick<Patient, 'name' | 'surname' | 'phone'>, limit: number): readonly Booking[] {
    const { search_name: name, search_phone: phone } = searchColumns(patient);
    // As the rule before this one made it.
    const older = this.#names.areMixed() ? ` ${searchWords(`${patient.surname} ${patient.name}`)}` : name;
    return this.#db.prepare(bookingSql.visitsOfPatient).all(name, older, phone, limit).map(bookingFromRow);
  }

  inWindow(addressIds: readonly AddressId[], { from, to }: Window): readonly Booking[] {
    const ids = JSON.stringify(addressIds);
    return this.#db
      .prepare(bookingSql.overlapping)
      .all(ids, from - dayMs, to, from, from, ids, from - dayMs, from)
      .map(bookingFromRow);
  }

  bookedStarts(addressId: AddressId, { from, to }: Window): readonly EpochMs[] {
    return this.#db
      .prepare(bookingSql.standingStarts)
      .all(addressId, from, to)
      .map((row) => number(row, 'starts_at'));
  }

  bookedTimes(addressId: AddressId, { from, to }: Window): readonly BookedTime[] {
    return this.#db
      .prepare(bookingSql.standingTimes)
      .all(addressId, from - dayMs, to, from, from, addressId, from - dayMs, from)
      .map((row) => ({ id: idOf(row), start: number(row, 'starts_at'), end: number(row, 'ends_at') }));
  }

  over(moments: readonly MomentOfCalendar[]): readonly Booking[] {
    const asked = JSON.stringify(moments.map(({ addressId, at }) => [addressId, at]));
    return this.#db.prepare(bookingSql.lyingOver).all(asked).map(bookingFromRow);
  }

  patientSpan(): Window | null {
    const row = this.#db.prepare(bookingSql.firstAndLast).get();
    const [from, last] = [row?.['first'], row?.['last']];
    return typeof from === 'number' && typeof last === 'number' ? { from, to: last + 1 } : null;
  }

  firstRunning(now: EpochMs): EpochMs {
    const running = this.#db.prepare(bookingSql.firstStillRunning).get(now)?.['first'];
    return Math.min(now - dayMs, typeof running === 'number' ? running : now);
  }

  patientVisits(
    query: PatientQuery,
    { which, now, window }: LookedThrough,
    limit: number,
  ): readonly PatientVisit[] {
    const { tests, values } = patientTests(query, this.#names.areMixed(), searched);
    return this.#db
      .prepare(bookingSql.alongTime(which, tests))
      .all(window.from, window.to, now, ...values, limit)
      .map(patientVisitOf);
  }

  lookedForAmong(ids: readonly BookingId[], query: PatientQuery): readonly BookingId[] {
    const { tests, values } = patientTests(query, this.#names.areMixed(), searched);
    return this.#db
      .prepare(bookingSql.lookedForAmong(tests))
      .all(JSON.stringify(ids), ...values)
      .map(idOf);
  }

  ofPatients(ids: readonly number[]): readonly PatientVisit[] {
    return this.#db.prepare(bookingSql.byPatients).all(JSON.stringify(ids)).map(patientVisitOf);
  }

  atRows(rows: readonly number[]): readonly Booking[] {
    return this.#db.prepare(bookingSql.byRows).all(JSON.stringify(rows)).map(bookingFromRow);
  }

  idsAtRows(rows: readonly number[]): readonly BookingId[] {
    return this.#db.prepare(bookingSql.idsByRows).all(JSON.stringify(rows)).map(idOf);
  }

  count(): number {
    return Number(this.#db.prepare('SELECT count(*) AS n FROM bookings').get()?.['n'] ?? 0);
  }

  /** The rows that an answer speaks of, and those that it makes of them. */
  #sides(
    addressId: AddressId,
    window: Window,
    answer: readonly Row[],
    toldBefore: number,
    elsewhere?: ReadonlySet<BookingId>,
  ): { readonly before: readonly Row[]; readonly after: readonly Row[] } {
    const wasTold = (id: BookingId): boolean => this.#writeSequence.isLater(id, toldBefore);
    const before = this.#db
      .prepare(bookingSql.startingIn)
      .all(addressId, window.from, window.to)
      .filter((row) => !wasTold(idOf(row)) && elsewhere?.has(idOf(row)) !== true);
    return { before, after: answer.filter((row) => !wasTold(idOf(row))) };
  }
}

const idOf = (row: Row): BookingId => asBookingId(text(row, 'id'));

const patientVisitOf = (row: Row): PatientVisit => ({
  row: number(row, 'row'),
  start: number(row, 'starts_at'),
  end: number(row, 'ends_at'),
  canceled: row['status'] === 'canceled',
  name: text(row, 'search_name'),
  phone: textOrNull(row, 'search_phone'),
  birthDate: textOrNull(row, 'birth_date'),
  nin: textOrNull(row, 'nin'),
});
