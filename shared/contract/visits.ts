import { z } from 'zod';
import { refusalReasons } from '../domain/intent.ts';
import { payments } from '../domain/payment.ts';
import { arrival, epochMs } from './views.ts';

/** What a receptionist can ask for of a visit, and what the desk shows of it. */

const id = z.string().min(1);
const presence = z.enum(['present', 'absent']);

export const newPatient = z.object({
  name: z.string().trim().min(1),
  surname: z.string().nullable(),
  phone: z.string().trim().min(1),
  email: z.string().nullable(),
  /** `YYYY-MM-DD` */
  birthDate: z.iso.date().nullable(),
  nin: z.string().nullable(),
  gender: z.enum(['m', 'f']).nullable(),
});
export type NewPatient = z.infer<typeof newPatient>;

/** A decision. `bookingId` may be the intent's id of a booking that the vendor has not numbered yet. */
export const decision = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('book'),
    addressId: id,
    start: epochMs,
    /** Minutes. */
    duration: z.number().int().positive(),
    addressServiceId: id,
    patient: newPatient,
    comment: z.string().nullable(),
  }),
  z.object({ kind: z.literal('confirm'), bookingId: id }),
  z.object({
    kind: z.literal('move'),
    bookingId: id,
    addressId: id,
    start: epochMs,
    duration: z.number().int().positive(),
    addressServiceId: id,
  }),
  z.object({ kind: z.literal('cancel'), bookingId: id, reason: z.string().nullable() }),
  z.object({ kind: z.literal('presence'), bookingId: id, presence }),
]);
export type VisitDecision = z.infer<typeof decision>;

/** Durable when it comes back. `settled`: nothing is left to tell the vendor. */
export const decided = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('intent'), id, heldUntil: epochMs }),
  z.object({ kind: z.literal('settled') }),
]);

/** A line of a visit's history: who did what when, and what the vendor said. */
export const historyEntry = z.object({
  at: epochMs,
  /** Initials; empty where the desk did it by itself. */
  staff: z.string(),
  /** `intent.book`, `intent.confirmed`, `booking.renumbered` … as in the audit. */
  kind: z.string(),
  /** Of a move; `by`: who moved it, where that was not this desk. */
  moved: z
    .object({
      /** `null`: nobody knows. */
      from: epochMs.nullable(),
      to: epochMs,
      /** Where it went to another doctor. */
      doctorName: z.string().nullable(),
      by: z.enum(['patient', 'doctor', 'integration']).nullable(),
    })
    .nullable(),
  /** Of a cancellation here; `null`: none was given. */
  reason: z.string().nullable(),
});
export type HistoryEntry = z.infer<typeof historyEntry>;

/** Everything that is known of a visit, as it is shown: with what is on its way laid over it. */
export const visitDetails = z.object({
  id,
  addressId: id,
  doctorName: z.string(),
  facilityName: z.string(),
  timeZone: z.string(),
  start: epochMs,
  end: epochMs,
  status: z.enum(['booked', 'canceled', 'unknown']),
  confirmed: z.boolean().nullable(),
  presence: presence.nullable(),
  arrival: arrival.nullable(),
  bookedBy: z.enum(['patient', 'doctor', 'integration']).nullable(),
  bookedAt: epochMs.nullable(),
  canceledBy: z.enum(['patient', 'doctor', 'integration']).nullable(),
  canceledAt: epochMs.nullable(),
  patient: z
    .object({
      name: z.string(),
      surname: z.string(),
      phone: z.string().nullable(),
      email: z.string().nullable(),
      birthDate: z.string().nullable(),
      nin: z.string().nullable(),
      gender: z.enum(['m', 'f']).nullable(),
      isReturning: z.boolean().nullable(),
      insuranceNumber: z.string().nullable(),
    })
    .nullable(),
  service: z
    .object({ id, name: z.string(), price: z.number().nullable(), priceFrom: z.boolean().nullable() })
    .nullable(),
  insurance: z.object({ name: z.string(), plan: z.string().nullable() }).nullable(),
  comment: z.string().nullable(),
  /** `null`: not online, as far as is known. */
  payment: z.enum(payments).nullable(),
  videocallUrl: z.string().nullable(),
  /** Ids of what is on its way, oldest first; those that can still be undone. */
  pending: z.array(z.object({ intentId: id, kind: z.string(), undoable: z.boolean() })),
  history: z.array(historyEntry),
});
export type VisitDetails = z.infer<typeof visitDetails>;

/** What a calendar may demand of a patient beside name and phone (`booking_extra_fields`, API.md §5.1). */
export const extraFields = ['birthDate', 'gender', 'nin'] as const;
export type ExtraField = (typeof extraFields)[number];

/** A free time for a new visit or a move: a start with the services that fit there. */
export const freeTime = z.object({
  addressId: id,
  doctorName: z.string(),
  /** A visit by video: a doctor may have a calendar for these beside the one at the clinic. */
  onlineOnly: z.boolean(),
  start: epochMs,
  services: z.array(z.object({ id, name: z.string(), duration: z.number().int().positive() })),
  /** What a booking there must tell of the patient beside name and phone. */
  demands: z.array(z.enum(extraFields)),
});
export type FreeTime = z.infer<typeof freeTime>;

/** A service as patients see it, and how many calendars offer it. */
export const bookableService = z.object({ name: z.string(), calendars: z.number().int().positive() });
export type BookableService = z.infer<typeof bookableService>;

/** What a person can do about an attention item. */
export const attentionSteps = ['again', 'chooseTime', 'callPatient', 'drop'] as const;

/** A decision that needs a person: what was wanted, what is true now, and what can be done. */
export const attentionItem = z.object({
  intentId: id,
  /** The visit that it was about; `null` for a new one. */
  bookingId: id.nullable(),
  kind: z.enum(['book', 'confirm', 'move', 'cancel', 'presence']),
  reason: z.enum(refusalReasons),
  /** The vendor's own words, for "Details". */
  message: z.string(),
  decidedAt: epochMs,
  staff: z.string(),
  patient: z.object({ name: z.string(), surname: z.string(), phone: z.string().nullable() }).nullable(),
  doctorName: z.string(),
  /** The calendar that was wanted. */
  addressId: id,
  /** What was entered for a new visit, to be taken along to another time. */
  entered: z.object({ addressServiceId: id, patient: newPatient, comment: z.string().nullable() }).nullable(),
  timeZone: z.string(),
  /** The visit as the receptionist saw it, or the time that was wanted for a new one. */
  seen: z.object({ start: epochMs, end: epochMs }).nullable(),
  wanted: z.object({ start: epochMs, presence: presence.nullable() }).nullable(),
  /** What is true now, as the vendor last said; `null`: it knows no such visit. */
  now: z
    .object({
      id,
      status: z.enum(['booked', 'canceled', 'moved', 'unknown']),
      start: epochMs,
      presence: presence.nullable(),
      by: z.enum(['patient', 'doctor', 'integration']).nullable(),
      at: epochMs.nullable(),
    })
    .nullable(),
  steps: z.array(z.enum(attentionSteps)),
});
export type AttentionItem = z.infer<typeof attentionItem>;

/** What is on its way and what needs a person. */
export const outboxView = z.object({
  waiting: z.number().int(),
  /** When the oldest of what waits was decided. */
  oldestAt: epochMs.nullable(),
  attention: z.array(attentionItem),
});
export type OutboxView = z.infer<typeof outboxView>;
