import type { MarketplaceLocale } from '#shared/domain/marketplace.ts';

/** What people pay with at each marketplace (ISO 4217). */
const currencies: Readonly<Record<MarketplaceLocale, string>> = {
  ar: 'ARS',
  br: 'BRL',
  cl: 'CLP',
  co: 'COP',
  cz: 'CZK',
  de: 'EUR',
  es: 'EUR',
  it: 'EUR',
  mx: 'MXN',
  pe: 'PEN',
  pl: 'PLN',
  pt: 'EUR',
  tr: 'TRY',
};

/**
 * A price in the clinic's currency, without decimals where it has none.
 * @param price in whole units of the currency, as the vendor gives it
 */
export function priceText(price: number, country: MarketplaceLocale | null, tag: string): string {
  if (country === null) return new Intl.NumberFormat(tag).format(price);
  return new Intl.NumberFormat(tag, {
    style: 'currency',
    currency: currencies[country],
    trailingZeroDisplay: 'stripIfInteger',
  }).format(price);
}
