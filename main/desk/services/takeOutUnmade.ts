import type { Push } from '#shared/contract/door.ts';
import type { AddressId, AddressServiceId } from '#shared/domain/ids.ts';
import type { Session } from '../session.ts';
import { unmadeService } from '../unmadeService.ts';
import { keptHoursOf } from './keptHours.ts';
import { takeOutOfHours } from './takeOutOfHours.ts';
import { countUses } from './uses.ts';

/**
 * Takes a service that nobody is adding (any more) out of the hours of its calendar, which would wait for it for ever.
 * @returns `gone`: no hours name it, or it is not such a one
 */
export function takeOutUnmade(
  session: Session,
  addressId: AddressId,
  id: AddressServiceId,
  push: Push,
): 'done' | 'gone' {
  const { store } = session;
  const isLost = unmadeService(store, id) !== null;
  if (!isLost || countUses(keptHoursOf(session, addressId), id) === 0) return 'gone';
  store.transaction(() => takeOutOfHours(session, addressId, id, session.staff.initials()));
  push('hours.changed', { addressIds: [addressId] });
  push('services.changed', { addressId });
  return 'done';
}
