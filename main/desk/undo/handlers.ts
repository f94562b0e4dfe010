import type { HandlersOf } from '#shared/contract/door.ts';
import type { undoRequests } from '#shared/contract/undo.ts';
import { ok } from '#shared/result.ts';
import type { SessionAccess } from '../sessionAccess.ts';
import { lastOfAll } from './lastDecision.ts';
import { undo } from './undo.ts';

export function undoHandlers(access: SessionAccess): HandlersOf<typeof undoRequests> {
  return {
    'undo.decision': ({ intentId }) =>
      access.ofId(intentId).change((session) => ok(undo(session, intentId, session.staff.initials()))),
    'undo.last': () => lastOfAll(access),
  };
}
