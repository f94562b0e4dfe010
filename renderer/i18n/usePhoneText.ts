import { useCallback } from 'react';
import { phoneText } from '#shared/domain/phone.ts';
import { countryOf } from '../state/clinic.ts';
import { useDesk } from '../state/desk.ts';

/** How phone numbers are written where a clinic is. @param id anything of that clinic; absent: the desk's first one */
export function usePhoneText(id?: string): (phone: string) => string {
  const country = useDesk((desk) => countryOf(desk.connection, id));
  return useCallback((phone) => phoneText(phone, country), [country]);
}
