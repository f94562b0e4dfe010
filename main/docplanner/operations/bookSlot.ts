import { z } from 'zod';
import type { NewPatient } from '#shared/domain/booking.ts';
import type { AddressServiceId, InsuranceProviderId } from '#shared/domain/ids.ts';
import type { EpochMs } from '#shared/time/zone.ts';
import { idOf, instant, minutes, withoutNulls } from '../requests.ts';

/** A visit to be booked (API.md §7). */
export interface BookSlotRequest {
  /** Start of a free slot. */
  readonly start: EpochMs;
  /** Minutes. */
  readonly duration: number;
  readonly addressServiceId: AddressServiceId;
  readonly patient: NewPatient;
  readonly comment: string | null;
  readonly isReturning?: boolean;
  readonly label?: string;
  readonly insuranceProviderId?: InsuranceProviderId;
  readonly insurancePlanId?: string;
  /** One of a series: the vendor does not notify the patient. */
  readonly recurring?: boolean;
}

const optionalText = z.string().nullable();

const newPatient: z.ZodType<NewPatient> = z.strictObject({
  name: z.string().trim().min(1),
  surname: optionalText,
  phone: z.string().trim().min(1),
  email: optionalText,
  birthDate: z.iso.date().nullable(),
  nin: optionalText,
  gender: z.enum(['m', 'f']).nullable(),
  marketingConsent: z.boolean().nullable(),
  dataPrivacyConsent: z.boolean().nullable(),
});

export const bookSlotRequest = z.strictObject({
  start: instant,
  duration: minutes,
  addressServiceId: idOf<AddressServiceId>(),
  patient: newPatient,
  comment: optionalText,
  isReturning: z.boolean().optional(),
  label: z.string().optional(),
  insuranceProviderId: idOf<InsuranceProviderId>().optional(),
  insurancePlanId: idOf().optional(),
  recurring: z.boolean().optional(),
});

/** The body; the start stands in the path. What is not known is left out, since not all of it may be `null`. */
export function bookingOnWire(request: z.infer<typeof bookSlotRequest>): Record<string, unknown> {
  const { patient } = request;
  return withoutNulls({
    address_service_id: request.addressServiceId,
    duration: request.duration,
    is_returning: request.isReturning,
    label: request.label,
    comment: request.comment,
    insurance_provider_id: request.insuranceProviderId,
    insurance_plan_id: request.insurancePlanId,
    is_recurring: request.recurring,
    patient: withoutNulls({
      name: patient.name,
      surname: patient.surname,
      phone: patient.phone,
      email: patient.email,
      birth_date: patient.birthDate,
      nin: patient.nin,
      gender: patient.gender,
      marketing_consent: patient.marketingConsent,
      data_privacy_consent: patient.dataPrivacyConsent,
    }),
  });
}
