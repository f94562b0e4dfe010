import { done, refuse, type Outcome } from '../outcome.ts';
import { refusals } from '../refusals.ts';
import type { Address, Patient } from '../world.ts';

/**
 * Whether a patient comes with all that the address demands beside name and phone (`booking_extra_fields`, API.md §5.1, §7).
 * Refused with 400 and the missing fields, as every other wrong field is.
 */
export function checkExtraFields({ extraFields }: Address, patient: Patient): Outcome<null> {
  const told = { birth_date: patient.birthDate, gender: patient.gender, nin: patient.nin };
  const missing = (['birth_date', 'gender', 'nin'] as const).filter(
    (field) => extraFields[field] && (told[field] ?? '').trim() === '',
  );
  if (missing.length === 0) return done(null);
  return refuse(
    refusals.invalidFields(
      Object.fromEntries(missing.map((field) => [`patient.${field}`, ['This value should not be blank.']])),
    ),
  );
}
