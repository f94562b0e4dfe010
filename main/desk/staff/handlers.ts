import type { HandlersOf } from '#shared/contract/door.ts';
import type { StaffRemoved, staffRequests } from '#shared/contract/staff.ts';
import { err, ok } from '#shared/result.ts';
import type { SessionAccess } from '../sessionAccess.ts';
import { keepersOnly } from './keepersOnly.ts';
import { noStaff } from './staff.ts';

export function staffHandlers(access: SessionAccess): HandlersOf<typeof staffRequests> {
  return {
    'staff.get': () => Promise.resolve(ok(access.sessions()[0]?.staff.view() ?? noStaff)),
    'staff.save': (entry) =>
      access.first.readSoon(async ({ staff }) => {
        const saved = await staff.save(entry);
        return saved.kind === 'keepersOnly' ? err(keepersOnly('staff', staff)) : ok(saved);
      }),
    'staff.remove': ({ id }) =>
      access.first.change<StaffRemoved>(({ staff }) => {
        const answer = staff.remove(id);
        if (answer === 'keepersOnly') return err(keepersOnly('staff', staff));
        return ok(answer === 'removed' ? { kind: 'removed', staff: staff.view() } : { kind: 'lastKeeper' });
      }),
    'staff.resetPin': (forgotten) =>
      access.first.readSoon(async ({ staff }) => ok(await staff.resetPin(forgotten))),
    'staff.switch': ({ id, pin }) =>
      access.first.readSoon(async (session) => ok(await session.staff.switchTo(id, pin))),
  };
}
