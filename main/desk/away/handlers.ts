import type { awayRequests } from '#shared/contract/away.ts';
import type { HandlersOf } from '#shared/contract/door.ts';
import { ok } from '#shared/result.ts';
import type { DeskParts } from '../ports.ts';
import type { SessionAccess } from '../sessionAccess.ts';
import { awayRows, awayView, endAway, leaveVisit } from './awayView.ts';
import { takeAwayBack } from './back.ts';
import { closeAway, lookAway } from './close.ts';
import { dayOf, setDay } from './day.ts';

/** Of each request the clinic is meant that its calendar is of, or what was decided. */
export function awayHandlers(
  access: SessionAccess,
  { push }: Pick<DeskParts, 'push'>,
): HandlersOf<typeof awayRequests> {
  return {
    'away.look': (wanted) => access.ofId(wanted.addressId).read((session) => ok(lookAway(session, wanted))),
    'away.close': (wanted) =>
      access
        .ofId(wanted.addressId)
        .change((session) => closeAway(session, wanted, session.staff.initials(), push)),
    'away.day': (wanted) => access.ofId(wanted.addressId).read((session) => ok(dayOf(session, wanted))),
    'away.setDay': (wanted) =>
      access
        .ofId(wanted.addressId)
        .change((session) => ok(setDay(session, wanted, session.staff.initials(), push))),
    'away.list': () => access.each.read((sessions) => ok(sessions.flatMap((session) => awayRows(session)))),
    'away.get': ({ id }) => access.ofId(id).read((session) => ok(awayView(session, id))),
    'away.leave': (wanted) =>
      access.ofId(wanted.id).change((session) => {
        const view = leaveVisit(session, wanted);
        push('away.changed', null);
        return ok(view);
      }),
    'away.end': ({ id }) =>
      access.ofId(id).change((session) => {
        const ended = endAway(session, id);
        push('away.changed', null);
        return ok(ended);
      }),
    'away.back': ({ id }) =>
      access.ofId(id).change((session) => ok(takeAwayBack(session, id, session.staff.initials(), push))),
  };
}
