import type { CancelAction } from '#shared/domain/kinds/cancel.ts';
import { rememberReason } from '../cancelReasons.ts';
import type { DeskKind } from './deskKind.ts';
import { firm } from './ground.ts';
import { groundOnVisit, ofState, visitIdOf } from './onVisit.ts';

export const cancel: DeskKind<CancelAction> = {
  ...ofState,
  // What somebody else has cancelled is cancelled, as it was wanted.
  ground: (session, decision) => groundOnVisit(session, decision, ({ id }) => firm(id)),
  action: (_, decision, visitId) => ({
    kind: 'cancel',
    bookingId: visitIdOf(decision, visitId),
    reason: decision.reason,
  }),
  follow: (session, { reason }) => rememberReason(session.store, reason ?? '', session.now()),
};
