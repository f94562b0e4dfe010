import type { HandlersOf, Push } from '#shared/contract/door.ts';
import type { hoursRequests } from '#shared/contract/hours.ts';
import { asAddressId } from '#shared/domain/ids.ts';
import { ok } from '#shared/result.ts';
import type { SessionAccess } from '../sessionAccess.ts';
import { calendarHours } from './calendarHours.ts';
import { discardDraft, saveDraft } from './drafts.ts';
import { listHours } from './listHours.ts';

/** @param push tells the window whose hours are others now */
export function hoursHandlers(access: SessionAccess, push: Push): HandlersOf<typeof hoursRequests> {
  return {
    'hours.list': () => access.each.read((sessions) => ok(sessions.flatMap(({ store }) => listHours(store)))),
    'hours.get': ({ addressId }) =>
      access.ofId(addressId).read((clinic) => {
        const hours = calendarHours(clinic, asAddressId(addressId));
        return ok(hours === null ? { kind: 'gone' } : { kind: 'hours', hours });
      }),
    'hours.saveDraft': (wanted) =>
      access.ofId(wanted.addressId).change((clinic) => ok(saveDraft(clinic, wanted, push))),
    'hours.discardDraft': (wanted) =>
      access.ofId(wanted.addressId).change((clinic) => ok(discardDraft(clinic, wanted, push))),
  };
}
