import type { KnownObject } from './knownObject.ts';
import type { MappingKind } from './mapping.ts';

/** What happened to an object at the vendor since somebody last looked. */
export type VendorNews =
  | { readonly kind: 'new' }
  | { readonly kind: 'renamed'; readonly from: string }
  /** It is listed no more. `matches`: under which ids the same thing may go on, the likeliest first. */
  | { readonly kind: 'vanished'; readonly matches: readonly string[] };

/** What tells objects apart. Ids of two kinds may be equal. */
export const objectKey = (kind: MappingKind, remoteId: string): string => `${kind} ${remoteId}`;

/**
 * What is to be told of a clinic's objects, by `objectKey`. Where nobody has ever looked at the clinic nothing is new: all of it is.
 * @param isListed whether the catalogue has an object now
 */
export function vendorNews(
  known: readonly KnownObject[],
  isListed: (kind: MappingKind, remoteId: string) => boolean,
): ReadonlyMap<string, VendorNews> {
  const wasLookedAt = known.some(({ seenName }) => seenName !== null);
  const news = new Map<string, VendorNews>();
  const gone: KnownObject[] = [];
  const fresh: KnownObject[] = [];
  for (const object of known) {
    const key = objectKey(object.kind, object.remoteId);
    if (!isListed(object.kind, object.remoteId)) {
      gone.push(object);
    } else if (object.seenName === null) {
      fresh.push(object);
      if (wasLookedAt) news.set(key, { kind: 'new' });
    } else if (object.seenName !== object.name) news.set(key, { kind: 'renamed', from: object.seenName });
  }
  const offers = new Offers(gone, fresh);
  for (const object of gone)
    if (!object.goneSeen)
      news.set(objectKey(object.kind, object.remoteId), { kind: 'vanished', matches: offers.of(object) });
  return news;
}

/** The most that can be chosen between without reading a list. */
const mostOffers = 3;

/**
 * Which new objects may be the same things as those that have gone. An address whose doctor goes on under another id is compared with the
 * addresses of that doctor, and a service with those of its address.
 */
class Offers {
  readonly #fresh = new Map<MappingKind, KnownObject[]>();
  /** Those that were seen to be gone, too: what hung on them may still go on. */
  readonly #gone: ReadonlyMap<string, KnownObject>;
  readonly #found = new Map<string, readonly string[]>();

  constructor(gone: readonly KnownObject[], fresh: readonly KnownObject[]) {
    this.#gone = new Map(gone.map((object) => [objectKey(object.kind, object.remoteId), object]));
    for (const object of fresh)
      this.#fresh.set(object.kind, [...(this.#fresh.get(object.kind) ?? []), object]);
  }

  of(object: KnownObject): readonly string[] {
    const key = objectKey(object.kind, object.remoteId);
    const known = this.#found.get(key);
    if (known !== undefined) return known;
    const owners = this.#owners(object);
    const likely = (this.#fresh.get(object.kind) ?? [])
      .map((candidate) => ({ id: candidate.remoteId, score: likeness(object, candidate, owners) }))
      .filter(({ score }) => score > 0)
      .toSorted((a, b) => b.score - a.score)
      .slice(0, mostOffers)
      .map(({ id }) => id);
    this.#found.set(key, likely);
    return likely;
  }

  /** The ids under which whatever it hangs on goes on. */
  #owners({ kind, ownerId }: KnownObject): ReadonlySet<string> {
    const ownerKind = kind === 'address' ? 'doctor' : kind === 'addressService' ? 'address' : null;
    const owner = ownerKind === null ? undefined : this.#gone.get(objectKey(ownerKind, ownerId));
    return new Set([ownerId, ...(owner === undefined ? [] : this.of(owner))]);
  }
}

/** How much speaks for it that two are one thing; 0: nothing does. */
function likeness(gone: KnownObject, fresh: KnownObject, owners: ReadonlySet<string>): number {
  if (!owners.has(fresh.ownerId)) return 0;
  const sameName = folded(gone.name) === folded(fresh.name);
  const sameTrait = gone.trait !== '' && gone.trait === fresh.trait;
  const sameFacility = gone.facilityId === fresh.facilityId;
  switch (gone.kind) {
    case 'address':
      // A doctor's address in the same facility may be a new one for another place: both must be alike in something.
      return sameName || sameTrait ? 1 + Number(sameName) + Number(sameFacility) : 0;
    case 'addressService':
      return sameTrait || sameName ? 1 + Number(sameTrait) + Number(sameName) : 0;
    case 'facility':
    case 'doctor':
    case 'service':
      return sameName ? 1 : 0;
  }
}

const folded = (name: string): string =>
  name.normalize('NFC').replaceAll(/\s+/gu, ' ').trim().toLocaleUpperCase();
