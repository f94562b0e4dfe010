import { z } from 'zod';
import type { Presence } from '../booking.ts';
import type { BookingId } from '../ids.ts';
import type { Action } from '../intentOf.ts';
import { layOnVisit } from './fold.ts';
import { bookingId } from './parsed.ts';
import {
  itsCalendar,
  nothingTold,
  onTheWay,
  unsentOf,
  visitSubject,
  withVisit,
  type VisitKind,
} from './visitKind.ts';

/** The vendor is told whether a patient came. */
export interface PresenceAction {
  readonly kind: 'presence';
  readonly bookingId: BookingId;
  readonly presence: Presence;
}

export const presence: VisitKind<PresenceAction> = {
  schema: z.object({ kind: z.literal('presence'), bookingId, presence: z.enum(['present', 'absent']) }),
  subjectOf: visitSubject,
  withSubject: withVisit,
  calendarsOf: itsCalendar,
  lay: (fold, intent) =>
    layOnVisit(fold, intent, intent.action.bookingId, { presence: intent.action.presence }),
  supersede(action, earlier, known) {
    const lastSent = onTheWay(earlier)
      .map((intent) => intent.action)
      .findLast(isPresence);
    const willBe = lastSent?.presence ?? known?.presence ?? null;
    // Who did not come is not asked how it was.
    const ended = action.presence === 'absent' ? ['presence', 'askForOpinion'] : ['presence'];
    return { withdraws: unsentOf(earlier, ended), isNeeded: willBe !== action.presence };
  },
  opposite: 'step',
  isAsLeft: () => true,
  told: (action) => ({ ...nothingTold, presence: action.presence }),
  settles: true,
};

/** Whether a decision of whatever kind is a mark of presence. */
export const isPresence = (action: Action): action is PresenceAction => action.kind === 'presence';
