import { asAddressId, asAddressServiceId } from '#shared/domain/ids.ts';
import type { KnownObject } from '#shared/domain/mapping/knownObject.ts';
import type { MappingKind } from '#shared/domain/mapping/mapping.ts';
import { objectKey, vendorNews, type VendorNews } from '#shared/domain/mapping/vendorNews.ts';
import type { DeskStore } from '../deskStore.ts';
import { appendDeed } from '../appendDeed.ts';
import { deskObjects } from './mappedObjects.ts';
import { type HoursAlong, hoursAlong, moveExceptions, moveHours } from './hoursAlong.ts';
import { inEachClinic, type MappedClinic, type Match } from './inEachClinic.ts';

/** What came of it. */
export type Matched =
  /** `hours`: those that were kept here wait as a draft of this calendar; `missing`: services that it does not offer, by name. */
  | {
      readonly kind: 'matched';
      readonly hours: { readonly addressId: string; readonly missing: string[] } | null;
    }
  /** What was offered is not so any more. */
  | { readonly kind: 'changedMeanwhile' }
  | Extract<HoursAlong, { readonly kind: 'hasHours' | 'noServices' | 'damaged' }>;

/**
 * Gives an object all that the clinic called it under its id before, in one transaction with what hangs on it: the services of an address
 * go along where there is one likely match for each, and hours that are kept here go on as a draft with the services of the other calendar.
 * All of it, or nothing.
 */
export function matchObjects(clinics: readonly MappedClinic[], match: Match): Matched {
  const clinic = clinics.find(({ store }) => isOffered(store, match));
  if (clinic === undefined) return { kind: 'changedMeanwhile' };
  const addresses =
    match.kind === 'address' ? { from: asAddressId(match.from), to: asAddressId(match.to) } : null;
  const hours: HoursAlong =
    addresses === null ? { kind: 'none' } : hoursAlong(clinic, addresses.from, addresses.to);
  if (hours.kind !== 'go' && hours.kind !== 'none') return hours;
  const along = [match, ...servicesAlong(clinic.store, match)];
  inEachClinic(
    [clinic],
    along,
    ({ from }) => from,
    (one, matches) => {
      if (addresses !== null && hours.kind === 'go')
        moveHours(one, addresses.from, addresses.to, hours.names);
      moveExceptions(one, match);
      for (const each of matches) carryOver(one.store, each);
      appendDeed(one, 'mapping.matched', addresses?.to ?? null);
    },
  );
  return {
    kind: 'matched',
    hours: hours.kind === 'go' ? { addressId: match.to, missing: [...hours.missing] } : null,
  };
}

function carryOver(store: DeskStore, { kind, from, to }: Match): void {
  const known = knownOf(store, kind, to);
  store.mappings.rename(kind, from, to);
  if (kind === 'addressService' && known !== undefined)
    store.availability.renameService(asAddressId(known.ownerId), {
      from: asAddressServiceId(from),
      to: asAddressServiceId(to),
    });
  store.knownObjects.goesOn(kind, from, to);
  store.knownObjects.settle([{ kind, remoteId: to }], false);
}

function isOffered(store: DeskStore, { kind, from, to }: Match): boolean {
  const news = newsOf(store).get(objectKey(kind, from));
  return news?.kind === 'vanished' && news.matches.includes(to);
}

/** Of an address that goes on as another: its services, where it is certain which of the new ones each is. */
function servicesAlong(store: DeskStore, { kind, from, to }: Match): readonly Match[] {
  if (kind !== 'address') return [];
  const news = newsOf(store);
  const known = store.knownObjects.all().filter((object) => object.kind === 'addressService');
  const ofNew = new Set(known.flatMap((object) => (object.ownerId === to ? [object.remoteId] : [])));
  const taken = new Set<string>();
  return known.flatMap((object): Match[] => {
    const its = object.ownerId === from ? news.get(objectKey(object.kind, object.remoteId)) : undefined;
    const [target] = its?.kind === 'vanished' ? its.matches.filter((id) => ofNew.has(id)) : [];
    if (target === undefined || taken.has(target)) return [];
    taken.add(target);
    return [{ kind: 'addressService', from: object.remoteId, to: target }];
  });
}

function newsOf(store: DeskStore): ReadonlyMap<string, VendorNews> {
  const listed = new Set(
    deskObjects(store).flatMap((object) =>
      object.isListed ? [objectKey(object.kind, object.remoteId)] : [],
    ),
  );
  return vendorNews(store.knownObjects.all(), (kind, id) => listed.has(objectKey(kind, id)));
}

const knownOf = (store: DeskStore, kind: MappingKind, id: string): KnownObject | undefined =>
  store.knownObjects.all().find((object) => object.kind === kind && object.remoteId === id);
