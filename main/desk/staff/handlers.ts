import type { HandlersOf } from '#shared/contract/door.ts';
import type { staffRequests } from '#shared/contract/staff.ts';
import { ok } from '#shared/result.ts';
import type { SessionAccess } from '../sessionAccess.ts';
import { noStaff } from './staff.ts';

export function staffHandlers(access: SessionAccess): HandlersOf<typeof staffRequests> {
  return {
    'staff.get': () => Promise.resolve(ok(access.sessions()[0]?.staff.view() ?? noStaff)),
    'staff.save': (entry) => access.first.readSoon(async (session) => ok(await session.staff.save(entry))),
    'staff.remove': ({ id }) =>
      access.first.change((session) => {
        session.staff.remove(id);
        return ok(session.staff.view());
      }),
    'staff.switch': ({ id, pin }) =>
      access.first.readSoon(async (session) => ok(await session.staff.switchTo(id, pin))),
  };
}
