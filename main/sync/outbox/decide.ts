import type { Booking } from '#shared/domain/booking.ts';
import {
  asBookingId,
  asIntentId,
  type BookingId,
  type CalendarRef,
  type IntentId,
} from '#shared/domain/ids.ts';
import type { Intent, IntentAction } from '#shared/domain/intent.ts';
import { mayBeMadeBy, project, type ShownBooking } from '#shared/domain/project.ts';
import type { Clock, Random } from '#shared/ports.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { Store } from '../ports.ts';
import { laneOf } from './order.ts';
import { seenAgain, targetSpan } from './seenAgain.ts';
import { supersede } from './supersede.ts';

/** What a receptionist wants done. For a new booking, where. */
export interface Decision {
  readonly action: IntentAction;
  /** Of a new booking; a known visit's is known. */
  readonly calendar: CalendarRef | null;
  /** Initials. */
  readonly staff: string;
}

/** What became of a decision: durable when it is returned. */
export type Decided =
  | { readonly kind: 'intent'; readonly id: IntentId; readonly heldUntil: number }
  /** Nothing is left to tell the vendor: it was the opposite of what had not been sent, or is so already. */
  | { readonly kind: 'settled'; readonly withdrawn: readonly IntentId[] };

/** Why a decision cannot be taken: the screen that it was taken on is behind. */
export type Undecidable = 'visitGone' | 'visitCanceled';

export interface Decisions {
  decide(decision: Decision): Result<Decided, Undecidable>;
  /** Takes back what has not been sent (`staff`: whoever does that, where known), and brings back what it had taken back itself. */
  undo(id: IntentId, staff?: string): 'undone' | 'tooLate' | 'laterOnesFirst';
  /** A visit's mark of presence that has not been sent is not meant any more. */
  withdrawPresence(bookingId: BookingId, staff?: string): void;
  /** A person has looked at a refused intent and lets it go. */
  dismiss(id: IntentId, staff?: string): boolean;
}

export interface DecisionParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly random: Random;
  /** The undo window, milliseconds. */
  readonly undoMs: () => number;
  /** Called when a change is durable. */
  readonly changed: (intent: Intent) => void;
}

/**
 * Turns decisions into intents: with their audit entry, in one transaction with everything that they take back, before the
 * call returns to the screen (design §4).
 */
