import type { Booking } from '#shared/domain/booking.ts';
import { asBookingId, type BookingId, type CalendarRef } from '#shared/domain/ids.ts';
import type { Action, IntentOf } from '#shared/domain/intentOf.ts';
import { book as decision, isBooking, type BookAction } from '#shared/domain/kinds/book.ts';
import { isMove } from '#shared/domain/kinds/move.ts';
import { isSameWish, isVeryVisit, isWhatWasBooked } from '#shared/domain/sameVisit.ts';
import { ok, type Result } from '#shared/result.ts';
import type { EpochMs } from '#shared/time/zone.ts';
import type { Store } from '../../ports.ts';
import { noteOf } from '../note.ts';
import { mayStandAt } from './mayStandAt.ts';
import type { Done, Finding, Ground, GroundContext, KindContext, OutboxKind, Unread } from './outboxKind.ts';
import { visitDone, type Told } from './visitDone.ts';
import { isNew, wasMadeAndIsOff, type Found } from './visitFinding.ts';
import { isWaiting, shownWith, visitNow } from './visitGround.ts';
import { knownAt, readVisit, type Place } from './visitReads.ts';
import { timeTaken, visitReason } from './visitRefusals.ts';
import { daysOf } from './visitWindows.ts';

/** A new visit. */
export const book: OutboxKind<BookAction> = {
  decision,
  subjectNow: visitNow,
  ground,
  noted: () => ({}),
  rebase: () => [],
  ownTime: null,
  timesOf: ({ action }) => [action.start],
  mayHaveMade: (intent, about, subject) => mayStandAt(placeOf(intent), intent, about, subject),
  // A new visit stands on nothing.
  checkPrecondition: () => Promise.resolve(ok({ kind: 'notDone' })),
  knownBefore: (context, intent) => knownAt(context, placeOf(intent)),
  async call({ remote, store }, intent) {
    const { action, calendar } = intent;
    const { start, duration, addressServiceId, patient, comment } = action;
    const request = { start, duration, addressServiceId, patient, comment };
    const answer = await remote.bookSlot(calendar, request);
    if (!answer.ok) return answer;
    const now = { id: answer.value.id, calendar };
    return ok(booked(store, intent, { bookings: [answer.value], now }));
  },
  lookUp,
  reasonOf: (said) => visitReason(said, { timeTaken, notFound: 'timeTaken', conflict: 'timeTaken' }),
  touches: (context, intent) => daysOf(context, [placeOf(intent)], 'nextLook'),
};

const placeOf = ({ action, calendar }: Pick<IntentOf<BookAction>, 'action' | 'calendar'>): Place => ({
  calendar,
  start: action.start,
});

function ground(
  context: GroundContext,
  action: BookAction,
  calendar: CalendarRef | null,
): Ground<BookAction> {
  if (calendar === null) return { kind: 'undecidable', why: 'visitGone' };
  const same = sameOnItsWay(context, action, calendar);
  if (same !== null) return { kind: 'already', bookingId: same };
  const intent = { action, calendar, seen: null };
  return { kind: 'decided', subject: null, withdraws: [], intent };
}

/** A new booking on its way that wants just this visit, and that nothing decided since has called off or moved. */
function sameOnItsWay(context: GroundContext, action: BookAction, calendar: CalendarRef): BookingId | null {
  const { intents } = context.store;
  const same = intents.openBookings(calendar.addressId).find((other) => {
    if (!isWaiting(other) || !isBooking(other) || !isSameWish(action, other.action)) return false;
    const id = asBookingId(other.id);
    const shown = shownWith(context, null, id, intents.ofSubject({ kind: 'visit', id }));
    return shown !== null && shown.status !== 'canceled' && shown.start === action.start;
  });
  return same === undefined ? null : asBookingId(same.id);
}

/** A booking that the vendor has carried out. */
export function booked(store: Store<Action>, intent: IntentOf<BookAction>, told: Told): Done {
  return visitDone(store, asBookingId(intent.id), told, (id, at) => tellMoves(store, intent, id, at));
}

/**
 * A move that has left once may be looking for its visit at the same time, now or after its next try: a new one of the same
 * patient is not it. Two bookings are not told of each other: one visit is all that both want, and taking it for the other's
 * only would mean to send again what was done.
 */
function tellMoves(
  store: Store<Action>,
  { id: madeBy, action: { start } }: IntentOf<BookAction>,
  id: BookingId,
  at: EpochMs,
): void {
  for (const { id: other, action, state, attempts, knownBefore } of store.intents.allOpen()) {
    if (attempts === 0 || state === 'refused' || !isMove(action) || action.to.start !== start) continue;
    store.intents.change(other, { state, knownBefore: [...knownBefore, id] }, noteOf(at, { madeBy }));
  }
}

async function lookUp(
  context: KindContext,
  intent: IntentOf<BookAction>,
  said: 'refused' | 'nothing',
): Promise<Result<Finding, Unread>> {
  const read = await readVisit(context, intent, null, placeOf(intent));
  if (!read.ok) return read;
  const found = findBooked(intent, read.value);
  const made = found ?? (said === 'refused' ? madeBefore(context.store, intent, read.value) : null);
  if (made === null) return ok({ kind: 'notDone' });
  const now = { id: made.id, calendar: intent.calendar };
  return ok({ kind: 'done', done: booked(context.store, intent, { bookings: [made], now }) });
}

/** The time is taken by just the visit that is wanted, which this desk has made before: nobody needs to be told. */
const madeBefore = (
  { intents }: Store<Action>,
  { action }: IntentOf<BookAction>,
  { there }: Found,
): Booking | null =>
  there.find((booking) => isVeryVisit(action, booking) && intents.isMadeHere(booking.id)) ?? null;

/** Compares what was wanted with what is true. Pure. @returns the visit that it made; `null`: none, so it is not done */
export function findBooked(intent: IntentOf<BookAction>, found: Found): Booking | null {
  const { action } = intent;
  return (
    found.there.find((booking) => isNew(found, booking) && isWhatWasBooked(action, booking)) ??
    found.there.find((booking) => isNew(found, booking) && wasBookedAndIsOff(intent, booking)) ??
    null
  );
}

/** The booking was made, and cancelled or moved away before its answer could be looked for: booking again would be a second visit. */
const wasBookedAndIsOff = (intent: IntentOf<BookAction>, booking: Booking): boolean =>
  wasMadeAndIsOff(intent, booking) && isWhatWasBooked(intent.action, { ...booking, status: 'booked' });
