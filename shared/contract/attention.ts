import { z } from 'zod';
import { refusalReasons } from '../domain/refusal.ts';
import { epochMs, id, presence } from './scalars.ts';
import { newPatient } from './visits.ts';
import type { EventTable, RequestTable } from './table.ts';

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
  /** When the first of what waits could go: its undo window over, and its time come. Ahead of now: nothing could yet. */
  firstDueAt: epochMs.nullable(),
  /** By which clock that is told; absent: the desk's own. */
  timeZone: z.string().optional(),
  attention: z.array(attentionItem),
});

export type OutboxView = z.infer<typeof outboxView>;

/** How many of those that wait are told by name. */
export const mostWaiting = 100;

/** A decision that the vendor has not been told yet. */
export const waitingDecision = z.object({
  intentId: id,
  /** The visit as the window asks for it; of a new one, the intent. */
  visitId: id,
  kind: z.enum(['book', 'confirm', 'move', 'cancel', 'presence']),
  patient: z.object({ name: z.string(), surname: z.string() }).nullable(),
  doctorName: z.string(),
  timeZone: z.string(),
  /** The visit's start as it was seen; `null`: a new one. */
  from: epochMs.nullable(),
  wanted: z.object({ start: epochMs, presence: presence.nullable() }).nullable(),
  decidedAt: epochMs,
  /** Initials. */
  staff: z.string(),
  /** `waiting`: for its time, its turn or the line; `sending`: under way; `checking`: its answer was lost, and is looked for. */
  state: z.enum(['waiting', 'sending', 'checking']),
  /** It does not go before. */
  dueAt: epochMs,
  undoable: z.boolean(),
});

export type WaitingDecision = z.infer<typeof waitingDecision>;

/** What waits, the oldest first. */
export const waitingDecisions = z.object({
  decisions: z.array(waitingDecision).max(mostWaiting),
  /** How many more there are. */
  more: z.number().int().nonnegative(),
});

export type WaitingDecisions = z.infer<typeof waitingDecisions>;

export const attentionRequests = {
  'attention.get': { request: z.null(), response: outboxView },
  /** What the vendor has not been told yet, one by one. */
  'attention.waiting': { request: z.null(), response: waitingDecisions },
  /** `again`: the same wish on what is true now; `drop`: let it go. */
  'attention.resolve': {
    request: z.object({ intentId: z.string().min(1), step: z.enum(['again', 'drop']) }),
    response: z.enum(['done', 'gone']),
  },
} as const satisfies RequestTable;

export const attentionEvents = {
  /** Something was decided, sent, refused or settled. */
  'attention.changed': outboxView,
} as const satisfies EventTable;
