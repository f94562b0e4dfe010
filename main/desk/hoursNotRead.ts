import type { AddressId } from '#shared/domain/ids.ts';
import type { Problem } from '#shared/domain/problem.ts';
import { isToldWhole } from '../sync/hours/asTold.ts';
import type { Session } from './session.ts';

/**
 * Why hours that are kept at the marketplace cannot be compared or taken over yet: their coming weeks are not read whole. `null`: they are,
 * or hours are kept here.
 */
export function hoursNotRead(
  { store, sync, now }: Pick<Session, 'store' | 'sync' | 'now'>,
  addressId: AddressId,
): Problem | null {
  const address = store.catalogue.address(addressId);
  if (address === null || store.availability.timetables.get(addressId).inForce !== null) return null;
  if (isToldWhole(sync.publishing.reads, address, now())) return null;
  return {
    kind: 'hoursNotRead',
    until: null,
    params: {},
    details: 'slots or bookings of the horizon unread',
  };
}
