import { z } from 'zod';
import { minuteMs } from '../../time/durations.ts';
import type { EpochMs } from '../../time/zone.ts';
import type { AddressServiceId, BookingId, CalendarRef } from '../ids.ts';
import type { Action } from '../intentOf.ts';
import { layOnVisit } from './fold.ts';
import { addressServiceId, bookingId, calendarRef } from './parsed.ts';
import {
  nothingTold,
  onTheWay,
  unsentOf,
  visitSubject,
  withVisit,
  type KnownVisit,
  type VisitKind,
} from './visitKind.ts';

/** A visit goes to another time, calendar or service; the vendor gives it another id then. */
export interface MoveAction {
  readonly kind: 'move';
  readonly bookingId: BookingId;
  readonly to: {
    readonly calendar: CalendarRef;
    readonly start: EpochMs;
    /** Minutes. */
    readonly duration: number;
    readonly addressServiceId: AddressServiceId;
  };
}

export const move: VisitKind<MoveAction> = {
  schema: z.object({
    kind: z.literal('move'),
    bookingId,
    to: z.object({ calendar: calendarRef, start: z.number(), duration: z.number(), addressServiceId }),
  }),
  subjectOf: visitSubject,
  withSubject: withVisit,
  calendarsOf: ({ action, calendar }) => [calendar, action.to.calendar],
  lay(fold, intent) {
    const { bookingId: id, to } = intent.action;
    layOnVisit(fold, intent, id, { ...targetSpan(intent.action), addressId: to.calendar.addressId });
  },
  // Moved away and back again, and neither was sent: it has never been anywhere else.
  supersede: ({ to }, earlier, known) => ({
    withdraws: unsentOf(earlier, ['move', 'presence']),
    isNeeded:
      onTheWay(earlier).length > 0 || unsentOf(earlier, ['move']).length === 0 || !isWhereItStands(to, known),
  }),
  opposite: 'move',
  isAsLeft: ({ to }, { start, addressId }) => start === to.start && addressId === to.calendar.addressId,
  told: ({ to }) => ({ ...nothingTold, to }),
  settles: true,
};

/** Whether a decision of whatever kind is a move. */
export const isMove = (action: Action): action is MoveAction => action.kind === 'move';

/** Where it brings its visit. */
export const targetSpan = ({
  to,
}: Pick<MoveAction, 'to'>): { readonly start: EpochMs; readonly end: EpochMs } => ({
  start: to.start,
  end: to.start + to.duration * minuteMs,
});

function isWhereItStands(
  { start, duration, calendar, addressServiceId: service }: MoveAction['to'],
  known: KnownVisit | null,
): boolean {
  return (
    known !== null &&
    known.start === start &&
    known.end === start + duration * minuteMs &&
    known.addressId === calendar.addressId &&
    known.service?.id === service
  );
}
