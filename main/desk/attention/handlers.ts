import type { attentionRequests } from '#shared/contract/attention.ts';
import type { HandlersOf } from '#shared/contract/door.ts';
import { ok } from '#shared/result.ts';
import type { SessionAccess } from '../sessionAccess.ts';
import { waitingDecisions } from './waitingDecisions.ts';
import { noOutbox, outboxView, resolveAttention } from './attention.ts';

export function attentionHandlers(access: SessionAccess): HandlersOf<typeof attentionRequests> {
  return {
    'attention.get': () => {
      const desk = access.current();
      return Promise.resolve(ok(desk === null ? noOutbox : outboxView(desk)));
    },
    'attention.waiting': () => access.desk.read((desk) => ok(waitingDecisions(desk))),
    'attention.resolve': ({ intentId, step }) =>
      access
        .ofId(intentId)
        .change((session) => ok(resolveAttention(session, intentId, step, session.staff.initials()))),
  };
}
