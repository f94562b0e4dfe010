import { useMemo } from 'react';
import type { Connection } from '#shared/contract/views.ts';
import type { MarketplaceLocale } from '#shared/domain/marketplace.ts';
import type { TimeZone } from '#shared/time/zone.ts';
import { useDesk } from '../state/desk.ts';
import { createFormats, type Formats } from './format.ts';
import { useLanguage } from './useT.ts';

/**
 * Dates and times for the window's language and the clinic.
 * @param timeZone the zone of what is shown, where it is not the connection's
 */
export function useFormats(timeZone?: TimeZone): Formats {
  const language = useLanguage();
  const country = useDesk((desk) => countryOf(desk.connection));
  const clinicZone = useDesk((desk) => zoneOf(desk.connection));
  const zone = timeZone ?? clinicZone;
  return useMemo(() => createFormats(language, country, zone), [language, country, zone]);
}

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
