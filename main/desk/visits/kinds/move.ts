import { asAddressId, asAddressServiceId } from '#shared/domain/ids.ts';
import type { MoveAction } from '#shared/domain/kinds/move.ts';
import { presenceFollows } from '../../arrivals/patientSteps.ts';
import { calendarOf } from '../../calendars/calendarOf.ts';
import type { DeskKind } from './deskKind.ts';
import { already, isAt, refused, visitsAt } from './ground.ts';
import { groundOnVisit, ofState, visitIdOf } from './onVisit.ts';

export const move: DeskKind<MoveAction> = {
  ...ofState,
  ground(session, decision) {
    const ground = groundOnVisit(
      session,
      decision,
      () => refused('visitCanceled'),
      (visit) => (isAt(visit, decision) ? already(visit.id) : null),
    );
    if (ground.kind !== 'firm') return ground;
    const others = visitsAt(session.store, decision).filter(({ id }) => id !== ground.bookingId);
    return others.length === 0 ? ground : refused('timeTaken');
  },
  action(store, decision, visitId) {
    const calendar = calendarOf(store, asAddressId(decision.addressId));
    if (calendar === null) return null;
    const { start, duration } = decision;
    const addressServiceId = asAddressServiceId(decision.addressServiceId);
    return {
      kind: 'move',
      bookingId: visitIdOf(decision, visitId),
      to: { calendar, start, duration, addressServiceId },
    };
  },
  wanted: ({ action }) => ({ start: action.to.start, presence: null }),
  nextSteps: (exists) => (exists ? ['chooseTime', 'callPatient', 'drop'] : ['callPatient', 'drop']),
  follow: (session, { bookingId }, staff) => presenceFollows(session, bookingId, staff),
};
