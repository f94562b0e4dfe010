import { z } from 'zod';
import type { Clinic } from '../clinic.ts';
import { idSchema, instantSchema } from '../http/read.ts';
import type { NewBooking } from '../rules/booking.ts';
import { freeSlots } from '../rules/slots.ts';
import type { Patient } from '../world.ts';
import { dayMs } from '#shared/time/durations.ts';

/** Epoch milliseconds, or ISO 8601 with an offset. */
export const instant = z.union([z.int(), instantSchema]);

const text = z
  .string()
  .nullish()
  .transform((value) => value ?? null);

/** A booking for tests and the demo: what is left out is chosen by the clinic. */
export const bookSchema = z.strictObject({
  addressId: idSchema.optional(),
  addressServiceId: idSchema.optional(),
  start: instant.optional(),
  duration: z.int().positive().optional(),
  comment: text,
  visitPayment: z.boolean().optional(),
  patient: z
    .strictObject({
      name: z.string().min(1),
      surname: z.string(),
      email: text,
      phone: text,
      birthDate: text,
      nin: text,
      gender: z
        .enum(['m', 'f'])
        .nullish()
        .transform((value) => value ?? null),
      isReturning: z.boolean().default(false),
      insuranceNumber: text,
    })
    .optional(),
});

const somebody: Patient = {
  name: 'Practice',
  surname: 'Patient',
  email: 'practice.patient@example.com',
  phone: '+48500100200',
  birthDate: null,
  nin: null,
  gender: null,
  isReturning: false,
  insuranceNumber: null,
};

/** Fills in the first free slot of the next four weeks, its first service, and somebody. `null`: nothing is free. */
export function completeBooking(clinic: Clinic, wanted: z.infer<typeof bookSchema>): NewBooking | null {
  const { world, clock } = clinic;
  const now = clock.now();
  const base = {
    patient: wanted.patient ?? somebody,
    comment: wanted.comment,
    duration: wanted.duration,
    visitPayment: wanted.visitPayment ?? false,
  };
  const addresses = wanted.addressId === undefined ? [...world.addresses.keys()] : [wanted.addressId];
  const span = {
    from: wanted.start ?? now,
    to: wanted.start === undefined ? now + 28 * dayMs : wanted.start + 1,
    now,
  };
  for (const addressId of addresses) {
    const address = world.addresses.get(addressId);
    if (address?.calendar !== 'enabled' || address.foreign === true) continue;
    for (const slot of freeSlots(world, addressId, span)) {
      const service = slot.services.find(
        (offer) =>
          wanted.addressServiceId === undefined || offer.addressServiceId === wanted.addressServiceId,
      );
      if (service !== undefined)
        return { ...base, addressId, addressServiceId: service.addressServiceId, start: slot.start };
    }
  }
  // Asked for outright, though not free: the refusal is what the caller wants to see.
  const { addressId, addressServiceId, start } = wanted;
  if (addressId === undefined || addressServiceId === undefined || start === undefined) return null;
  return { ...base, addressId, addressServiceId, start };
}

/** A visit of somebody by this name, in this calendar or in the first that offers a service. `null`: there is none. */
export function enteredBooking(
  { world }: Pick<Clinic, 'world'>,
  {
    start,
    surname,
    addressId,
  }: { readonly start: number; readonly surname: string; readonly addressId?: string },
): NewBooking | null {
  for (const service of world.addressServices.values()) {
    if (addressId !== undefined && service.addressId !== addressId) continue;
    const place = { addressId: service.addressId, addressServiceId: service.id };
    return { ...place, start, patient: { ...somebody, surname }, comment: null };
  }
  return null;
}
