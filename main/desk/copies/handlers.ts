import type { copiesRequests } from '#shared/contract/copies.ts';
import type { HandlersOf } from '#shared/contract/door.ts';
import { clinicKeyOf, firstClinic } from '#shared/domain/clinicKey.ts';
import { ok } from '#shared/result.ts';
import type { SessionAccess } from '../sessionAccess.ts';
import { copiesOfAll, removeCopy } from './copies.ts';

export function copiesHandlers(access: SessionAccess): HandlersOf<typeof copiesRequests> {
  return {
    'copies.get': () => access.each.read((sessions) => ok(copiesOfAll(sessions))),
    'copies.remove': ({ name }) =>
      (clinicKeyOf(name) === firstClinic ? access.first : access.ofId(name)).read((session) => {
        removeCopy(session, name, session.staff.initials());
        return ok(copiesOfAll(access.sessions()));
      }),
  };
}
