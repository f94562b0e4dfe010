import type { Booking } from '#shared/domain/booking.ts';
import type { AddressId, BookingId, CalendarRef, IntentId } from '#shared/domain/ids.ts';
import type { Action, IntentOf } from '#shared/domain/intentOf.ts';
import type { DecisionKind } from '#shared/domain/kinds/decisionKind.ts';
import type { KindTable } from '#shared/domain/kinds/kindOf.ts';
import type { Refusal, RefusalReason } from '#shared/domain/refusal.ts';
import type { RemoteError } from '#shared/domain/remoteError.ts';
import type { Break } from '#shared/domain/schedule.ts';
import type { ShownBooking } from '#shared/domain/shownBooking.ts';
import type { ShownBreak } from '#shared/domain/shownBreak.ts';
import type { Subject } from '#shared/domain/subject.ts';
import type { Result } from '#shared/result.ts';
import type { EpochMs } from '#shared/time/zone.ts';
import type { Hint } from '../../events/hints.ts';
import type { ReadWindow } from '#shared/domain/readWindow.ts';
import type { Store } from '../../ports.ts';
import type { ReadContext, WindowContext } from '../../read/context.ts';

/** What could not be read, and of which calendar. */
export interface Unread {
  readonly error: RemoteError;
  readonly addressId: AddressId;
}

/** What a kind works with. It may find decisions of any kind in the store. */
export interface KindContext
  extends WindowContext, Pick<ReadContext, 'clock' | 'freshness' | 'reading' | 'remote' | 'zone'> {
  readonly store: Store<Action>;
}

/** What a kind decides with. */
export interface GroundContext {
  readonly store: Store<Action>;
  /** The fold of these, with whatever kinds there are. */
  project(bookings: readonly Booking[], intents: readonly IntentOf<Action>[]): readonly ShownBooking[];
  /** The same of breaks. */
  projectBreaks(breaks: readonly Break[], intents: readonly IntentOf<Action>[]): readonly ShownBreak[];
}

/** Why a decision cannot be taken: the screen that it was taken on is behind. */
export type Undecidable = 'visitGone' | 'visitCanceled' | 'breakGone' | 'serviceGone';

/** What a decision comes to by what is true when it is made; nothing is written yet. */
export type Ground<A extends Action> =
  | { readonly kind: 'undecidable'; readonly why: Undecidable }
  /** The same is on its way already. */
  | { readonly kind: 'already'; readonly bookingId: BookingId }
  | {
      readonly kind: 'decided';
      /** `null`: it does not exist yet. */
      readonly subject: Subject | null;
      /** Decisions on the same subject that are taken back. */
      readonly withdraws: readonly IntentId[];
      /** `null`: nothing is left to tell the vendor. */
      readonly intent: Pick<IntentOf<A>, 'action' | 'calendar' | 'seen'> | null;
    };

/** What came of a decision, ready to be written down. */
export interface Done {
  /** For the audit. Nothing of the patient's. */
  readonly noted: Readonly<Record<string, unknown>>;
  /**
   * Writes what the vendor told into the copy, and lets follow what waits for it. Runs in the transaction that records the decision as
   * confirmed.
   * @returns later decisions of its line that this takes back, for whoever shows them
   */
  keep(at: EpochMs): readonly IntentId[];
}

/** What reading back says of an intent whose answer was lost, or that was refused. */
export type Finding =
  | { readonly kind: 'done'; readonly done: Done }
  /** It is not done, and all stands as it stood: it may be sent again. */
  | { readonly kind: 'notDone' }
  /** What has to be there first is on its way: it is looked at again then. Before it is sent only. */
  | { readonly kind: 'notYet'; readonly until: EpochMs }
  /** It is not done, and cannot be as it was meant: its subject is not what the receptionist saw. */
  | ({ readonly kind: 'changed' } & Pick<Refusal, 'reason' | 'movedTo'>);

