import type { BookingId, IntentId } from '#shared/domain/ids.ts';
import { isPublishing } from '../../main/sync/publishing/ask.ts';
import { onVisit, openOnVisits } from './onVisits.ts';
import type { VisitIntent } from '#shared/domain/kinds/decisionKinds.ts';
import type { Booking } from '#shared/domain/booking.ts';
import type { OpenStore } from '../../main/store/open.ts';
import { hoursOperations, type HoursWatch } from './hours/watch.ts';
import type { Call } from './journal.ts';
import type { Entry, Ledger } from './ledger.ts';
import { refusalIsTrue } from './refusalTruth.ts';
import type { DeskWatch, SimDesk } from './simDesk.ts';
import type { Vendor } from './vendor.ts';

/**
 * What must hold at every moment, whatever goes wrong. (What must hold at rest stands in `atRest.ts`.)
 *
 *  1. Nothing leaves a desk that is not durably recorded as leaving: a decision in the state `sending`, of that visit.
 *  2. Nothing leaves before its undo window is over, after it was undone or given up, or after a later decision took it back. (Where
 *     the machine's clock is set inside the window, nobody can tell when it is over, and it may be shorter.)
 *  3. Decisions on one visit leave in their order, and none while an earlier one is on its way or unknown.
 *  4. Nothing is sent again before the vendor was read after the attempt whose answer was lost.
 *  5. Nothing overwrites what the receptionist did not see: the desk's own copy of the visit is as it was decided on.
 *  6. No decision has its effect at the clinic twice.
 *  7. An attention item says a true reason: the vendor said so to this very decision, or the visit is not what was seen.
 *  8. What the vendor's answer told stays: the copy never goes back behind it while the clinic still has it.
 *  9. An event is looked at only when it is durable, since reading consumed it.
 * 10. The budget as counted at the clinic holds: 40 writes in any minute, and 400 calls in any five, of all desks
 *     together.
 * 11. After a 429 no read, or no write, is made before the time that it names, as far as the machine's clock is not set meanwhile.
 * 12. Logs hold no patient, and no loop of the desk ever breaks.
 * 13. No call about hours or breaks does anything to a visit. (What else must hold of hours stands in `hours/watch.ts`.)
 *
 * The world is not crueller than anybody could bear: the vendor carries a call out at the latest when its caller would have
 * given up, though the line was cut or the caller has died meanwhile; and calls that leave within a minute may arrive a little closer together.
 */
export class Invariants implements DeskWatch {
  readonly violations: string[] = [];
  readonly #ledger: Ledger;
  readonly #now: () => number;
  /** By desk: the decision that was last recorded as leaving; its call leaves in the same breath. */
  readonly #justSending = new Map<number, VisitIntent['id']>();
  vendor: Vendor | null = null;
  /** What must hold of hours; `null` where nobody keeps any. */
  hours: HoursWatch | null = null;

  constructor(ledger: Ledger, now: () => number) {
    this.#ledger = ledger;
    this.#now = now;
  }

  readonly fail = (what: string): void => {
    this.violations.push(what);
  };

