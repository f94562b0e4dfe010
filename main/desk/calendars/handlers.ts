import type { calendarsRequests, CalendarsView } from '#shared/contract/calendars.ts';
import type { Handlers, HandlersOf } from '#shared/contract/door.ts';
import { ok } from '#shared/result.ts';
import type { Session } from '../session.ts';
import type { SessionAccess } from '../sessionAccess.ts';

/** @param setZone what depends on a zone is opened anew, which is the connection's work */
export function calendarsHandlers(
  access: SessionAccess,
  setZone: Handlers['calendars.setZone'],
): HandlersOf<typeof calendarsRequests> {
  return {
    'calendars.get': () => Promise.resolve(ok(calendarsOf(access.sessions()))),
    'calendars.change': (wanted) =>
      access.ofId(wanted.addressId).change(({ calendars }) => {
        const changed = calendars.change(wanted);
        return ok(
          changed.kind === 'changed' ? { ...changed, calendars: calendarsOf(access.sessions()) } : changed,
        );
      }),
    'calendars.move': (wanted) =>
      access.ofId(wanted.addressId).change(({ calendars }) => {
        calendars.move(wanted);
        return ok(calendarsOf(access.sessions()));
      }),
    'calendars.showAll': () =>
      access.each.change((sessions) => {
        for (const { calendars } of sessions) calendars.showAll();
        return ok(calendarsOf(sessions));
      }),
    'calendars.setZone': setZone,
  };
}

/** Of all clinics, in the desk's order: each has an order of its own. */
const calendarsOf = (sessions: readonly Pick<Session, 'calendars'>[]): CalendarsView =>
  sessions.flatMap(({ calendars }) => calendars.view());
