import type { HandlersOf } from '#shared/contract/door.ts';
import type { lockRequests } from '#shared/contract/lock.ts';
import { ok } from '#shared/result.ts';
import type { SessionAccess } from '../sessionAccess.ts';
import { noLock } from './lock.ts';

export function lockHandlers(access: SessionAccess): HandlersOf<typeof lockRequests> {
  return {
    'lock.get': () => Promise.resolve(ok(access.sessions()[0]?.lock.view() ?? noLock)),
    'lock.close': () =>
      access.first.read(({ lock }) => {
        lock.close();
        return ok(lock.view());
      }),
    'lock.open': ({ pin }) => access.first.readSoon(async ({ lock }) => ok(await lock.open(pin))),
    'lock.forgot': ({ secret }) =>
      access.first.readSoon(async ({ lock, staff }) => ok(await lock.forgot(secret, staff.initials()))),
    'lock.setPin': (wanted) =>
      access.first.readSoon(async ({ lock, staff }) => ok(await lock.setPin(wanted, staff.initials()))),
  };
}
