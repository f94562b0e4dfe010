import { asIntentId } from '#shared/domain/ids.ts';
import type { AddressId, BookingId, CalendarRef, IntentId } from '#shared/domain/ids.ts';
import type { IntentAction } from '#shared/domain/intent.ts';
import type { Action, IntentOf, IntentState } from '#shared/domain/intentOf.ts';
import { targetOf } from '#shared/domain/kinds/decisionKind.ts';
import { kindOf } from '#shared/domain/kinds/kindOf.ts';
import type { Refusal } from '#shared/domain/refusal.ts';
import { keyOfSubject, type Subject } from '#shared/domain/subject.ts';
import type { AuditEntry } from '#shared/domain/auditEntry.ts';
import type { Database } from './database.ts';
import { intentSql as sql } from './intentSql.ts';
import {
  actionText,
  bookingOf,
  intentReader,
  type IntentReader,
  refusalOf,
  refusalText,
  seenText,
  type StoredKinds,
} from './intentRow.ts';
import { createReadCache } from './readCache.ts';
import { text } from './rows.ts';
import type { SqlValue } from './sqlite.ts';
import type { IntentChange } from '#shared/domain/intentOf.ts';

/** What an audit entry adds to what the intent itself says. */
export type Note = Pick<AuditEntry, 'at' | 'detail'> & {
  /** Initials, where it was not whoever decided the intent. */
  readonly staff?: string;
};

/** Decisions on their way. Each change is one transaction with its audit entry (design §4). */
export interface Intents<A extends Action = IntentAction> {
  /** Writes the intent and the audit entry `intent.<action>`. An id that is there already is a bug. */
  insert(intent: IntentOf<A>, note: Note): void;
  /** Changes the state, and what else is given; the audit gets `intent.<state>`. @returns false: there is no such open intent */
  change(id: IntentId, change: IntentChange, note: Note): boolean;
  /** One that is queued goes no sooner than this: no entry in the audit, which has been told why it waits. */
  postpone(id: IntentId, notBefore: number): void;
  /**
   * Undone, given up, or taken back by a later decision: out of the fold, still in the audit.
   * @returns false: there is no such open intent
   */
  drop(id: IntentId, supersededBy: IntentId | null, note: Note): boolean;
  /** Brings back what `by` had taken back, since it is undone itself. @returns the ids */
  restore(by: IntentId, note: Note): readonly IntentId[];
  /**
   * The vendor numbered a new booking, or a move gave one a new id, perhaps at another calendar. Intents on it follow, and the
   * audit links both ids.
   */
  remapBooking(
    from: BookingId,
    to: { readonly id: BookingId; readonly calendar: CalendarRef },
    note: Note,
  ): void;
  /** What the vendor has numbered goes by another id: decisions on it follow. For what is no visit. */
  remapSubject(from: Subject, to: Subject, note: Note): void;
  get(id: IntentId): IntentOf<A> | null;
  /** What was decided, also of one that was dropped since; `null`: there never was such an intent. */
  decided(id: IntentId): A | null;
  /** Why it was refused last, also of one that was dropped since; `null`: it was not, or there never was such an intent. */
  refusal(id: IntentId): Refusal | null;
  /** Neither confirmed nor dropped, of these calendars or moving a visit there, oldest first. */
  open(addressIds: readonly AddressId[]): readonly IntentOf<A>[];
  /** New bookings that are neither confirmed nor dropped, of one calendar, oldest first. */
  openBookings(addressId: AddressId): readonly IntentOf<A>[];
  /** Those on one visit, oldest first; also the one that books it, if the vendor has not numbered it yet. */
  ofVisit(id: BookingId): readonly IntentOf<A>[];
  /** Those that are about one subject, oldest first. */
  ofSubject(subject: Subject): readonly IntentOf<A>[];
  /** All of one press, whatever became of them, but for those that were dropped. @param first the id of the first of them */
  ofBundle(first: IntentId): readonly IntentOf<A>[];
  /** The same of all calendars, oldest first, for the outbox. */
  allOpen(): readonly IntentOf<A>[];
  /** Whether a booking decided here made this visit, under whatever ids it has had since. */
  isMadeHere(id: BookingId): boolean;
}

