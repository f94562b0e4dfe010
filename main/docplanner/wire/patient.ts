import type { BookingInsurance, Patient } from '#shared/domain/booking.ts';
import { fieldsOf, isObject } from './fields.ts';
import { readCode, readDate, readFlag, readOnly, readText } from './scalars.ts';

/** Nothing about a patient makes a booking unreadable: a visit with half a name is still a visit. */
export function readPatient(raw: unknown): Patient | null {
  if (!isObject(raw)) return null;
  const fields = fieldsOf(raw);
  return {
    name: readText(fields.get('name')) ?? '',
    surname: readText(fields.get('surname')) ?? '',
    email: readCode(fields.get('email')),
    phone: readCode(fields.get('phone')),
    birthDate: readDate(fields.get('birth_date')),
    nin: readCode(fields.get('nin')),
    gender: readOnly(fields.get('gender'), ['m', 'f'] as const),
    isReturning: readFlag(fields.get('is_returning')),
    insuranceNumber: readCode(fields.get('insurance_number')),
  };
}

/** `null` where nothing in it says anything. */
export function readInsurance(raw: unknown): BookingInsurance | null {
  if (!isObject(raw)) return null;
  const fields = fieldsOf(raw);
  const insurance = {
    id: readCode(fields.get('id')),
    name: readText(fields.get('name')) ?? '',
    plan: readCode(fields.get('plan')),
    planId: readCode(fields.get('plan_id')),
  };
  return insurance.id === null && insurance.name === '' && insurance.plan === null ? null : insurance;
}
