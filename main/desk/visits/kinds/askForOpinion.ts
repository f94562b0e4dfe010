import type { AskForOpinionAction } from '#shared/domain/kinds/askForOpinion.ts';
import { whyNoOpinion } from '#shared/domain/opinion.ts';
import { asBookingId } from '#shared/domain/ids.ts';
import { shownVisit } from '../../board/shownVisits.ts';
import { zoneOfVisit } from '../../calendars/zones.ts';
import type { Session } from '../../session.ts';
import { opinionAsked } from '../opinionAsked.ts';
import type { DeskKind } from './deskKind.ts';
import { already, type Ground, refused } from './ground.ts';
import { groundOnVisit, ofState, visitIdOf } from './onVisit.ts';

export const askForOpinion: DeskKind<AskForOpinionAction> = {
  ...ofState,
  ground(session, decision) {
    const ground = groundOnVisit(session, decision, () => refused('visitCanceled'));
    return ground.kind === 'firm' && ground.bookingId !== null ? ofVisit(session, ground.bookingId) : ground;
  },
  action: (_, decision, visitId) => ({ kind: 'askForOpinion', bookingId: visitIdOf(decision, visitId) }),
};

/** A visit whose patient has been asked is as it was wanted. */
function ofVisit(session: Session, bookingId: string): Ground {
  const id = asBookingId(bookingId);
  const visit = shownVisit(session.store, zoneOfVisit(session, id), id);
  if (visit === null) return refused('visitGone');
  if (opinionAsked(session.store, id) !== null) return already(id);
  return whyNoOpinion(visit, session.now()) === null
    ? { kind: 'firm', bookingId: id }
    : refused('opinionNotAskable');
}