/**
 * The repository of intents.
 *
 * Responsibilities: the table `intents`, the audit entry of each change, and what is kept of the open ones in memory.
 * Invariants: a change and its entry are one transaction; what is confirmed or dropped changes no more.
 * At the same time: nothing, every method ends before it returns.
 */
export class IntentRepository<A extends Action> implements Intents<A> {
  readonly #db: Database;
  readonly #audit: { append(entry: AuditEntry): void };
  readonly #kinds: StoredKinds<A>;
  readonly #read: IntentReader<A>;
  readonly #allOpen: () => readonly IntentOf<A>[];

  /** @param kinds the kinds of decisions that the file may hold */
  constructor(db: Database, audit: { append(entry: AuditEntry): void }, kinds: StoredKinds<A>) {
    this.#db = db;
    this.#audit = audit;
    this.#kinds = kinds;
    this.#read = intentReader(kinds);
    // Asked for by each look of the outbox and each letter that is typed into a search.
    const cached = createReadCache(db, 'intents', ['intents']);
    this.#allOpen = cached(() => this.#all(sql.allOpen));
  }

  insert(intent: IntentOf<A>, note: Note): void {
    this.#db.transaction(() => {
      const { calendar } = intent;
      this.#db
        .prepare(sql.insert)
        .run(
          intent.id,
          intent.state,
          actionText(intent.action),
          bookingOf(this.#kinds, intent),
          calendar.facilityId,
          calendar.doctorId,
          calendar.addressId,
          this.#target(intent),
          intent.createdAt,
          intent.heldUntil,
          intent.notBefore,
          intent.attempts,
          intent.firstSentAt,
          JSON.stringify(intent.knownBefore),
          refusalText(intent),
          note.at,
          intent.staff,
          seenText(intent),
          this.#subjectText(intent),
          intent.bundle ?? null,
        );
      this.#record(intent, intent.action.kind, note);
    });
  }

  change(id: IntentId, changes: IntentChange, note: Note): boolean {
    return this.#db.transaction(() => {
      const intent = this.get(id);
      if (intent === null || intent.state === 'confirmed') return false;
      const after = { ...intent, ...changes };
      this.#db
        .prepare(sql.change)
        .run(
          after.state,
          after.notBefore,
          after.attempts,
          after.firstSentAt,
          JSON.stringify(after.knownBefore),
          refusalText(after),
          seenText(after),
          note.at,
          id,
        );
      this.#record(after, after.state, note);
      return true;
    });
  }

  postpone(id: IntentId, notBefore: number): void {
    this.#db.prepare(sql.postpone).run(notBefore, id);
  }

  drop(id: IntentId, supersededBy: IntentId | null, note: Note): boolean {
    return this.#db.transaction(() => {
      const intent = this.get(id);
      if (intent === null || intent.state === 'confirmed') return false;
      this.#db.prepare(sql.drop).run(supersededBy, note.at, id);
      this.#record(intent, 'dropped', note);
      return true;
    });
  }

  restore(by: IntentId, note: Note): readonly IntentId[] {
    return this.#db.transaction(() => {
      const rows = this.#db.prepare(sql.supersededBy).all(by);
      return rows.map((row) => {
        const id = asIntentId(text(row, 'id'));
        this.#db.prepare(sql.restore).run(note.at, id);
        const intent = this.get(id);
        if (intent !== null) this.#record(intent, 'restored', note);
        return id;
      });
    });
  }

  remapBooking(
    from: BookingId,
    to: { readonly id: BookingId; readonly calendar: CalendarRef },
    note: Note,
  ): void {
    this.#db.transaction(() => {
      const rows = this.#db.prepare(sql.toRemap).all(from);
      for (const row of rows) {
        const before = this.#read.action(row);
        const action = kindOf(this.#kinds, before).withSubject(before, { kind: 'visit', id: to.id });
        this.#db
          .prepare(sql.remap)
          .run(
            actionText(action),
            to.id,
            to.calendar.facilityId,
            to.calendar.doctorId,
            to.calendar.addressId,
            this.#target({ action, calendar: to.calendar }),
            note.at,
            text(row, 'id'),
          );
      }
      this.#recordRenumbered(from, to.id, note);
    });
  }

  remapSubject(from: Subject, to: Subject, note: Note): void {
    this.#db.transaction(() => {
      for (const row of this.#db.prepare(sql.toRename).all(keyOfSubject(from))) {
        const id = asIntentId(text(row, 'id'));
        const before = this.#read.action(row);
        const action = kindOf(this.#kinds, before).withSubject(before, to);
        this.#db.prepare(sql.rename).run(actionText(action), this.#subjectText({ id, action }), note.at, id);
      }
    });
  }

  get(id: IntentId): IntentOf<A> | null {
    const row = this.#db.prepare(sql.get).get(id);
    return row === undefined ? null : this.#read.intent(row);
  }

  decided(id: IntentId): A | null {
    const row = this.#db.prepare('SELECT action FROM intents WHERE id = ?').get(id);
    return row === undefined ? null : this.#read.action(row);
  }

  refusal(id: IntentId): Refusal | null {
    const row = this.#db.prepare('SELECT refusal FROM intents WHERE id = ?').get(id);
    return row === undefined ? null : refusalOf(row);
  }

  open(addressIds: readonly AddressId[]): readonly IntentOf<A>[] {
    const ids = JSON.stringify(addressIds);
    return this.#all(sql.open, ids, ids);
  }

  openBookings(addressId: AddressId): readonly IntentOf<A>[] {
    return this.#all(sql.openBookings, addressId);
  }

  ofVisit(id: BookingId): readonly IntentOf<A>[] {
    return this.#all(sql.ofVisit, id, id);
  }

  ofSubject(subject: Subject): readonly IntentOf<A>[] {
    const key = keyOfSubject(subject);
    if (subject.kind !== 'visit') return this.#all(sql.ofSubject, key);
    return this.ofVisit(subject.id).filter(
      (intent) => keyOfSubject(kindOf(this.#kinds, intent.action).subjectOf(intent)) === key,
    );
  }

  ofBundle(first: IntentId): readonly IntentOf<A>[] {
    return this.#all(sql.ofBundle, first, first);
  }

  allOpen(): readonly IntentOf<A>[] {
    return this.#allOpen();
  }

  isMadeHere(id: BookingId): boolean {
    return this.#db.prepare(sql.madeHere).get(id) !== undefined;
  }

  #all(query: string, ...values: readonly SqlValue[]): readonly IntentOf<A>[] {
    return this.#db
      .prepare(query)
      .all(...values)
      .map(this.#read.intent);
  }

  /** As the column has it: visits are found by their own. */
  #subjectText(intent: Pick<IntentOf<A>, 'id' | 'action'>): string | null {
    const subject = kindOf(this.#kinds, intent.action).subjectOf(intent);
    return subject.kind === 'visit' ? null : keyOfSubject(subject);
  }

  #target(intent: Pick<IntentOf<A>, 'action' | 'calendar'>): AddressId {
    return targetOf(kindOf(this.#kinds, intent.action), intent).addressId;
  }

  #record(intent: IntentOf<A>, kind: A['kind'] | IntentState | 'dropped' | 'restored', note: Note): void {
    this.#audit.append({
      ...note,
      staff: note.staff ?? intent.staff,
      kind: `intent.${kind}`,
      addressId: this.#target(intent),
      bookingId: bookingOf(this.#kinds, intent),
      previousBookingId: null,
      intentId: intent.id,
      ...(intent.bundle !== undefined && { bundle: intent.bundle }),
    });
  }

  #recordRenumbered(from: BookingId, to: BookingId, note: Note): void {
    this.#audit.append({
      ...note,
      staff: '',
      kind: 'booking.renumbered',
      addressId: null,
      bookingId: to,
      previousBookingId: from,
      intentId: null,
    });
  }
}
