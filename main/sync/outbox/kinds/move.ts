import type { Booking, Patient } from '#shared/domain/booking.ts';
import type { BookingId, CalendarRef } from '#shared/domain/ids.ts';
import type { Action, IntentOf } from '#shared/domain/intentOf.ts';
import { move as decision, targetSpan, type MoveAction } from '#shared/domain/kinds/move.ts';
import type { RemoteError } from '#shared/domain/remoteError.ts';
import { isWhereItWasMoved } from '#shared/domain/sameVisit.ts';
import { ok, type Result } from '#shared/result.ts';
import type { Store } from '../../ports.ts';
import { checkVisit, onVisit } from './onVisit.ts';
import type { Finding, KindContext, OutboxKind, Unread } from './outboxKind.ts';
import { rebaseSeen } from './rebaseSeen.ts';
import { serviceOf } from './serviceOf.ts';
import { patched, visitDone, type Told } from './visitDone.ts';
import {
  asItStands,
  changed,
  findingOf,
  isNew,
  movesOf,
  wasMadeAndIsOff,
  type Found,
  type VisitFinding,
} from './visitFinding.ts';
import { groundOnVisit } from './visitGround.ts';
import { mayStandAt } from './mayStandAt.ts';
import { knownAt, readVisit } from './visitReads.ts';
import { timeTaken, visitReason } from './visitRefusals.ts';
import { daysOf } from './visitWindows.ts';

/** A visit goes to another time, calendar or service; the vendor gives it another id then. */
export const move: OutboxKind<MoveAction> = {
  ...onVisit,
  decision,
  ground: (context, action) => groundOnVisit(context, decision, action),
  rebase({ action, seen }, later, became) {
    if (seen === null) return [];
    const there = targetSpan(action);
    return became === 'takenBack' ? rebaseSeen(later, there, seen) : rebaseSeen(later, seen, there);
  },
  timesOf: ({ action, seen }) => (seen === null ? [] : [seen.start, action.to.start]),
  mayHaveMade: (intent, about, subject) => mayStandAt(intent.action.to, intent, about, subject),
  checkPrecondition: (context, intent) =>
    checkVisit(context, intent, intent.action.bookingId, () => lookUp(context, intent)),
  knownBefore: (context, { action }) => knownAt(context, action.to),
  async call(context, intent) {
    const told = await callMove(context, intent);
    return told.ok ? ok(visitDone(context.store, intent.action.bookingId, told.value)) : told;
  },
  lookUp,
  reasonOf: (said) => visitReason(said, { timeTaken, notFound: 'gone', conflict: 'timeTaken' }),
  touches: (context, { action, calendar, seen }) =>
    daysOf(context, [...(seen === null ? [] : [{ calendar, start: seen.start }]), action.to], 'now'),
};

/** Moves the visit, and says what the vendor's answer tells. */
export async function callMove(
  { remote, store, clock }: Pick<KindContext, 'remote' | 'store' | 'clock'>,
  { action, calendar }: Pick<IntentOf<MoveAction>, 'action' | 'calendar'>,
): Promise<Result<Told, RemoteError>> {
  // Taken before the call: a sweep that runs beside it finds the old visit cancelled, or gone, before the answer is here.
  const before = store.bookings.get(action.bookingId);
  const answer = await remote.moveBooking(calendar, action.bookingId, action.to);
  if (!answer.ok) return answer;
  const { bookingId, booking, calendar: there } = answer.value;
  const moved = booking ?? (before === null ? null : movedCopy(store, before, action, bookingId, there));
  const old = patched(store, action.bookingId, {
    status: 'canceled',
    canceledBy: 'integration',
    canceledAt: clock.now(),
  });
  return ok({
    bookings: [...(moved === null ? [] : [moved]), ...old],
    now: { id: bookingId, calendar: there },
  });
}

/** The visit as it must be now, where the vendor told no more than its new id. */
function movedCopy(
  store: Store<Action>,
  before: Booking,
  { to }: MoveAction,
  id: BookingId,
  there: CalendarRef,
): Booking {
  return {
    ...before,
    id,
    addressId: there.addressId,
    status: 'booked',
    canceledBy: null,
    canceledAt: null,
    ...targetSpan({ to }),
    service: serviceOf(store, before, to.addressServiceId, there),
  };
}

async function lookUp(context: KindContext, intent: IntentOf<MoveAction>): Promise<Result<Finding, Unread>> {
  const { bookingId, to } = intent.action;
  const found = await readVisit(context, intent, bookingId, to);
  if (!found.ok) return found;
  return ok(findingOf(context.store, intent, bookingId, to.calendar, findMoved(intent, found.value)));
}

/** Compares what was wanted with what is true. Pure. */
export function findMoved(intent: IntentOf<MoveAction>, found: Found): VisitFinding {
  const { action } = intent;
  const patient = found.booking?.patient ?? null;
  const movedTo = movesOf(found.booking).filter((id) => id !== action.bookingId);
  // Where the vendor tells what became of the visit, a new visit of the patient's at that time is another one. Where it
  // tells neither that nor who the patient was, a new visit there can be anybody's. And what never left has made none: nobody
  // noted then what was known before it.
  const wasSent = intent.attempts > 0;
  const isItsMove = (booking: Booking): boolean =>
    movedTo.length > 0
      ? movedTo.includes(booking.id)
      : wasSent && patient !== null && booking.id !== action.bookingId && isNew(found, booking);
  const there =
    found.there.find((booking) => isItsMove(booking) && isWhereItWasMoved(action.to, booking, patient)) ??
    found.there.find(
      (booking) => wasSent && isNew(found, booking) && wasMovedThereAndIsOff(intent, booking, patient),
    );
  const stillThere = found.booking?.status === 'booked';
  if (!stillThere && there !== undefined) return { kind: 'done', booking: there, isNew: true };
  return stillThere ? asItStands(intent, found) : changed(found);
}

/**
 * The visit came where it should, and went on from there before its answer could be looked for: by a patient, or by this desk,
 * to which a sweep had shown it under its new id.
 */
function wasMovedThereAndIsOff(
  intent: IntentOf<MoveAction>,
  booking: Booking,
  patient: Patient | null,
): boolean {
  const { bookingId, to } = intent.action;
  return (
    patient !== null &&
    booking.id !== bookingId &&
    wasMadeAndIsOff(intent, booking) &&
    isWhereItWasMoved(to, { ...booking, status: 'booked' }, patient)
  );
}
