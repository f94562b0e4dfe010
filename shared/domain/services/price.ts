import { highestPrice } from './terms.ts';

/** What was typed for a price. */
export type TypedPrice =
  | { readonly kind: 'none' }
  | { readonly kind: 'price'; readonly price: number }
  | { readonly kind: 'wrong'; readonly why: 'notANumber' | 'tooMany' | 'tooHigh' };

/**
 * Reads a price as people type it: `1 250,50`, `1.250,50`, `120.5`, `1'250`, with or without the currency's sign. The last point or comma
 * parts decimals, unless exactly three digits follow a whole number: those are thousands.
 */
export function readPrice(typed: string): TypedPrice {
  const text = typed.replaceAll(/[\s'’\u00A0\u202F]|[^\d.,-]/gu, '');
  if (typed.trim() === '') return { kind: 'none' };
  if (!/^\d[\d.,]*$/.test(text)) return { kind: 'wrong', why: 'notANumber' };
  const last = Math.max(text.lastIndexOf('.'), text.lastIndexOf(','));
  const [whole, decimals] = last < 0 ? [text, ''] : [text.slice(0, last), text.slice(last + 1)];
  const isThousands = decimals.length === 3 && /^\d{1,3}([.,]\d{3})*$/.test(whole);
  const amount = isThousands
    ? Number(text.replaceAll(/[.,]/g, ''))
    : Number(`${whole.replaceAll(/[.,]/g, '')}.${decimals === '' ? '0' : decimals}`);
  if (!Number.isFinite(amount)) return { kind: 'wrong', why: 'notANumber' };
  if (!isThousands && decimals.length > 2) return { kind: 'wrong', why: 'tooMany' };
  return amount > highestPrice ? { kind: 'wrong', why: 'tooHigh' } : { kind: 'price', price: amount };
}

/** Whether patients read another price than was said, since the vendor shows whole units. */
export const isCut = (price: number | null): boolean => price !== null && !Number.isInteger(price);
