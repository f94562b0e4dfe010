import type { HandlersOf } from '#shared/contract/door.ts';
import type { visitsRequests } from '#shared/contract/visits.ts';
import { ok } from '#shared/result.ts';
import type { SessionAccess } from '../sessionAccess.ts';
import { keptReasonsOf, reasonsOfAll } from './cancelReasons.ts';
import { decideVisit, placeOfDecision, visitDetails } from './visits.ts';

export function visitsHandlers(access: SessionAccess): HandlersOf<typeof visitsRequests> {
  return {
    'visits.get': ({ bookingId }) =>
      access.ofId(bookingId).read((session) => ok(visitDetails(session, bookingId))),
    'visits.decide': (decision) =>
      access
        .ofId(placeOfDecision(decision))
        .change((session) => decideVisit(session, decision, session.staff.initials())),
    'visits.cancelReasons': async () => {
      const kept = await access.askEach(keptReasonsOf);
      return kept.ok ? ok([...reasonsOfAll(kept.value.all.map(({ value }) => value))]) : kept;
    },
  };
}
