import type { VisitItem, WaitingVisit } from '#shared/contract/attention.ts';
import type { Booking } from '#shared/domain/booking.ts';
import type { BookingId } from '#shared/domain/ids.ts';
import { isBooking } from '#shared/domain/kinds/book.ts';
import { targetOf } from '#shared/domain/kinds/decisionKind.ts';
import {
  visitKindOf,
  visitOf,
  type VisitAction,
  type VisitIntent,
} from '#shared/domain/kinds/decisionKinds.ts';
import { statusOf } from '../board/shownVisits.ts';
import type { DeskReads } from '../deskReads.ts';
import { fromMarketplace } from '../news/fromMarketplace.ts';
import type { WholeDesk } from '../session.ts';
import { canUndoVisit } from '../undo/undoVisit.ts';
import { copyOf, patientOf } from '../visits/intentFacts.ts';
import { deskKindOf } from '../visits/kinds/deskKinds.ts';
import { commonOfItem, commonOfWaiting } from './commonFacts.ts';
import type { Together } from './together.ts';
import type { ToldKind } from './toldKind.ts';

/** How decisions about visits are told of. A press decides about one visit. */
export const onVisits: ToldKind<VisitAction> = { item, waiting };

type Desk = Pick<WholeDesk, 'store' | 'view'>;

function item(desk: Desk, [intent]: Together<VisitIntent>): VisitItem {
  const { store } = desk;
  const { action, seen, refusal } = intent;
  const kind = deskKindOf(action);
  const copy = copyOf(store, intent);
  return {
    about: 'visit',
    ...commonOfItem(desk, intent, targetOf(visitKindOf(action), intent).addressId),
    bookingId: isBooking(intent) ? null : visitOf(intent),
    kind: action.kind,
    patient: patientOf(intent, copy?.patient ?? null),
    entered: kind.entered(action),
    seen: seen && { start: seen.start, end: seen.end },
    wanted: kind.wanted(intent),
    now: copy === null ? null : nowOf(store, copy, refusal?.movedTo ?? null),
    steps: kind.nextSteps(copy?.status === 'booked'),
  };
}

function waiting(desk: Desk, [intent]: Together<VisitIntent>): WaitingVisit {
  const { store } = desk;
  const { action, seen } = intent;
  const patient = patientOf(intent, copyOf(store, intent)?.patient ?? null);
  return {
    about: 'visit',
    ...commonOfWaiting(desk, intent),
    visitId: visitOf(intent),
    kind: action.kind,
    patient: patient && { name: patient.name, surname: patient.surname },
    from: seen?.start ?? null,
    wanted: deskKindOf(action).wanted(intent),
    undoable: canUndoVisit(store, intent),
  };
}

/** A visit that was moved away is told with the time that it has now, if the desk has read that one too. */
function nowOf(store: DeskReads, copy: Booking, movedTo: BookingId | null): VisitItem['now'] {
  const newestId = movedTo ?? copy.moving?.newestId ?? null;
  const newest = newestId === null || newestId === copy.id ? null : store.bookings.get(newestId);
  if (newest !== null) {
    return {
      id: newest.id,
      status: 'moved',
      start: newest.start,
      presence: newest.presence,
      by: fromMarketplace(newest.bookedBy),
      at: newest.bookedAt,
    };
  }
  return {
    id: copy.id,
    status: statusOf(copy),
    start: copy.start,
    presence: copy.presence,
    by: fromMarketplace(copy.canceledBy),
    at: copy.canceledAt,
  };
}
