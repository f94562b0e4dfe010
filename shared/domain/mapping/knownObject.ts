import type { MappingKind } from './mapping.ts';

/** A remote object as it was listed last, and how it stood when somebody last looked. Outlives the object. */
export interface KnownObject {
  readonly kind: MappingKind;
  readonly remoteId: string;
  /** The facility of an address; empty for others. */
  readonly facilityId: string;
  /** The doctor of an address, the address of an address service; empty for others. */
  readonly ownerId: string;
  /** As the vendor named it last. */
  readonly name: string;
  /** What the same thing would have under another id: the entry of the vendor's dictionary, or the street. May be empty. */
  readonly trait: string;
  /** Its name when somebody last looked; `null`: nobody has. */
  readonly seenName: string | null;
  /** Somebody knows that it has gone. */
  readonly goneSeen: boolean;
}

/** What a list tells of an object. */
export type ListedObject = Omit<KnownObject, 'seenName' | 'goneSeen'>;
