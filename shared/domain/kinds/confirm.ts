import { z } from 'zod';
import type { BookingId } from '../ids.ts';
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

/** The patient has confirmed that they will come. */
export interface ConfirmAction {
  readonly kind: 'confirm';
  readonly bookingId: BookingId;
}

export const confirm: VisitKind<ConfirmAction> = {
  schema: z.object({ kind: z.literal('confirm'), bookingId }),
  subjectOf: visitSubject,
  withSubject: withVisit,
  calendarsOf: itsCalendar,
  lay: (fold, intent) => layOnVisit(fold, intent, intent.action.bookingId, { confirmed: true }),
  supersede: (_, earlier) => ({
    withdraws: [],
    isNeeded: ![...unsent(earlier), ...onTheWay(earlier)].some(({ action }) => action.kind === 'confirm'),
  }),
  // The vendor has no call that takes a confirmation back.
  opposite: 'none',
  isAsLeft: () => true,
  told: () => nothingTold,
  settles: false,
};
