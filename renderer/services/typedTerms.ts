import { readPrice } from '#shared/domain/services/price.ts';
import {
  highestAge,
  longestDescription,
  longestService,
  longestServiceName,
  type ServiceTerms,
} from '#shared/domain/services/terms.ts';

/** Terms as they are typed. */
export interface TypedTerms {
  readonly customName: string;
  readonly duration: string;
  readonly price: string;
  readonly priceFrom: boolean;
  readonly visible: boolean;
  readonly minimum: string;
  readonly maximum: string;
  readonly description: string;
}

/** What is wrong with a field. */
export type WrongTerm =
  'duration' | 'price' | 'priceDecimals' | 'priceHigh' | 'ages' | 'nameLong' | 'textLong';
export type WrongTerms = Partial<Record<keyof TypedTerms, WrongTerm>>;

export type ReadTerms =
  | { readonly kind: 'terms'; readonly terms: ServiceTerms }
  | { readonly kind: 'wrong'; readonly wrong: WrongTerms };

/** Terms as their fields show them. @param tag by which a price is written */
export function typedOf(terms: ServiceTerms, tag: string): TypedTerms {
  const { minimum, maximum } = terms.allowedAges ?? { minimum: null, maximum: null };
  return {
    customName: terms.customName ?? '',
    duration: numberText(terms.duration),
    price: terms.price === null ? '' : new Intl.NumberFormat(tag, { useGrouping: false }).format(terms.price),
    priceFrom: terms.priceFrom,
    visible: terms.visible,
    minimum: numberText(minimum),
    maximum: numberText(maximum),
    description: terms.description ?? '',
  };
}

const numberText = (value: number | null): string => (value === null ? '' : String(value));

/** Reads what was typed, or says of each field what is wrong with it. */
export function readTerms(typed: TypedTerms): ReadTerms {
  const duration = wholeNumber(typed.duration, 1, longestService);
  const price = readPrice(typed.price);
  const minimum = wholeNumber(typed.minimum, 0, highestAge);
  const maximum = wholeNumber(typed.maximum, 0, highestAge);
  const isTurned = typeof minimum === 'number' && typeof maximum === 'number' && minimum > maximum;
  const customName = typed.customName.trim();
  const wrong: WrongTerms = {
    ...(duration === 'wrong' && { duration: 'duration' }),
    ...(price.kind === 'wrong' && { price: wordOfPrice[price.why] }),
    ...(minimum === 'wrong' && { minimum: 'ages' }),
    ...((maximum === 'wrong' || isTurned) && { maximum: 'ages' }),
    ...(customName.length > longestServiceName && { customName: 'nameLong' }),
    ...(typed.description.length > longestDescription && { description: 'textLong' }),
  };
  if (Object.keys(wrong).length > 0 || duration === 'wrong' || minimum === 'wrong' || maximum === 'wrong')
    return { kind: 'wrong', wrong };
  const description = typed.description.trim();
  return {
    kind: 'terms',
    terms: {
      customName: customName === '' ? null : customName,
      duration,
      price: price.kind === 'price' ? price.price : null,
      priceFrom: typed.priceFrom,
      visible: typed.visible,
      allowedAges: minimum === null && maximum === null ? null : { minimum, maximum },
      description: description === '' ? null : description,
    },
  };
}

const wordOfPrice = { notANumber: 'price', tooMany: 'priceDecimals', tooHigh: 'priceHigh' } as const;

/** `null`: the field is empty. */
function wholeNumber(typed: string, least: number, most: number): number | null | 'wrong' {
  const text = typed.trim();
  if (text === '') return null;
  const value = /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN;
  return value >= least && value <= most ? value : 'wrong';
}