/** What a write changes at the vendor's besides its subject. */
export interface Touched {
  readonly hints: readonly Hint[];
  /** Those of them that are not told by the answer: a desk that dies before it has read them anew finds them due. */
  readonly outdated: readonly ReadWindow[];
  /** When they are read again after it is done. What it leaves free may be what the next caller wants. */
  readonly readAgain: 'now' | 'nextLook';
}

/** A time of the day for which a kind of decision waits. */
export interface OwnTime<A extends Action> {
  /** Not sent before. */
  begins(intent: Pick<IntentOf<A>, 'action' | 'seen'>): EpochMs;
  isTooEarly(error: RemoteError): boolean;
  /** After it was too early at `at`. */
  nextTry(intent: IntentOf<A>, at: EpochMs): EpochMs;
}

/** What the vendor said when it refused. */
export interface Said {
  readonly error: RemoteError;
  readonly message: string;
  /** Fields of the request that it complained of. */
  readonly fields: readonly string[];
}

/**
 * All that the outbox knows of a kind of decision (design §4). A module of this shape, its half in `shared/domain/kinds` and a line in
 * both tables are what a new kind takes: the outbox itself names none.
 */
export interface OutboxKind<A extends Action> {
  /** What the kind is to everybody. */
  readonly decision: DecisionKind<A>;
  /** The subject in whose line it stands now, where one thing goes by two ids for a while. */
  subjectNow(context: GroundContext, subject: Subject): Subject;
  /** @param calendar of something new; of what is known, it is known */
  ground(context: GroundContext, action: A, calendar: CalendarRef | null): Ground<A>;
  /** It has no undo window: it may leave as soon as it is decided. */
  readonly leavesAtOnce?: true;
  /** What its audit entry tells besides what was seen; that entry outlives the intent. Nothing of the patient's. */
  noted(action: A): Readonly<Record<string, unknown>>;
  /** What later decisions on its subject stand on, once it is taken back or brought back. @returns those that change */
  rebase(
    intent: IntentOf<A>,
    later: readonly IntentOf<Action>[],
    became: 'takenBack' | 'broughtBack',
  ): readonly Pick<IntentOf<Action>, 'id' | 'state' | 'seen'>[];
  /** `null`: it may go as soon as it can. */
  readonly ownTime: OwnTime<A> | null;
  /** What it is about in time: what concerns today goes first, and so does what has no time. */
  timesOf(intent: IntentOf<A>): readonly EpochMs[];
  /** Whether what another decision is about can be what this one's call made, while its answer is not known. */
  mayHaveMade(intent: IntentOf<A>, about: IntentOf<Action>, subject: Subject): boolean;
  /** Whether all stands as the receptionist saw it: `notDone` where it does. An old copy is read again first. */
  checkPrecondition(context: KindContext, intent: IntentOf<A>): Promise<Result<Finding, Unread>>;
  /** What stands there before the first call: what the call makes is none of these. */
  knownBefore(context: KindContext, intent: IntentOf<A>): readonly BookingId[];
  /**
   * Writes down what must be known of the call whatever becomes of its answer. Runs in the transaction that records that it leaves: where
   * there is no room for that, nothing leaves, and no attempt counts. Absent: nothing must be known.
   */
  leaves?(context: KindContext, intent: IntentOf<A>, at: EpochMs): void;
  /** The one call that it stands for. It is never repeated here. @param at the moment at which it leaves */
  call(context: KindContext, intent: IntentOf<A>, at: EpochMs): Promise<Result<Done, RemoteError>>;
  /**
   * Reads from the vendor what became of it; what is read is in the store afterwards.
   * @param said whether the vendor has refused it, or its answer was lost
   */
  lookUp(
    context: KindContext,
    intent: IntentOf<A>,
    said: 'refused' | 'nothing',
  ): Promise<Result<Finding, Unread>>;
  /** Why the vendor said no, as a person needs to know it. */
  reasonOf(said: Said): RefusalReason;
  touches(context: Pick<KindContext, 'store' | 'zoneOf'>, intent: IntentOf<A>): Touched;
}

/** The kinds that an outbox carries. */
export type OutboxKinds<A extends Action> = KindTable<A, OutboxKind<A>>;
