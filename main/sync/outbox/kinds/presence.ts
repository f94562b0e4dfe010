import type { IntentOf } from '#shared/domain/intentOf.ts';
import { presence as decision, type PresenceAction } from '#shared/domain/kinds/presence.ts';
import { ok } from '#shared/result.ts';
import { checkVisit, isDone, lookUpVisit, onVisit } from './onVisit.ts';
import type { KindContext, OutboxKind, OwnTime } from './outboxKind.ts';
import { patched, visitDone } from './visitDone.ts';
import { asItStands, changed, type Found, type VisitFinding } from './visitFinding.ts';
import { groundOnVisit } from './visitGround.ts';
import { nothing } from './visitWindows.ts';
import { minuteMs } from '#shared/time/durations.ts';

/** After the visit's end it is tried this often. */
const tooEarlyRetryMs = 5 * minuteMs;

/** The vendor refuses it before the visit begins, and some before it ends (API.md §8). */
const ownTime: OwnTime<PresenceAction> = {
  begins: ({ seen }) => seen?.start ?? 0,
  isTooEarly: (error) => error.kind === 'invalid' && /in the future/i.test(error.message),
  nextTry({ seen }, at) {
    const end = seen?.end ?? at;
    return end > at ? end : at + tooEarlyRetryMs;
  },
};

/** The vendor is told whether a patient came. */
export const presence: OutboxKind<PresenceAction> = {
  ...onVisit,
  decision,
  ownTime,
  ground: (context, action) => groundOnVisit(context, decision, action),
  noted: (action) => ({ presence: action.presence }),
  checkPrecondition: (context, intent) =>
    checkVisit(context, intent, intent.action.bookingId, () => lookUp(context, intent)),
  async call({ remote, store }, { action, calendar }) {
    const { bookingId } = action;
    const answer =
      action.presence === 'present'
        ? await remote.markPatientPresence(calendar, bookingId)
        : await remote.markPatientAbsence(calendar, bookingId);
    if (!answer.ok) return answer;
    const bookings = patched(store, bookingId, { presence: action.presence });
    return ok(visitDone(store, bookingId, { bookings, now: null }));
  },
  lookUp,
  touches: () => nothing,
};

function lookUp(context: KindContext, intent: IntentOf<PresenceAction>) {
  return lookUpVisit(context, intent, intent.action.bookingId, (found) => findPresence(intent, found));
}

/** Compares what was wanted with what is true. Pure. */
export function findPresence(intent: IntentOf<PresenceAction>, found: Found): VisitFinding {
  const { booking } = found;
  if (booking?.status !== 'booked') return changed(found);
  return booking.presence === intent.action.presence ? isDone(booking) : asItStands(intent, found);
}
