import { z } from 'zod';
import {
  addressPath,
  deedOf,
  doctorPath,
  type AddressCall,
  type DoctorCall,
  type Operation,
} from '../http/operation.ts';
import { bare, refused, replyTo, type Reply } from '../http/reply.ts';
import { refusals } from '../refusals.ts';
import { markPresence } from '../rules/booking.ts';
import { bookingsAt } from '../rules/lookup.ts';
import { addressesOf } from '../wire/catalogue.ts';

const presencePath = `${addressPath}/bookings/:booking_id/presence/patient`;
const opinionSchema = z.object({ phone: z.union([z.string(), z.int()]).transform(String) });
const phoneShape = /^\+?[\d\s().-]{6,20}$/;

/** What became of a visit: who came, and asking them for an opinion. */
export const presenceOperations: readonly Operation[] = [
  {
    id: 'markPatientPresence',
    method: 'POST',
    path: presencePath,
    reach: 'address',
    run: (call) => mark(call, 'present'),
  },
  {
    id: 'markPatientAbsence',
    method: 'DELETE',
    path: presencePath,
    reach: 'address',
    run: (call) => mark(call, 'absent'),
  },
  {
    id: 'requestOpinion',
    method: 'PUT',
    path: `${doctorPath}/opinion-request`,
    reach: 'doctor',
    belongs: true,
    run: requestOpinion,
  },
];

function mark(call: AddressCall, presence: 'present' | 'absent'): Reply {
  const { world, quirks } = call.clinic;
  const booking = world.bookings.get(call.params['booking_id'] ?? '');
  if (booking === undefined) return refused(refusals.objectNotFound);
  if (booking.addressId !== call.address.id) return refused(refusals.visitNotOfDoctor);
  const deed = { ...deedOf(call), from: quirks.presenceFrom };
  return replyTo(markPresence(world, booking, presence, deed), () => bare(204));
}

/** A patient who came may be asked once; the phone says who it is. */
function requestOpinion({ clinic, doctor, body, now }: DoctorCall): Reply {
  const read = opinionSchema.safeParse(body);
  if (!read.success || !phoneShape.test(read.data.phone)) return refused(refusals.phoneInvalid);
  const phone = digitsOf(read.data.phone);
  const visits = addressesOf(clinic.world, doctor)
    .flatMap((address) => bookingsAt(clinic.world, address.id))
    .filter((booking) => booking.status === 'booked' && digitsOf(booking.patient.phone ?? '') === phone);
  if (visits.length === 0) return refused(refusals.visitNotFound);
  if (visits.every((visit) => visit.end > now || visit.presence === 'absent'))
    return refused(refusals.opinionUnsendable);
  const key = `${doctor.id} ${phone}`;
  if (clinic.opinionsAsked.has(key)) return refused(refusals.opinionExists);
  clinic.opinionsAsked.add(key);
  return bare(200);
}

function digitsOf(phone: string): string {
  return phone.replaceAll(/\D/g, '');
}
