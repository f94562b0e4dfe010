import { z } from 'zod';
import { payments } from '../domain/payment.ts';
import { pasted, pastedSentence } from './pasted.ts';
import { epochMs, id, presence } from './scalars.ts';
import { arrival } from './board.ts';
import type { RequestTable } from './table.ts';

/** What can be decided about a visit. */
export const visitKinds = ['book', 'confirm', 'move', 'cancel', 'presence', 'askForOpinion'] as const;

/** What a receptionist can ask for of a visit, and what the desk shows of it. */

export const newPatient = z.object({
  name: pasted.trim().min(1),
  surname: pasted.nullable(),
  phone: pasted.trim().min(1),
  email: pasted.nullable(),
  /** `YYYY-MM-DD` */
  birthDate: z.iso.date().nullable(),
  nin: pasted.nullable(),
  gender: z.enum(['m', 'f']).nullable(),
});
export type NewPatient = z.infer<typeof newPatient>;

/** Where and when a visit stood on the screen on which it was decided about. */
export const seenVisit = z.object({ addressId: id, start: epochMs });
export type SeenVisit = z.infer<typeof seenVisit>;

/**
 * A decision. `bookingId` may be the intent's id of a booking that the vendor has not numbered yet; `seen` is what was on the
 * screen: where the visit stands elsewhere by now, nothing is decided.
 */
export const decision = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('book'),
    addressId: id,
    start: epochMs,
    /** Minutes. */
    duration: z.number().int().positive(),
    addressServiceId: id,
    patient: newPatient,
    comment: pastedSentence.nullable(),
  }),
  z.object({ kind: z.literal('confirm'), bookingId: id, seen: seenVisit }),
  z.object({
    kind: z.literal('move'),
    bookingId: id,
    seen: seenVisit,
    addressId: id,
    start: epochMs,
    duration: z.number().int().positive(),
    addressServiceId: id,
  }),
  z.object({
    kind: z.literal('cancel'),
    bookingId: id,
    seen: seenVisit,
    reason: pastedSentence.nullable(),
  }),
  z.object({ kind: z.literal('presence'), bookingId: id, presence }),
  z.object({ kind: z.literal('askForOpinion'), bookingId: id, seen: seenVisit }),
]);
export type VisitDecision = z.infer<typeof decision>;

/** What a decision brings along: the attention item that it answers, which goes in its transaction, or stays if it is refused. */
export const settling = z.object({ settles: id.optional() });

/**
 * Durable when it comes back. `settled`: nothing is left to tell the vendor. `already`: this very visit stands there, or is on its
 * way, so nothing was added.
 */
export const decided = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('intent'), id, heldUntil: epochMs }),
  z.object({ kind: z.literal('settled') }),
  z.object({ kind: z.literal('already'), bookingId: id }),
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
    .object({
      id,
      name: z.string(),
      /** As the marketplace calls it; absent: the same. */
      vendorName: z.string().optional(),
      price: z.number().nullable(),
      priceFrom: z.boolean().nullable(),
    })
    .nullable(),
  insurance: z.object({ name: z.string(), plan: z.string().nullable() }).nullable(),
  comment: z.string().nullable(),
  /** `null`: not online, as far as is known. */
  payment: z.enum(payments).nullable(),
  videocallUrl: z.string().nullable(),
  /** When the vendor took it that the patient is asked for an opinion; `already`: it had asked, or has one; `null`: not asked here. */
  opinion: z.object({ at: epochMs, staff: z.string(), already: z.boolean() }).nullable(),
  /** Ids of what is on its way, oldest first; those that can still be undone. */
  pending: z.array(z.object({ intentId: id, kind: z.string(), undoable: z.boolean() })),
  history: z.array(historyEntry),
});
export type VisitDetails = z.infer<typeof visitDetails>;

export const visitsRequests = {
  /** Everything known of one visit; `null`: the desk knows no such visit any more. */
  'visits.get': { request: z.object({ bookingId: z.string().min(1) }), response: visitDetails.nullable() },
  /** Durable when it comes back; carried to the vendor after the undo window, whenever the line allows. */
  'visits.decide': { request: decision.and(settling), response: decided },
  /** For which visits were cancelled here lately, the latest first. */
  'visits.cancelReasons': { request: z.null(), response: z.array(z.string()) },
} as const satisfies RequestTable;
