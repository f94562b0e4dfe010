import { marketplaces, type MarketplaceLocale } from '#shared/domain/marketplace.ts';

/** Whom a client talks to: one of the vendor's marketplaces, or a practice clinic on this machine. Nothing else can be named. */
export type Endpoint =
  | { readonly kind: 'live'; readonly locale: MarketplaceLocale }
  | { readonly kind: 'practice'; readonly port: number };

/**
 * Scheme and host of an endpoint: TLS to a `www.` host (the bare domain redirects, which turns a POST into a GET: API.md §1),
 * or plain HTTP to this machine.
 * @throws RangeError for a port or country that only a bug can pass
 */
export function originOf(endpoint: Endpoint): string {
  if (endpoint.kind === 'live') {
    if (!Object.hasOwn(marketplaces, endpoint.locale)) throw new RangeError('No such marketplace.');
    return `https://www.${marketplaces[endpoint.locale].domain}`;
  }
  if (!Number.isInteger(endpoint.port) || endpoint.port < 1 || endpoint.port > 65_535) {
    throw new RangeError('A practice clinic is found by a port.');
  }
  return `http://127.0.0.1:${endpoint.port}`;
}
