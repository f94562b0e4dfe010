import { confirm as decision, type ConfirmAction } from '#shared/domain/kinds/confirm.ts';
import type { IntentOf } from '#shared/domain/intentOf.ts';
import { ok } from '#shared/result.ts';
import { checkVisit, isDone, lookUpVisit, onVisit } from './onVisit.ts';
import type { KindContext, OutboxKind } from './outboxKind.ts';
import { patched, visitDone } from './visitDone.ts';
import { asItStands, changed, type Found, type VisitFinding } from './visitFinding.ts';
import { groundOnVisit } from './visitGround.ts';
import { nothing } from './visitWindows.ts';

/** The patient has confirmed that they will come. */
export const confirm: OutboxKind<ConfirmAction> = {
  ...onVisit,
  decision,
  ground: (context, action) => groundOnVisit(context, decision, action),
  checkPrecondition: (context, intent) =>
    checkVisit(context, intent, intent.action.bookingId, () => lookUp(context, intent)),
  async call({ remote, store }, { action: { bookingId }, calendar }) {
    const answer = await remote.confirmBooking(calendar, bookingId);
    if (!answer.ok) return answer;
    const bookings = patched(store, bookingId, { confirmed: true });
    return ok(visitDone(store, bookingId, { bookings, now: null }));
  },
  lookUp,
  touches: () => nothing,
};

function lookUp(context: KindContext, intent: IntentOf<ConfirmAction>) {
  return lookUpVisit(context, intent, intent.action.bookingId, (found) => findConfirmed(intent, found));
}

/** Compares what was wanted with what is true. Pure. */
export function findConfirmed(intent: IntentOf<ConfirmAction>, found: Found): VisitFinding {
  const { booking } = found;
  if (booking?.status !== 'booked') return changed(found);
  return booking.confirmed === true ? isDone(booking) : asItStands(intent, found);
}
