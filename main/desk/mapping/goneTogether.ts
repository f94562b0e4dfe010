import { type AddressId, asAddressId } from '#shared/domain/ids.ts';
import type { KnownObject } from '#shared/domain/mapping/knownObject.ts';
import { objectKey, type VendorNews } from '#shared/domain/mapping/vendorNews.ts';

/** One that is listed no more. */
export type Gone = Pick<KnownObject, 'kind' | 'remoteId'>;

/**
 * What is listed no more, by what it hung on: the calendars of a doctor or a facility, and the services of a calendar.
 *
 * Invariants: what somebody has seen to be gone is not in it; nor is what is listed.
 */
export class GoneTogether {
  readonly #calendars = new Map<string, AddressId[]>();
  readonly #services = new Map<string, string[]>();

  constructor(known: readonly KnownObject[], news: ReadonlyMap<string, VendorNews>) {
    for (const { kind, remoteId, ownerId, facilityId } of known) {
      if (kind !== 'address' && kind !== 'addressService') continue;
      if (news.get(objectKey(kind, remoteId))?.kind !== 'vanished') continue;
      if (kind === 'addressService') add(this.#services, ownerId, remoteId);
      else
        for (const owner of [objectKey('doctor', ownerId), objectKey('facility', facilityId)])
          add(this.#calendars, owner, asAddressId(remoteId));
    }
  }

  /** The calendar itself, or those of a doctor or a facility; `null`: of a kind that has none. */
  calendarsOf({ kind, remoteId }: Gone): readonly AddressId[] | null {
    if (kind === 'address') return [asAddressId(remoteId)];
    if (kind !== 'doctor' && kind !== 'facility') return null;
    return this.#calendars.get(objectKey(kind, remoteId)) ?? [];
  }

  /** The address services of these calendars. */
  servicesOf(calendars: readonly AddressId[]): readonly string[] {
    return calendars.flatMap((id) => this.#services.get(id) ?? []);
  }
}

function add<T>(lists: Map<string, T[]>, key: string, item: T): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [item]);
  else list.push(item);
}
