import type { EpochMs } from '../../time/zone.ts';
import type { Booking, NewPatient, Presence } from '../booking.ts';
import type { BookingId, CalendarRef, IntentId } from '../ids.ts';
import { asBookingId } from '../ids.ts';
import type { Action, IntentOf } from '../intentOf.ts';
import type { Subject } from '../subject.ts';
import type { DecisionKind } from './decisionKind.ts';

/** What the vendor knows of a visit. */
export type KnownVisit = Pick<Booking, 'presence' | 'start' | 'end' | 'addressId' | 'service'>;

type VisitSubject = Extract<Subject, { kind: 'visit' }>;

/** A decision on the same visit that is not confirmed, of whatever kind. */
export type Earlier = Pick<IntentOf<Action>, 'id' | 'state' | 'action'>;

/** What a new decision does to those on the same visit that have not been sent. */
export interface Superseding {
  /** Taken back without ever being sent. */
  readonly withdraws: readonly IntentId[];
  /** False where nothing is left to tell the vendor: the opposite of what was never sent. */
  readonly isNeeded: boolean;
}

/** A kind of decision; or a step of the patient's, with which it goes; or nothing that the vendor offers. */
export type Opposite = 'book' | 'move' | 'cancel' | 'step' | 'none';

/** What lists tell of a decision about a visit, whatever its kind; `null`: it says nothing of that. */
export interface ToldOfVisit {
  /** Whom it names itself. */
  readonly patient: NewPatient | null;
  /** When a new visit is to begin. */
  readonly start: EpochMs | null;
  /** Where it brings its visit. */
  readonly to: { readonly calendar: CalendarRef; readonly start: EpochMs } | null;
  readonly presence: Presence | null;
  /** Why a visit is called off. */
  readonly reason: string | null;
}

export const nothingTold: ToldOfVisit = {
  patient: null,
  start: null,
  to: null,
  presence: null,
  reason: null,
};

/** A kind of decision about a visit. */
export interface VisitKind<A extends Action> extends DecisionKind<A> {
  subjectOf(intent: Pick<IntentOf<A>, 'id' | 'action'>): VisitSubject;
  /**
   * Not-yet-sent opposites cancel out (design §4): a visit that was booked and cancelled with the line down never reaches the
   * vendor; of two marks of presence only the last does.
   * @param earlier open intents of the same visit, oldest first
   * @param known what the vendor knows of it; `null` of a visit that it has not numbered yet
   */
  supersede(action: A, earlier: readonly Earlier[], known: KnownVisit | null): Superseding;
  /** What leads back once the vendor has carried it out. */
  readonly opposite: Opposite;
  /** Whether its visit still is as the decision left it, once the vendor has carried it out. */
  isAsLeft(action: A, visit: Pick<Booking, 'status' | 'start' | 'addressId'>): boolean;
  told(action: A): ToldOfVisit;
  /** While it is on its way, nobody has to say any more whether the visit took place. */
  readonly settles: boolean;
}

/** An action on a visit that is there already. */
interface OnVisit extends Action {
  readonly bookingId: BookingId;
}

/** The subject of all that is decided on a visit that is there already. */
export const visitSubject = ({ action }: { readonly action: OnVisit }): VisitSubject => ({
  kind: 'visit',
  id: action.bookingId,
});

/** The same action on the id that a move gave its visit, or that the vendor gave a new one. */
export const withVisit = <A extends OnVisit>(action: A, { id }: Subject): A => ({
  ...action,
  bookingId: asBookingId(id),
});

/** The calendars of a decision that leaves its visit where it is. */
export const itsCalendar = ({ calendar }: { readonly calendar: CalendarRef }): readonly [CalendarRef] => [
  calendar,
];

/** Those of some kinds that have not been sent. */
export function unsentOf(earlier: readonly Earlier[], kinds: readonly string[]): readonly IntentId[] {
  return unsent(earlier)
    .filter(({ action }) => kinds.includes(action.kind))
    .map(({ id }) => id);
}

/** Those that can still be taken back. */
export const unsent = (earlier: readonly Earlier[]): readonly Earlier[] =>
  earlier.filter(({ state }) => state === 'held' || state === 'queued');

/** Those that were sent and whose answer is not known. */
export const onTheWay = (earlier: readonly Earlier[]): readonly Earlier[] =>
  earlier.filter(({ state }) => state === 'sending' || state === 'unknown');
