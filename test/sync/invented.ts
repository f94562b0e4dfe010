import type { Patient } from '../../main/practice/world.ts';

/** Somebody who books online. */
export const aPatient = (surname = 'Przykładowska'): Patient => ({
  name: 'Grażyna',
  surname,
  email: null,
  phone: '+48600100200',
  birthDate: null,
  nin: null,
  gender: 'f',
  isReturning: false,
  insuranceNumber: null,
});
