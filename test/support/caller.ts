import type { NewPatient } from '#shared/domain/booking.ts';

/** Somebody invented who calls for a visit, and gives no more than a name and a phone. */
export const aCaller = (known: Partial<NewPatient> = {}): NewPatient => ({
  name: 'Zofia',
  surname: 'Wymyślona',
  phone: '+48600700800',
  email: null,
  birthDate: null,
  nin: null,
  gender: null,
  marketingConsent: null,
  dataPrivacyConsent: null,
  ...known,
});
