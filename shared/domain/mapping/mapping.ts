export const mappingKinds = ['facility', 'doctor', 'address', 'service', 'addressService'] as const;
/** Which kind of remote object has a name of the clinic's own. */
export type MappingKind = (typeof mappingKinds)[number];

/** How many doctors' colours the design language has. */
export const colourCount = 12;

/** The clinic's own side of a remote object. */
export interface Mapping {
  readonly kind: MappingKind;
  readonly remoteId: string;
  /** The clinic's own name; `null`: the vendor's is shown. */
  readonly name: string | null;
  /** The clinic's own short code, such as of its practice software. */
  readonly code: string | null;
  /** Index into the doctors' colours, 0 to 11. */
  readonly colour: number;
  /** Place among its kind, from 0. */
  readonly order: number;
  /** Not at this desk. */
  readonly hidden: boolean;
}

/** What the clinic can set; absent keys stay as they are. */
export type MappingChange = Partial<Omit<Mapping, 'kind' | 'remoteId'>>;

/** A mapping with what people know its object by. */
export interface MappedObject extends Mapping {
  /** As the vendor names it. */
  readonly vendorName: string;
  /** Whose it is, such as the doctor and the facility of an address; may be empty. */
  readonly belongsTo: string;
}

/** A code that is longer is none that a program made. Characters. */
export const longestCode = 60;
