import type { breaksRequests } from '#shared/contract/breaks.ts';
import type { HandlersOf } from '#shared/contract/door.ts';
import { ok } from '#shared/result.ts';
import type { SessionAccess } from '../sessionAccess.ts';
import { addBreaks, changeBreak, removeBreak } from './breaks.ts';
import { takeBackPress } from './takeBack.ts';

export function breaksHandlers(access: SessionAccess): HandlersOf<typeof breaksRequests> {
  return {
    'breaks.add': (request) =>
      access
        .ofId(request.addressId)
        .change((session) => addBreaks(session, request, session.staff.initials())),
    'breaks.change': (request) =>
      access
        .ofId(request.seen.breakId)
        .change((session) => changeBreak(session, request, session.staff.initials())),
    'breaks.remove': (request) =>
      access
        .ofId(request.seen.breakId)
        .change((session) => removeBreak(session, request, session.staff.initials())),
    'breaks.takeBack': ({ intentId }) =>
      access
        .ofId(intentId)
        .change((session) => ok(takeBackPress(session, intentId, session.staff.initials()))),
  };
}
