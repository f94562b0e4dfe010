import type { ConfirmAction } from '#shared/domain/kinds/confirm.ts';
import type { DeskKind } from './deskKind.ts';
import { refused } from './ground.ts';
import { groundOnVisit, ofState, visitIdOf } from './onVisit.ts';

export const confirm: DeskKind<ConfirmAction> = {
  ...ofState,
  ground: (session, decision) => groundOnVisit(session, decision, () => refused('visitCanceled')),
  action: (_, decision, visitId) => ({ kind: 'confirm', bookingId: visitIdOf(decision, visitId) }),
};
