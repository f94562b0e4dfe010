import { useCallback } from 'react';
import { phoneText } from '#shared/domain/phone.ts';
import { countryOf } from '../state/clinic.ts';
import { useDesk } from '../state/desk.ts';

/** How phone numbers are written where the clinic is. */
export function usePhoneText(): (phone: string) => string {
  const country = useDesk((desk) => countryOf(desk.connection));
  return useCallback((phone) => phoneText(phone, country), [country]);
}
