import type { AddressService } from '../catalogue.ts';

/** Ages of patients, in years; `null`: no limit on that side. */
export interface AllowedAges {
  readonly minimum: number | null;
  readonly maximum: number | null;
}

/** All that a clinic says of a service at an address. */
export interface ServiceTerms {
  /** Units of the country's currency with at most two decimals; the vendor shows whole ones. `null`: no price is said. */
  readonly price: number | null;
  readonly priceFrom: boolean;
  /** Minutes; `null`: the clinic has not said how long it takes. The vendor takes it and never tells it (API.md §5.1). */
  readonly duration: number | null;
  readonly visible: boolean;
  readonly allowedAges: AllowedAges | null;
  /** What patients read instead of the dictionary's name. */
  readonly customName: string | null;
  readonly description: string | null;
}
export type TermName = keyof ServiceTerms;
/** What is to be different. Absent keys stay as they are. */
export type TermsChange = Partial<ServiceTerms>;

export const longestServiceName = 200;
export const longestDescription = 4_000;
export const highestPrice = 10_000_000;
/** Minutes: a visit does not go over a day. */
export const longestService = 1_440;
export const highestAge = 150;

/** In the order in which they are shown. */
export const termNames = [
  'customName',
  'duration',
  'price',
  'priceFrom',
  'visible',
  'allowedAges',
  'description',
] as const satisfies readonly TermName[];

/** What is said of a service that is offered. @param ownDuration minutes, by the clinic's own word; `null`: it never said */
export function termsOf(service: AddressService, ownDuration: number | null): ServiceTerms {
  const { price, priceFrom, visible, allowedAges, customName, description } = service;
  const duration = ownDuration ?? service.duration;
  return { price, priceFrom, duration, visible, allowedAges, customName, description };
}

/** Which of the terms that are to be said are not so yet. A key that is absent of `now` is unlike every value. */
export const termsUnlike = (wanted: TermsChange, now: TermsChange): readonly TermName[] =>
  termNames.filter((name) => name in wanted && !isSameTerm(name, wanted, now));

/** Whether a term is the same on both sides, as far as it can be told. */
export function isSameTerm(name: TermName, one: TermsChange, other: TermsChange): boolean {
  switch (name) {
    case 'allowedAges': {
      const [a, b] = [agesOf(one), agesOf(other)];
      return a.minimum === b.minimum && a.maximum === b.maximum;
    }
    case 'description':
      return (one.description ?? '').trim() === (other.description ?? '').trim();
    default:
      return one[name] === other[name];
  }
}

/** No limit is written in two ways. */
const agesOf = ({ allowedAges }: TermsChange): AllowedAges => allowedAges ?? { minimum: null, maximum: null };

/** As the vendor tells terms that it was given: it cuts off what is behind the point of a price (API.md §5.1). */
export const asTold = (terms: TermsChange): TermsChange =>
  terms.price === undefined || terms.price === null ? terms : { ...terms, price: Math.trunc(terms.price) };

/** Of a change, what the vendor tells back: not how long it takes. */
export function tellable(change: TermsChange): TermsChange {
  const { duration: _, ...told } = change;
  return asTold(told);
}

/** Whether the vendor tells a change back whole. What it does not tell may be written again, which changes nothing. */
export const isToldWhole = ({ duration, price }: TermsChange): boolean =>
  duration === undefined && (price === undefined || price === null || Number.isInteger(price));

/** A service of these terms once a change of them is done. */
export const withTerms = (service: AddressService, change: TermsChange): AddressService => {
  const { duration: _, ...rest } = change;
  return { ...service, ...rest };
};
