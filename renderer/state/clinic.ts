import type { Connection } from '#shared/contract/views.ts';
import type { MarketplaceLocale } from '#shared/domain/marketplace.ts';
import type { TimeZone } from '#shared/time/zone.ts';

/** The clinic's country; `null` while none is connected. */
export function countryOf(connection: Connection): MarketplaceLocale | null {
  return connection.kind === 'none' ? null : connection.locale;
}

/** The clinic's zone, or the computer's while none is connected. */
export function zoneOf(connection: Connection): TimeZone {
  return connection.kind === 'none'
    ? new Intl.DateTimeFormat().resolvedOptions().timeZone
    : connection.timeZone;
}
