import type { IntentOf } from '#shared/domain/intentOf.ts';
import { cancel as decision, type CancelAction } from '#shared/domain/kinds/cancel.ts';
import { ok } from '#shared/result.ts';
import { checkVisit, isDone, lookUpVisit, onVisit } from './onVisit.ts';
import type { KindContext, OutboxKind } from './outboxKind.ts';
import { patched, visitDone } from './visitDone.ts';
import { asItStands, changed, movedTo, type Found, type VisitFinding } from './visitFinding.ts';
import { groundOnVisit } from './visitGround.ts';
import { daysOf } from './visitWindows.ts';

/** A visit is called off. */
export const cancel: OutboxKind<CancelAction> = {
  ...onVisit,
  decision,
  ground: (context, action) => groundOnVisit(context, decision, action, 'settled'),
  checkPrecondition: (context, intent) =>
    checkVisit(context, intent, intent.action.bookingId, () => lookUp(context, intent)),
  async call({ remote, store, clock }, { action, calendar }) {
    const { bookingId } = action;
    const answer = await remote.cancelBooking(calendar, bookingId, action.reason);
    if (!answer.ok) return answer;
    const bookings = patched(store, bookingId, {
      status: 'canceled',
      canceledBy: 'integration',
      canceledAt: clock.now(),
    });
    return ok(visitDone(store, bookingId, { bookings, now: null }));
  },
  lookUp,
  touches: (context, { calendar, seen }) =>
    daysOf(context, seen === null ? [] : [{ calendar, start: seen.start }], 'now'),
};

function lookUp(context: KindContext, intent: IntentOf<CancelAction>) {
  return lookUpVisit(context, intent, intent.action.bookingId, (found) => findCanceled(intent, found));
}

/** Compares what was wanted with what is true. Pure. */
export function findCanceled(intent: IntentOf<CancelAction>, found: Found): VisitFinding {
  const { booking } = found;
  if (booking === null) return changed(found);
  if (booking.status !== 'canceled') return asItStands(intent, found);
  // Moved away is not cancelled: the visit goes on under another id.
  return movedTo(booking) === undefined ? isDone(booking) : changed(found);
}
