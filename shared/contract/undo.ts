import { z } from 'zod';
import { clockSchema } from '../domain/away.ts';
import { takenStep } from './arrivals.ts';
import { breakKinds, breakWish } from './breaks.ts';
import { offerKinds, offerWish } from './services.ts';
import { decision } from './visits.ts';
import { epochMs, id, localDate } from './scalars.ts';
import type { RequestTable } from './table.ts';

/** What was decided last, and the way back from it: as if it had never been, or by the honest opposite. */

/** Why there is no way back. */
export const noWays = [
  /** It is being sent at this moment. */
  'onItsWay',
  /** It is an attention item. */
  'refused',
  /** Something else was decided for the visit since. */
  'laterOnes',
  /** A confirmation cannot be taken back at the vendor's. */
  'confirmation',
  /** A patient who was asked for an opinion stays asked. */
  'opinion',
  /** The visit is not as the decision left it. */
  'changed',
  /** The visit has begun. */
  'begun',
  /** The time that it would go back to is over. */
  'over',
  /** That time is not free. */
  'taken',
  /** Too little is known of the patient to book them anew. */
  'unknownPatient',
  /** The vendor does not know the visit any more. */
  'gone',
] as const;

export const wayBack = z.discriminatedUnion('kind', [
  /** Nothing has left the desk. */
  z.object({ kind: z.literal('undo'), intentId: id }),
  /** Steps of patients; `told`: the vendor knows of one of them, and cannot be asked to forget it. */
  z.object({ kind: z.literal('unstep'), steps: z.array(takenStep).min(1), told: z.boolean() }),
  /** A new decision; `doctorName` where the visit goes back to another doctor. */
  z.object({ kind: z.literal('moveBack'), decision, doctorName: z.string().nullable() }),
  z.object({ kind: z.literal('bookAgain'), decision }),
  /** A new decision, for which a reason is asked. */
  z.object({ kind: z.literal('cancel'), bookingId: id }),
  z.object({ kind: z.literal('none'), why: z.enum(noWays) }),
]);
export type WayBack = z.infer<typeof wayBack>;

/** What every last decision has. */
const common = {
  at: epochMs,
  /** By which clock its times are told; absent: the desk's own. */
  timeZone: z.string().optional(),
  /** Inside the undo window: taken back without a question. */
  freely: z.boolean(),
};

export const lastVisitDecision = z.object({
  about: z.literal('visit'),
  ...common,
  deed: z.enum([
    'book',
    'confirm',
    'move',
    'cancel',
    'askForOpinion',
    'expected',
    'arrived',
    'withDoctor',
    'done',
    'noShow',
  ]),
  /** Of the first, where many were settled at once. */
  patient: z.object({ name: z.string(), surname: z.string() }).nullable(),
  /** The visits that it was about, under the ids that they have now. */
  visits: z.array(id).min(1),
  /** The time that the way back is about: where the visit would be, or where it stands. */
  start: epochMs,
  way: wayBack,
});
export type LastVisitDecision = z.infer<typeof lastVisitDecision>;

export const lastBreakDecision = z.object({
  about: z.literal('break'),
  ...common,
  deed: z.enum(breakKinds),
  doctorName: z.string(),
  ...breakWish,
  way: z.discriminatedUnion('kind', [
    /** Nothing has left the desk. */
    z.object({ kind: z.literal('undo'), intentId: id }),
    /** By new decisions that lead back (`breaks.takeBack`). */
    z.object({ kind: z.literal('breakBack'), intentId: id }),
    z.object({ kind: z.literal('none'), why: z.enum(noWays) }),
  ]),
});
export type LastBreakDecision = z.infer<typeof lastBreakDecision>;

export const lastOfferDecision = z.object({
  about: z.literal('offer'),
  ...common,
  deed: z.enum(offerKinds),
  doctorName: z.string(),
  ...offerWish,
  way: z.discriminatedUnion('kind', [
    /** Nothing has left the desk. */
    z.object({ kind: z.literal('undo'), intentId: id }),
    z.object({ kind: z.literal('none'), why: z.enum(noWays) }),
  ]),
});
export type LastOfferDecision = z.infer<typeof lastOfferDecision>;

/** A doctor is away, or one day has other hours. */
export const lastAwayDecision = z.object({
  about: z.literal('away'),
  ...common,
  deed: z.enum(['away', 'day']),
  doctorName: z.string(),
  from: localDate,
  to: localDate,
  /** On the first and the last date only from then on, and until then; `null`: all of it. */
  fromTime: clockSchema.nullable(),
  toTime: clockSchema.nullable(),
  calendars: z.number().int().positive(),
  way: z.discriminatedUnion('kind', [
    /** As one (`away.back`): what has left the desk by decisions that lead back. */
    z.object({ kind: z.literal('awayBack'), awayId: id }),
    z.object({ kind: z.literal('none'), why: z.enum(noWays) }),
  ]),
});
export type LastAwayDecision = z.infer<typeof lastAwayDecision>;

export const lastDecision = z.discriminatedUnion('about', [
  lastVisitDecision,
  lastBreakDecision,
  lastOfferDecision,
  lastAwayDecision,
]);
export type LastDecision = z.infer<typeof lastDecision>;

export const undoRequests = {
  'undo.decision': {
    request: z.object({ intentId: z.string().min(1) }),
    response: z.enum(['undone', 'tooLate', 'laterOnesFirst']),
  },
  /** What whoever is at the desk decided last here, lately, with the way back from it; `null`: nothing. */
  'undo.last': { request: z.null(), response: lastDecision.nullable() },
} as const satisfies RequestTable;