  leaving(desk: SimDesk, operation: string, args: readonly unknown[]): Call {
    const bookingId = operation === 'bookSlot' ? null : (args[1] as BookingId);
    const open = desk.run === null ? [] : openOnVisits(desk.run.bare);
    const leaving = open.filter((one) => one.state === 'sending' && fits(one, operation, args));
    // Two bookings of one patient for one time look alike: the one that was just recorded.
    const intent = leaving.find(({ id }) => id === this.#justSending.get(desk.index)) ?? leaving[0];
    const entry = intent === undefined ? undefined : this.#ledger.get(intent.staff);
    const call: Call = {
      mark: intent?.staff ?? '?',
      surname: intent?.action.kind === 'book' ? intent.action.patient.surname : null,
      desk: desk.index,
      operation,
      bookingId,
      attempt: (entry?.calls.length ?? 0) + 1,
      leftAt: this.#now(),
      onLine: false,
      endedAt: null,
      outcome: 'under way',
      status: null,
      message: null,
    };
    if (intent === undefined || entry === undefined) {
      this.fail(`${operation} ${bookingId ?? ''} left desk ${desk.index} without being recorded as leaving`);
      return call;
    }
    this.#checkLeaving(desk, intent, entry, open);
    entry.calls.push(call);
    return call;
  }

  #checkLeaving(desk: SimDesk, intent: VisitIntent, entry: Entry, open: readonly VisitIntent[]): void {
    const what = `${entry.mark} (${intent.action.kind})`;
    if (entry.undone || entry.dismissed) this.fail(`${what} left although it was undone`);
    if (entry.supersededBy !== null) this.fail(`${what} left although ${entry.supersededBy} took it back`);
    // How long the undo window still is, a desk that starts again can only tell by a clock that nobody set meanwhile.
    const mayErr = desk.clockSetAt >= entry.decidedAt && desk.startedAt >= entry.decidedAt;
    if (this.#now() < entry.decidedAt + entry.undoMs && !mayErr)
      this.fail(`${what} left inside its undo window`);
    const earlier = open
      .slice(
        0,
        open.findIndex(({ id }) => id === intent.id),
      )
      .find((one) => one.state !== 'refused' && visitOf(one) === visitOf(intent));
    if (earlier !== undefined) this.fail(`${what} left before ${earlier.staff} (${earlier.state})`);
    const last = entry.calls.findLast(({ onLine }) => onLine);
    const since = last?.endedAt ?? last?.leftAt ?? 0;
    if (last !== undefined && last.outcome !== 'refused' && this.#lastRead(desk, intent) < since)
      this.fail(`${what} left again without having been read back`);
    const { action, seen } = intent;
    if (action.kind === 'book') return;
    const copy = desk.run?.bare.bookings.get(action.bookingId) ?? null;
    if (copy === null || seen === null) return;
    if (copy.status !== seen.status || copy.start !== seen.start)
      this.fail(`${what} left although the visit is ${copy.status} at ${copy.start}, not as seen`);
    if (action.kind === 'presence' && copy.presence !== seen.presence)
      this.fail(`${what} left although presence is ${String(copy.presence)}, not as seen`);
  }

  #lastRead(desk: SimDesk, { action, calendar }: VisitIntent): number {
    const read = (addressId: string): number => this.vendor?.lastRead(desk.index, addressId) ?? 0;
    return action.kind === 'move'
      ? Math.max(read(calendar.addressId), read(action.to.calendar.addressId))
      : read(calendar.addressId);
  }

  hoursLeaving(desk: SimDesk, operation: string, args: readonly unknown[]): Call | null {
    return this.hours?.leaving(desk, operation, args) ?? null;
  }

  /** A date that waits for a person says why. */
  #hoursRefused(desk: SimDesk, id: IntentId): void {
    const intent = desk.run?.bare.intents.get(id) ?? null;
    if (intent === null || intent.state !== 'refused' || !isPublishing(intent)) return;
    const lie = this.hours?.refusalLie(desk, intent) ?? null;
    const { addressId, date } = intent.action;
    if (lie !== null) this.fail(`${addressId} ${date} was refused for no true reason: ${lie}`);
  }

  stored(desk: SimDesk, repository: string, method: string, args: readonly unknown[]): void {
    if (repository !== 'intents' || method !== 'change') return;
    const [id, change] = args as [VisitIntent['id'], Partial<VisitIntent>];
    if (change.state === 'refused') this.#hoursRefused(desk, id);
    const intent = desk.run === null ? null : onVisit(desk.run.bare, id);
    const entry = intent === null ? undefined : this.#ledger.get(intent.staff);
    if (intent === null || entry === undefined) return;
    if (change.state === 'sending') {
      this.#justSending.set(desk.index, id);
      // From its first attempt on, also one that the desk died of before the call left.
      entry.twinsKnown ??= twinsOf(intent, desk.run?.bare ?? null);
    }
    if (change.state === 'confirmed') entry.confirmedAt = this.#now();
    if (change.state === 'unknown') entry.readBack = true;
    if (change.state === 'refused') entry.refused = true;
    if (change.state !== 'refused' || intent.refusal === null || this.vendor === null) return;
    const lie = refusalIsTrue(intent, intent.refusal, entry, this.#ledger, this.vendor);
    if (lie !== null)
      this.fail(`${entry.mark} (${intent.action.kind}) was refused for no true reason: ${lie}`);
  }

  committed(desk: SimDesk): void {
    const { vendor } = this;
    const copies = desk.run?.bare.bookings;
    if (vendor === null || copies === undefined) return;
    const now = this.#now();
    for (const entry of this.#ledger.of(desk.index)) {
      if (entry.confirmedAt === null || entry.confirmedAt < now - 2 * 60_000) continue;
      const mine = vendor.journal.effects.find(({ call }) => call?.mark === entry.mark);
      if (mine === undefined) continue;
      const id = mine.newId ?? mine.bookingId;
      const later = vendor.journal.effects.some(
        (effect) =>
          effect !== mine &&
          effect.at >= mine.at &&
          (effect.bookingId === id || effect.bookingId === mine.bookingId),
      );
      if (later) continue;
      const lost = isLostFrom(entry, copies.get(id as BookingId));
      if (lost)
        this.fail(`${entry.mark} (${entry.action.kind}) was confirmed, and the copy went back behind it`);
    }
  }

  readingEvent(desk: SimDesk, store: OpenStore, raw: string): void {
    const kept = store.inbox.pending(1_000);
    if (!kept.some((item) => item.raw === raw))
      this.fail(`desk ${desk.index} looked at an event that was not stored`);
  }

  /** What is counted and written all along. */
  checkCounts(desks: readonly SimDesk[], patientMark: string): void {
    const most = this.vendor?.most;
    if (most !== undefined && most.writes > 40) this.fail(`${most.writes} writes in a minute`);
    if (most !== undefined && most.calls > 400) this.fail(`${most.calls} calls in five minutes`);
    for (const { index, log } of desks) {
      const broken = log.lines.find(({ event }) => /^(sync|outbox|publishing)\.broken$/.test(event));
      if (broken !== undefined) this.fail(`desk ${index}: ${broken.event} ${JSON.stringify(broken.fields)}`);
      if (JSON.stringify(log.lines).includes(patientMark))
        this.fail(`desk ${index} wrote a patient's name into its log`);
    }
  }

  /** A new visit that somebody took off at once cannot be read back where the vendor does not list what is off. */
  #isInvisible(mark: string): boolean {
    const { clinic, journal } = this.vendor ?? {};
    const first = journal?.effects.find(({ call }) => call?.mark === mark);
    const visit = clinic?.world.bookings.get(first?.bookingId ?? '');
    if (first?.kind !== 'booked' || visit?.status !== 'canceled') return false;
    return visit.deleted === true || clinic?.quirks.bookingsListCanceled === false;
  }

