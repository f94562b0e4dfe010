import type { EpochMs, Window } from '../../time/zone.ts';
import type { AddressId } from '../ids.ts';

/** A calendar's hours in time. */
interface Hours {
  readonly addressId: AddressId;
  readonly periods: readonly { readonly start: EpochMs; readonly end: EpochMs }[];
}

/** A doctor is expected at two addresses. */
export interface AtOnce extends Window {
  readonly addressIds: readonly [AddressId, AddressId];
}

/**
 * When one doctor's hours at two addresses lie over each other, by time. A warning and no fault: in person and online at once is
 * usual. @param calendars those of one doctor, of any facilities
 */
export function hoursAtOnce(calendars: readonly Hours[]): readonly AtOnce[] {
  const all = calendars
    .flatMap(({ addressId, periods }) => periods.map(({ start, end }) => ({ addressId, start, end })))
    .toSorted((a, b) => a.start - b.start);
  return all.flatMap((hours, at): AtOnce[] => {
    const found: AtOnce[] = [];
    for (let next = at + 1; next < all.length; next += 1) {
      const other = all[next];
      if (other === undefined || other.start >= hours.end) break;
      if (other.addressId === hours.addressId) continue;
      found.push({
        addressIds: [hours.addressId, other.addressId],
        from: other.start,
        to: Math.min(hours.end, other.end),
      });
    }
    return found;
  });
}
