import { z } from 'zod';
import {
  asAddressId,
  asAddressServiceId,
  asBookingId,
  asDoctorId,
  asFacilityId,
  asIntentId,
} from '#shared/domain/ids.ts';
import type { AddressId, BookingId } from '#shared/domain/ids.ts';
import { refusalReasons, type Intent, type IntentAction, type IntentState } from '#shared/domain/intent.ts';
import { seenJson } from './bookingRow.ts';
import { isOneOf, json, jsonOrNull, jsonText, member, number, numberOrNull, text } from './rows.ts';
import type { Row } from './sqlite.ts';

const isState = isOneOf<IntentState>(['held', 'queued', 'sending', 'unknown', 'confirmed', 'refused']);
const bookingId = z.string().transform(asBookingId);
const addressServiceId = z.string().transform(asAddressServiceId);
const nullableText = z.string().nullable();
const nullableTruth = z.boolean().nullable();

const newPatient = z.object({
  name: z.string(),
  surname: nullableText,
  phone: z.string(),
  email: nullableText,
  birthDate: nullableText,
  nin: nullableText,
  gender: z.enum(['m', 'f']).nullable(),
  marketingConsent: nullableTruth,
  dataPrivacyConsent: nullableTruth,
});
const calendar = z.object({
  facilityId: z.string().transform(asFacilityId),
  doctorId: z.string().transform(asDoctorId),
  addressId: z.string().transform(asAddressId),
});
const actionJson = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('book'),
    start: z.number(),
    duration: z.number(),
    addressServiceId,
    serviceName: z.string(),
    patient: newPatient,
    comment: nullableText,
  }),
  z.object({ kind: z.literal('confirm'), bookingId }),
  z.object({
    kind: z.literal('move'),
    bookingId,
    to: z.object({ calendar, start: z.number(), duration: z.number(), addressServiceId }),
  }),
  z.object({ kind: z.literal('cancel'), bookingId, reason: nullableText }),
  z.object({ kind: z.literal('presence'), bookingId, presence: z.enum(['present', 'absent']) }),
]);

/** The booking that an action is about; `null` for a new one. */
export function bookingOf(action: IntentAction): BookingId | null {
  return action.kind === 'book' ? null : action.bookingId;
}

/** Where the visit is once the action is done. */
export function targetOf({ action, calendar: { addressId } }: Intent): AddressId {
  return action.kind === 'move' ? action.to.calendar.addressId : addressId;
}

/** The same action on the id that a move gave its booking. */
export function onBooking(action: IntentAction, id: BookingId): IntentAction {
  return action.kind === 'book' ? action : { ...action, bookingId: id };
}

const refusalJson = z.object({
  reason: z.enum(refusalReasons),
  message: z.string(),
  fields: z.array(z.string()),
  movedTo: bookingId.optional(),
});
const bookingIds = z.array(bookingId);

export const actionOf = (row: Row): IntentAction => json(row, 'action', actionJson);
export const refusalText = ({ refusal }: Intent) => jsonText(refusal);
export const actionText = (action: IntentAction): string => JSON.stringify(action);
export const seenText = ({ seen }: Intent) =>
  jsonText(seen && { status: seen.status, start: seen.start, end: seen.end, presence: seen.presence });

/** The intent of a row; its state is not `dropped`. */
export function intentFromRow(row: Row): Intent {
  return {
    id: asIntentId(text(row, 'id')),
    action: actionOf(row),
    calendar: {
      facilityId: asFacilityId(text(row, 'facility_id')),
      doctorId: asDoctorId(text(row, 'doctor_id')),
      addressId: asAddressId(text(row, 'address_id')),
    },
    state: member(row, 'state', isState),
    createdAt: number(row, 'created_at'),
    heldUntil: number(row, 'held_until'),
    notBefore: number(row, 'not_before'),
    attempts: number(row, 'attempts'),
    firstSentAt: numberOrNull(row, 'first_sent_at'),
    knownBefore: json(row, 'known_before', bookingIds),
    refusal: jsonOrNull(row, 'refusal', refusalJson),
    staff: text(row, 'staff'),
    seen: jsonOrNull(row, 'seen', seenJson),
  };
}