  /**
   * A mark whose answer was lost, and which somebody put back to what it was before it could be read back: the vendor looks as if
   * the call had never come.
   */
  #isPutBack(mark: string): boolean {
    const { effects } = this.vendor?.journal ?? { effects: [] };
    const first = effects.findIndex(({ call, kind }) => call?.mark === mark && kind === 'presence');
    const mine = effects[first];
    if (mine === undefined) return false;
    const again = effects.findIndex(({ call }, index) => index > first && call?.mark === mark);
    return effects
      .slice(first + 1, again)
      .filter(({ kind, bookingId }) => kind === 'presence' && bookingId === mine.bookingId)
      .some(({ presence }) => presence === mine.presenceBefore);
  }

  /** No decision has its effect twice. */
  checkEffects(): void {
    const counts = new Map<string, number>();
    const cancels = this.vendor?.clinic.quirks.disableCalendar === 'cancels';
    for (const { call, kind, bookingId } of this.vendor?.journal.effects ?? []) {
      if (call === null) continue;
      if (hoursOperations.has(call.operation)) {
        if (!(cancels && call.operation === 'disableCalendar'))
          this.fail(`${call.operation} did something to a visit: ${kind} ${bookingId}`);
        continue;
      }
      const count = (counts.get(call.mark) ?? 0) + 1;
      counts.set(call.mark, count);
      if (count > 1 && !this.#isInvisible(call.mark) && !this.#isPutBack(call.mark))
        this.fail(`${call.mark} took effect twice: ${kind} ${bookingId}`);
    }
  }
}

/** Such visits as a new booking wants, in the desk's own copy. */
function twinsOf({ action, calendar }: VisitIntent, store: OpenStore | null): readonly BookingId[] {
  if (action.kind !== 'book' || store === null) return [];
  return store.bookings
    .inWindow([calendar.addressId], { from: action.start, to: action.start + 1 })
    .filter(
      ({ start, status, patient }) =>
        start === action.start && status === 'booked' && patient?.surname === action.patient.surname,
    )
    .map(({ id }) => id);
}

function visitOf({ id, action }: VisitIntent): string {
  return action.kind === 'book' ? id : action.bookingId;
}

const operations: Readonly<Record<string, VisitIntent['action']['kind']>> = {
  bookSlot: 'book',
  moveBooking: 'move',
  cancelBooking: 'cancel',
  confirmBooking: 'confirm',
  markPatientPresence: 'presence',
  markPatientAbsence: 'presence',
};

function fits({ action }: VisitIntent, operation: string, args: readonly unknown[]): boolean {
  if (action.kind !== operations[operation]) return false;
  if (action.kind === 'book') {
    const request = args[1] as {
      readonly start: number;
      readonly patient: { readonly surname: string | null };
    };
    return action.start === request.start && action.patient.surname === request.patient.surname;
  }
  return action.bookingId === args[1];
}

function isLostFrom({ action }: Entry, copy: Booking | null): boolean {
  switch (action.kind) {
    case 'book':
    case 'move':
      return copy === null || copy.status !== 'booked';
    case 'cancel':
      return copy?.status === 'booked';
    case 'confirm':
      return copy?.confirmed === false;
    case 'presence':
      return copy !== null && copy.presence !== action.presence;
    // The copy tells nothing of it.
    case 'askForOpinion':
      return false;
  }
}
