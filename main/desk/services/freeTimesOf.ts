import type { AddressId, AddressServiceId } from '#shared/domain/ids.ts';
import { dayMs } from '#shared/time/durations.ts';
import type { EpochMs } from '#shared/time/zone.ts';
import type { Session } from '../session.ts';

/** Free times to come that offer a service, as last read. */
export interface FreeTimesOfService {
  readonly count: number;
  readonly first: EpochMs;
  readonly last: EpochMs;
}

/** The vendor takes hours so far ahead (API.md §6). Milliseconds. */
const aheadMs = 84 * dayMs;

/** How often each service of a calendar can be booked from now on. */
export function freeTimesByService(
  { store, now }: Pick<Session, 'store' | 'now'>,
  addressId: AddressId,
): ReadonlyMap<AddressServiceId, FreeTimesOfService> {
  const from = now();
  const found = new Map<AddressServiceId, FreeTimesOfService>();
  for (const { start, services } of store.schedule.slotsInWindow([addressId], { from, to: from + aheadMs })) {
    for (const { addressServiceId } of services) {
      const before = found.get(addressServiceId);
      found.set(addressServiceId, {
        count: (before?.count ?? 0) + 1,
        first: Math.min(before?.first ?? start, start),
        last: Math.max(before?.last ?? start, start),
      });
    }
  }
  return found;
}
