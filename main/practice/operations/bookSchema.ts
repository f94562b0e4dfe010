import { z } from 'zod';
import { idSchema } from '../http/read.ts';
import { readDate } from '../wire/instant.ts';
import type { Booking, Patient, World } from '../world.ts';

/** The vendor's own examples send phones and national numbers as numbers too (API.md §12). */
const textOrNumber = z.union([z.string(), z.number()]).transform(String);
/** Integrators also send dates as instants; the date that they are written with counts (API.md §12). */
const dateSchema = z.string().transform((text, context) => {
  const date = readDate(text);
  if (date !== null) return date;
  context.addIssue({ code: 'custom', message: 'This value is not a valid date.' });
  return z.NEVER;
});
const optionalId = z.union([z.string(), z.int()]).nullish();

/** The body of `bookSlot`: service, patient with name and phone, and duration are required (API.md §7). */
export const bookSchema = z.object({
  address_service_id: idSchema,
  duration: z.int().min(1).max(1440),
  patient: z.object({
    name: z.string().min(1, 'This value should not be blank.'),
    phone: textOrNumber.refine((phone) => phone.trim() !== '', 'This value should not be blank.'),
    surname: z.string().nullish(),
    email: z.email('This value is not a valid email address.').nullish(),
    birth_date: dateSchema.nullish(),
    nin: textOrNumber.nullish(),
    gender: z.enum(['m', 'f']).nullish(),
    marketing_consent: z.boolean().nullish(),
    data_privacy_consent: z.boolean().nullish(),
  }),
  is_returning: z.boolean().nullish(),
  label: z.string().nullish(),
  comment: z.string().nullish(),
  insurance_provider_id: optionalId,
  insurance_plan_id: optionalId,
  is_recurring: z.boolean().nullish(),
});

type BookBody = z.infer<typeof bookSchema>;

/** The patient of a booking: the vendor keeps what it was told, and no id. */
export function patientOf({ patient, is_returning: isReturning }: BookBody): Patient {
  return {
    name: patient.name,
    surname: patient.surname ?? '',
    email: patient.email ?? null,
    phone: patient.phone,
    birthDate: patient.birth_date ?? null,
    nin: patient.nin ?? null,
    gender: patient.gender ?? null,
    isReturning: isReturning ?? false,
    insuranceNumber: null,
  };
}

/** The insurance that a booking names, if the dictionary has it. */
export function insuranceOf(world: World, body: BookBody): Booking['insurance'] {
  const provider = world.insuranceProviders.get(String(body.insurance_provider_id ?? ''));
  if (provider === undefined) return null;
  const plan = provider.plans.find(({ id }) => id === String(body.insurance_plan_id ?? ''));
  return { id: provider.id, name: provider.name, plan: plan?.name ?? '', plan_id: plan?.id ?? '' };
}
