import { countryAt } from '#shared/domain/clinicCountry.ts';
import { zoneOfFacility } from '#shared/domain/facilityZones.ts';
import type { MarketplaceLocale } from '#shared/domain/marketplace.ts';
import type { TimeZone } from '#shared/time/zone.ts';
import type { Connection } from '#shared/contract/connection.ts';

/**
 * The country of a clinic; `null` while none is connected.
 * @param id anything of that clinic; absent: the desk's first one
 */
export function countryOf(connection: Connection, id = ''): MarketplaceLocale | null {
  return connection.kind === 'none' ? null : countryAt(connection, id);
}

/** By which clock a facility lives. */
export function facilityZoneOf(connection: Connection, facilityId: string): TimeZone {
  return connection.kind === 'none' ? zoneOf(connection) : zoneOfFacility(connection, facilityId);
}

/** The clinic's zone, or the computer's while none is connected. */
export function zoneOf(connection: Connection): TimeZone {
  return connection.kind === 'none'
    ? new Intl.DateTimeFormat().resolvedOptions().timeZone
    : connection.timeZone;
}
