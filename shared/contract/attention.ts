import { z } from 'zod';
import { refusalReasons } from '../domain/refusal.ts';
import { breakKinds, breakWish, span } from './breaks.ts';
import { offerKinds, offerWish } from './services.ts';
import { epochMs, id, localDate, presence } from './scalars.ts';
import { newPatient, visitKinds } from './visits.ts';
import type { EventTable, RequestTable } from './table.ts';

/** What a person can do about an attention item. */
export const attentionSteps = ['again', 'chooseTime', 'callPatient', 'drop'] as const;

/** What every item has. */
const common = {
  intentId: id,
  reason: z.enum(refusalReasons),
  /** The vendor's own words, for "Details". */
  message: z.string(),
  decidedAt: epochMs,
  staff: z.string(),
  doctorName: z.string(),
  /** The calendar that was wanted. */
  addressId: id,
  timeZone: z.string(),
  steps: z.array(z.enum(attentionSteps)),
};

/** A decision about a visit that needs a person: what was wanted, what is true now, and what can be done. */
export const visitItem = z.object({
  about: z.literal('visit'),
  ...common,
  /** The visit that it was about; `null` for a new one. */
  bookingId: id.nullable(),
  kind: z.enum(visitKinds),
  patient: z.object({ name: z.string(), surname: z.string(), phone: z.string().nullable() }).nullable(),
  /** What was entered for a new visit, to be taken along to another time. */
  entered: z.object({ addressServiceId: id, patient: newPatient, comment: z.string().nullable() }).nullable(),
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
});
export type VisitItem = z.infer<typeof visitItem>;

/** A decision about a break that needs a person. */
export const breakItem = z.object({
  about: z.literal('break'),
  ...common,
  kind: z.enum(breakKinds),
  ...breakWish,
  /** The break as the vendor last had it; `null`: it has none. */
  now: span.nullable(),
});
export type BreakItem = z.infer<typeof breakItem>;

/** A decision about what a calendar offers that needs a person. */
export const offerItem = z.object({
  about: z.literal('offer'),
  ...common,
  kind: z.enum(offerKinds),
  ...offerWish,
  /** All decisions that it tells of. */
  intentIds: z.array(id).min(1),
});
export type OfferItem = z.infer<typeof offerItem>;

/** What is decided of a calendar's hours, or of all of it. */
export const hoursKinds = ['publishDay', 'enableCalendar', 'disableCalendar'] as const;

/** Hours that the vendor did not take, or a calendar that it did not switch. */
export const hoursItem = z.object({
  about: z.literal('hours'),
  ...common,
  kind: z.enum(hoursKinds),
  /** Dates that were refused for this reason; `null`: it is about the whole calendar. */
  dates: z.object({ first: localDate, count: z.number().int().positive() }).nullable(),
});
export type HoursItem = z.infer<typeof hoursItem>;

/** A decision that needs a person. Several of one press that were refused for one reason are one item, of the first of them. */
export const attentionItem = z.discriminatedUnion('about', [visitItem, breakItem, offerItem, hoursItem]);

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

/** What every decision has that the vendor has not been told yet. */
const commonOfWaiting = {
  intentId: id,
  doctorName: z.string(),
  timeZone: z.string(),
  decidedAt: epochMs,
  /** Initials. */
  staff: z.string(),
  /** `waiting`: for its time, its turn or the line; `sending`: under way; `checking`: its answer was lost, and is looked for. */
  state: z.enum(['waiting', 'sending', 'checking']),
  /** It does not go before. */
  dueAt: epochMs,
  undoable: z.boolean(),
};

/** A decision about a visit that waits. */
export const waitingVisit = z.object({
  about: z.literal('visit'),
  ...commonOfWaiting,
  /** The visit as the window asks for it; of a new one, the intent. */
  visitId: id,
  kind: z.enum(visitKinds),
  patient: z.object({ name: z.string(), surname: z.string() }).nullable(),
  /** The visit's start as it was seen; `null`: a new one. */
  from: epochMs.nullable(),
  wanted: z.object({ start: epochMs, presence: presence.nullable() }).nullable(),
});
export type WaitingVisit = z.infer<typeof waitingVisit>;

/** A decision about a break that waits. */
export const waitingBreak = z.object({
  about: z.literal('break'),
  ...commonOfWaiting,
  kind: z.enum(breakKinds),
  ...breakWish,
});
export type WaitingBreak = z.infer<typeof waitingBreak>;

/** A decision about what a calendar offers that waits. */
export const waitingOffer = z.object({
  about: z.literal('offer'),
  ...commonOfWaiting,
  kind: z.enum(offerKinds),
  ...offerWish,
});
export type WaitingOffer = z.infer<typeof waitingOffer>;

/** A calendar that is to be switched. */
export const waitingHours = z.object({
  about: z.literal('hours'),
  ...commonOfWaiting,
  kind: z.enum(hoursKinds),
});
export type WaitingHours = z.infer<typeof waitingHours>;

/** A decision that the vendor has not been told yet. Those of one press are one. */
export const waitingDecision = z.discriminatedUnion('about', [
  waitingVisit,
  waitingBreak,
  waitingOffer,
  waitingHours,
]);

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
