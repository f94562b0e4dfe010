import { z } from 'zod';
import type { BookingId } from '../ids.ts';
import type { Action } from '../intentOf.ts';
import { layOnVisit } from './fold.ts';
import { bookingId } from './parsed.ts';
import {
  itsCalendar,
  nothingTold,
  onTheWay,
  unsent,
  visitSubject,
  withVisit,
  type VisitKind,
} from './visitKind.ts';

/** The patient of a visit that is over is asked for an opinion, by the vendor. By which phone, the visit itself says. */
export interface AskForOpinionAction {
  readonly kind: 'askForOpinion';
  readonly bookingId: BookingId;
}

export const askForOpinion: VisitKind<AskForOpinionAction> = {
  schema: z.object({ kind: z.literal('askForOpinion'), bookingId }),
  subjectOf: visitSubject,
  withSubject: withVisit,
  calendarsOf: itsCalendar,
  lay: (fold, intent) => layOnVisit(fold, intent, intent.action.bookingId, {}),
  supersede: (_, earlier) => ({
    withdraws: [],
    isNeeded: ![...unsent(earlier), ...onTheWay(earlier)].some(({ action }) => isAskForOpinion(action)),
  }),
  // Nobody can be asked to forget that they were asked.
  opposite: 'none',
  isAsLeft: () => true,
  told: () => nothingTold,
  settles: false,
};

/** Whether an action of whatever kind asks for an opinion. */
export const isAskForOpinion = (action: Action): action is AskForOpinionAction =>
  action.kind === 'askForOpinion';
