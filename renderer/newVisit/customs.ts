import type { Customs } from '#shared/domain/customs.ts';
import { useFormats } from '../i18n/useFormats.ts';
import { countryOf } from '../state/clinic.ts';
import { useToday } from '../state/day.ts';
import { useDesk } from '../state/desk.ts';

/** How what is typed for a calendar is read: in its clinic's country. */
export function useCustoms(addressId: string): Customs {
  const country = useDesk((desk) => countryOf(desk.connection, addressId));
  const { tag } = useFormats();
  const today = useToday();
  return { country, tag, today };
}