export function createDecisions({ store, clock, random, undoMs, changed }: DecisionParts): Decisions {
  const newId = (): IntentId =>
    asIntentId(`i${clock.now().toString(36)}-${Math.floor(random() * 2 ** 40).toString(36)}`);

  /** What the decision under way has written and taken back, to be told of when it is durable. */
  let touched: Intent[] = [];

  const noteBy = (staff: string | undefined) => ({
    at: clock.now(),
    detail: '{}',
    ...(staff === undefined ? {} : { staff }),
  });

  function takeBack(intent: Intent, by: IntentId | null, staff: string | undefined): void {
    store.intents.drop(intent.id, by, noteBy(staff));
    touched.push(intent);
  }

  function ofLane(bookingId: BookingId): readonly Intent[] {
    return store.intents.ofVisit(bookingId).filter((intent) => laneOf(intent) === bookingId);
  }

  /**
   * A visit that a sweep has seen before the answer to its own booking was here goes by that decision's id until then, or what is
   * decided on it would not stand behind what was decided before. Gives the copy by which it is decided with it.
   */
  function visitOf(id: BookingId): { readonly copy: Booking | null; readonly bookingId: BookingId } {
    const copy = store.bookings.get(id);
    const made =
      copy === null
        ? undefined
        : store.intents
            .openBookings(copy.addressId)
            .find((intent) => isWaiting(intent) && mayBeMadeBy(intent, copy));
    return made === undefined ? { copy, bookingId: id } : { copy: null, bookingId: asBookingId(made.id) };
  }

  function decideOnVisit(
    wanted: Exclude<IntentAction, { kind: 'book' }>,
    staff: string,
  ): Result<Decided, Undecidable> {
    const { copy, bookingId } = visitOf(wanted.bookingId);
    const action = { ...wanted, bookingId };
    const earlier = ofLane(action.bookingId);
    const before = shownWith(copy, action.bookingId, earlier);
    if (before === null) return err('visitGone');
    if (before.status === 'canceled') {
      return action.kind === 'cancel' ? ok({ kind: 'settled', withdrawn: [] }) : err('visitCanceled');
    }
    const { withdraws, isNeeded } = supersede(action, earlier, copy);
    // What the vendor will have when this one's turn comes: the fold without what is about to be taken back.
    const shown =
      withdraws.length === 0
        ? before
        : shownWith(
            copy,
            action.bookingId,
            earlier.filter((intent) => !withdraws.includes(intent.id)),
          );
    const calendar = calendarOf(copy, action.bookingId);
    // Before anything is taken back: what cannot be decided must not undo what was.
    if (isNeeded && (shown === null || calendar === null)) return err('visitGone');
    const id = newId();
    const by = isNeeded ? id : null;
    for (const intent of earlier) if (withdraws.includes(intent.id)) takeBack(intent, by, staff);
    for (const [index, intent] of earlier.entries()) {
      const target = withdraws.includes(intent.id) ? targetSpan(intent) : null;
      if (target !== null && intent.seen !== null) lookAgain(earlier.slice(index + 1), target, intent.seen);
    }
    if (!isNeeded || shown === null || calendar === null)
      return ok({ kind: 'settled', withdrawn: withdraws });
    const { status, start, end, presence } = shown;
    return insert({ id, action, calendar, staff, seen: { status, start, end, presence } });
  }

  /** What was taken back meanwhile is no open intent any more, and stays as it was. */
  function lookAgain(...[later, from, to]: Parameters<typeof seenAgain>): void {
    for (const { id, state, seen } of seenAgain(later, from, to))
      store.intents.change(id, { state, seen }, { at: clock.now(), detail: JSON.stringify({ seen }) });
  }

  function shownWith(copy: Booking | null, id: BookingId, intents: readonly Intent[]): ShownBooking | null {
    return project(copy === null ? [] : [copy], intents).find((shown) => shown.id === id) ?? null;
  }

  /** Where the vendor has the visit; of one that it has not numbered yet, where it was booked. */
  function calendarOf(copy: Booking | null, id: BookingId): CalendarRef | null {
    if (copy === null) return store.intents.get(asIntentId(id))?.calendar ?? null;
    const address = store.catalogue.address(copy.addressId);
    return address === null
      ? null
      : { facilityId: address.facilityId, doctorId: address.doctorId, addressId: address.id };
  }

  function insert(
    decided: Pick<Intent, 'id' | 'action' | 'calendar' | 'staff' | 'seen'>,
  ): Result<Decided, Undecidable> {
    const now = clock.now();
    const intent: Intent = {
      ...decided,
      state: 'held',
      createdAt: now,
      heldUntil: now + undoMs(),
      notBefore: decided.action.kind === 'presence' ? (decided.seen?.start ?? 0) : 0,
      attempts: 0,
      firstSentAt: null,
      knownBefore: [],
      refusal: null,
    };
    store.intents.insert(intent, { at: now, detail: JSON.stringify({ seen: intent.seen }) });
    touched.push(intent);
    return ok({ kind: 'intent', id: intent.id, heldUntil: intent.heldUntil });
  }

  /** Does the work in one transaction, and tells of what it touched once that is durable. */
  function telling<T>(work: () => T): T {
    touched = [];
    const result = store.transaction(work);
    for (const intent of touched) changed(intent);
    return result;
  }

  return {
    decide: ({ action, calendar, staff }) =>
      telling(() => {
        if (action.kind !== 'book') return decideOnVisit(action, staff);
        if (calendar === null) return err('visitGone');
        return insert({ id: newId(), action, calendar, staff, seen: null });
      }),
    undo: (id, staff) =>
      telling(() => {
        const intent = store.intents.get(id);
        if (intent === null || !isUnsent(intent)) return 'tooLate';
        const waiting = ofLane(asBookingId(laneOf(intent))).filter(({ state }) => state !== 'refused');
        if (waiting.at(-1)?.id !== id) return 'laterOnesFirst';
        takeBack(intent, null, staff);
        const restored = store.intents.restore(id, noteBy(staff));
        const lane = ofLane(asBookingId(laneOf(intent)));
        for (const [index, one] of lane.entries()) {
          const target = restored.includes(one.id) ? targetSpan(one) : null;
          if (target !== null && one.seen !== null) lookAgain(lane.slice(index + 1), one.seen, target);
        }
        return 'undone';
      }),
    withdrawPresence: (bookingId, staff) =>
      telling(() => {
        const unsent = ofLane(visitOf(bookingId).bookingId).filter(isUnsent);
        for (const intent of unsent) if (intent.action.kind === 'presence') takeBack(intent, null, staff);
      }),
    dismiss: (id, staff) =>
      telling(() => {
        const intent = store.intents.get(id);
        if (intent?.state !== 'refused') return false;
        takeBack(intent, null, staff);
        return true;
      }),
  };
}

const isWaiting = ({ state }: Intent): boolean => state !== 'refused' && state !== 'confirmed';
const isUnsent = ({ state }: Intent): boolean => state === 'held' || state === 'queued';
