import type { TimeZone } from '#shared/time/zone.ts';
import { countryOf, facilityZoneOf, zoneOf } from '../state/clinic.ts';
import { useDesk } from '../state/desk.ts';
import { createFormats, type Formats } from '#shared/messages/formats.ts';
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
  return formatsOf(language, country, zone);
}

/** Kept for as long as the window is there: a panel would wait for them each time that it opens, and there are few. */
const made = new Map<string, Formats>();

function formatsOf(...of: Parameters<typeof createFormats>): Formats {
  const key = of.join();
  const known = made.get(key);
  if (known !== undefined) return known;
  const formats = createFormats(...of);
  made.set(key, formats);
  madeOf.set(formats, of);
  return formats;
}
const madeOf = new WeakMap<Formats, Parameters<typeof createFormats>>();

/** The same by another clock. @param timeZone absent: by this one */
export function formatsIn(formats: Formats, timeZone: TimeZone | undefined): Formats {
  const of = madeOf.get(formats);
  if (timeZone === undefined || timeZone === formats.timeZone || of === undefined) return formats;
  return formatsOf(of[0], of[1], timeZone);
}

/** The same by the clock of the facility where a calendar is, and as people write in its clinic's country. */
export function formatsAt(formats: Formats, addressId: string): Formats {
  const { calendars, connection } = useDesk.getState();
  const calendar = calendars.find((known) => known.addressId === addressId);
  const of = madeOf.get(formats);
  return calendar === undefined || of === undefined
    ? formats
    : formatsOf(of[0], countryOf(connection, addressId), facilityZoneOf(connection, calendar.facilityId));
}
