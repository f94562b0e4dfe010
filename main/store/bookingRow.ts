import { z } from 'zod';
import type { Actor, Booking, Patient, Presence } from '#shared/domain/booking.ts';
import { asAddressId, asAddressServiceId, asBookingId } from '#shared/domain/ids.ts';
import { searchableName, searchablePhone } from '#shared/domain/searchText.ts';
import { isOther } from '#shared/domain/unknown.ts';
import {
  bitOrNull,
  isOneOf,
  jsonOrNull,
  jsonText,
  member,
  memberOrNull,
  number,
  numberOrNull,
  text,
  textOrNull,
  truthOrNull,
} from './rows.ts';
import type { Row } from './sqlite.ts';
import type { Table } from './table.ts';

export const bookingTable: Table = {
  name: 'bookings',
  key: ['id'],
  columns: [
    'id',
    'address_id',
    'status',
    'starts_at',
    'ends_at',
    'booked_by',
    'booked_at',
    'canceled_by',
    'canceled_at',
    'patient',
    'service',
    'comment',
    'insurance',
    'presence',
    'confirmed',
    'moving',
    'prepaid',
    'payment_status',
    'videocall_url',
    'search_name',
    'search_phone',
  ],
};

/** A booking as its row. */
export const bookingToRow = (booking: Booking): Row => ({
  ...toldToRow(booking),
  ...searchColumns(booking.patient),
});

/** What the vendor tells of a booking, without what is made of it to be searched: two are alike where this is. */
export const toldTable: Table = {
  ...bookingTable,
  columns: bookingTable.columns.filter((column) => !column.startsWith('search_')),
};

/** By what a visit is found. */
export function searchColumns(patient: Pick<Patient, 'name' | 'surname' | 'phone'> | null) {
  return {
    search_name: patient === null ? null : searchableName(patient),
    search_phone: typeof patient?.phone === 'string' ? searchablePhone(patient.phone) : null,
  };
}

/** The JSON columns have a fixed order of fields, so that equal bookings give equal rows. */
export function toldToRow(booking: Booking): Row {
  const { patient, service, insurance, moving } = booking;
  return {
    id: booking.id,
    address_id: booking.addressId,
    status: booking.status,
    starts_at: booking.start,
    ends_at: booking.end,
    booked_by: booking.bookedBy,
    booked_at: booking.bookedAt,
    canceled_by: booking.canceledBy,
    canceled_at: booking.canceledAt,
    patient: jsonText(patient === null ? null : orderedPatient(patient)),
    service: jsonText(
      service && { id: service.id, name: service.name, price: service.price, priceFrom: service.priceFrom },
    ),
    comment: booking.comment,
    insurance: jsonText(
      insurance && {
        id: insurance.id,
        name: insurance.name,
        plan: insurance.plan,
        planId: insurance.planId,
      },
    ),
    presence: booking.presence,
    confirmed: bitOrNull(booking.confirmed),
    moving: jsonText(moving && { originId: moving.originId, newestId: moving.newestId }),
    prepaid: bitOrNull(booking.prepaid),
    payment_status: booking.paymentStatus,
    videocall_url: booking.videocallUrl,
  };
}

/** The booking of a row. */
export function bookingFromRow(row: Row): Booking {
  return {
    id: asBookingId(text(row, 'id')),
    addressId: asAddressId(text(row, 'address_id')),
    status: member(row, 'status', isStatus),
    start: number(row, 'starts_at'),
    end: number(row, 'ends_at'),
    bookedBy: memberOrNull(row, 'booked_by', isActor),
    bookedAt: numberOrNull(row, 'booked_at'),
    canceledBy: memberOrNull(row, 'canceled_by', isActor),
    canceledAt: numberOrNull(row, 'canceled_at'),
    patient: jsonOrNull(row, 'patient', patientJson),
    service: jsonOrNull(row, 'service', serviceJson),
    comment: textOrNull(row, 'comment'),
    insurance: jsonOrNull(row, 'insurance', insuranceJson),
    presence: memberOrNull(row, 'presence', isPresence),
    confirmed: truthOrNull(row, 'confirmed'),
    moving: jsonOrNull(row, 'moving', movingJson),
    prepaid: truthOrNull(row, 'prepaid'),
    paymentStatus: textOrNull(row, 'payment_status'),
    videocallUrl: textOrNull(row, 'videocall_url'),
  };
}

function orderedPatient(patient: Patient): Patient {
  return {
    name: patient.name,
    surname: patient.surname,
    email: patient.email,
    phone: patient.phone,
    birthDate: patient.birthDate,
    nin: patient.nin,
    gender: patient.gender,
    isReturning: patient.isReturning,
    insuranceNumber: patient.insuranceNumber,
  };
}

const isStatus = (value: string): value is Booking['status'] =>
  value === 'booked' || value === 'canceled' || isOther(value);
const isActor = (value: string): value is Actor =>
  value === 'patient' || value === 'doctor' || value === 'integration' || isOther(value);
const isPresence = isOneOf<Presence>(['present', 'absent']);

const nullableText = z.string().nullable();
const nullableBooking = nullableText.transform((id) => (id === null ? null : asBookingId(id)));
export const patientJson = z.object({
  name: z.string(),
  surname: z.string(),
  email: nullableText,
  phone: nullableText,
  birthDate: nullableText,
  nin: nullableText,
  gender: z.enum(['m', 'f']).nullable(),
  isReturning: z.boolean().nullable(),
  insuranceNumber: nullableText,
});
const serviceJson = z.object({
  id: z.string().transform(asAddressServiceId),
  name: z.string(),
  price: z.number().nullable(),
  priceFrom: z.boolean().nullable(),
});
const insuranceJson = z.object({
  id: nullableText,
  name: z.string(),
  plan: nullableText,
  planId: nullableText,
});
const movingJson = z.object({ originId: nullableBooking, newestId: nullableBooking });

/** What a receptionist saw of a booking when deciding, as the intents keep it. */
export const seenJson = z.object({
  status: z.string().refine(isStatus),
  start: z.number(),
  end: z.number(),
  presence: z.enum(['present', 'absent']).nullable(),
});
