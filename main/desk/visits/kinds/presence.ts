import { asBookingId } from '#shared/domain/ids.ts';
import type { PresenceAction } from '#shared/domain/kinds/presence.ts';
import { arrivalFollows } from '../../arrivals/patientSteps.ts';
import type { DeskKind } from './deskKind.ts';
import { firm } from './ground.ts';
import { ofState, visitIdOf } from './onVisit.ts';

export const presence: DeskKind<PresenceAction> = {
  ...ofState,
  ground: (_, { bookingId }) => firm(asBookingId(bookingId)),
  action: (_, decision, visitId) => ({
    kind: 'presence',
    bookingId: visitIdOf(decision, visitId),
    presence: decision.presence,
  }),
  wanted: ({ action, seen }) => ({ start: seen?.start ?? 0, presence: action.presence }),
  follow: (session, { bookingId }, staff) => arrivalFollows(session, bookingId, staff),
};
