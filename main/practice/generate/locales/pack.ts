/** What a marketplace's clinics are made of. Everybody and everything in it is invented. */
export interface LocalePack extends LanguagePack, NamePack {
  /** The first is the main house. */
  readonly facilities: readonly string[];
  readonly places: readonly { readonly city: string; readonly postCode: string }[];
  readonly streets: readonly string[];
  /** Patterns of `fillPattern`; the first is how the vendor mostly writes numbers. */
  readonly phones: readonly string[];
  /** National identity number, as a pattern of `fillPattern`. */
  readonly nin: string;
  readonly insurers: readonly { readonly name: string; readonly plans: readonly string[] }[];
  /** What one euro of the catalogue's base prices costs here, and to what sum prices are rounded. */
  readonly price: { readonly perEuro: number; readonly step: number };
}

export interface NamePack {
  readonly female: readonly string[];
  readonly male: readonly string[];
  /** As a woman and as a man bear it, where that differs: `Nowacka/Nowacki`. */
  readonly surnames: readonly string[];
  /** Names that break careless code: very long, with apostrophes, particles or letters from elsewhere. Same spelling rule. */
  readonly rareSurnames: readonly string[];
  /** Between the two parts of a double surname, and how many people have one (0 to 1). */
  readonly double: { readonly joint: string; readonly share: number };
}

export interface LanguagePack {
  /** The specialization, then its services in the order of `specialities.ts`. */
  readonly specialities: Readonly<Record<Speciality, readonly [string, string, string, string, string]>>;
  readonly comments: readonly string[];
  readonly cancelReasons: readonly string[];
  readonly serviceDescription: string;
  readonly lunch: string;
  readonly meetings: readonly string[];
  readonly absences: readonly string[];
  readonly onlineAddress: string;
}

export const specialityKeys = [
  'gp',
  'dentist',
  'psychologist',
  'dermatologist',
  'cardiologist',
  'gynaecologist',
  'physiotherapist',
  'paediatrician',
  'orthopaedist',
  'ophthalmologist',
] as const;
export type Speciality = (typeof specialityKeys)[number];
