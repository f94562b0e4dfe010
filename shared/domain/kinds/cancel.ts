import { z } from 'zod';
import type { BookingId } from '../ids.ts';
import { layOnVisit } from './fold.ts';
import { bookingId, nullableText } from './parsed.ts';
import {
  itsCalendar,
  nothingTold,
  unsent,
  unsentOf,
  visitSubject,
  withVisit,
  type VisitKind,
} from './visitKind.ts';

/** A visit is called off. */
export interface CancelAction {
  readonly kind: 'cancel';
  readonly bookingId: BookingId;
  readonly reason: string | null;
}

export const cancel: VisitKind<CancelAction> = {
  schema: z.object({ kind: z.literal('cancel'), bookingId, reason: nullableText }),
  subjectOf: visitSubject,
  withSubject: withVisit,
  calendarsOf: itsCalendar,
  lay: (fold, intent) =>
    layOnVisit(fold, intent, intent.action.bookingId, { status: 'canceled', canceledBy: 'integration' }),
  supersede(_, earlier) {
    const neverBooked = unsent(earlier).some(({ action }) => action.kind === 'book');
    return neverBooked
      ? { withdraws: unsent(earlier).map(({ id }) => id), isNeeded: false }
      : { withdraws: unsentOf(earlier, ['confirm', 'move', 'presence', 'cancel']), isNeeded: true };
  },
  opposite: 'book',
  isAsLeft: (_, { status }) => status === 'canceled',
  told: ({ reason }) => ({ ...nothingTold, reason }),
  settles: true,
};
