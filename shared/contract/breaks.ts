import { z } from 'zod';
import { dayMs } from '../time/durations.ts';
import { pastedSentence } from './pasted.ts';
import { epochMs, id, localDate } from './scalars.ts';
import type { RequestTable } from './table.ts';

/** Times in which calendars take no bookings, as they are decided here. */

export const breakKinds = ['addBreak', 'moveBreak', 'removeBreak'] as const;
export type BreakKindName = (typeof breakKinds)[number];

/** Till is not part of it. */
export const span = z.object({ since: epochMs, till: epochMs });
export type Span = z.infer<typeof span>;

/** What was decided about a break, as lists tell it. */
export const breakWish = {
  /** Where it was to be, or where it stood. */
  span,
  description: z.string().nullable(),
  /** Where it was to go; `null`: it was not to be moved. */
  to: span.nullable(),
  /** How many calendars it is about. */
  calendars: z.number().int().positive(),
};
export type BreakWish = z.infer<z.ZodObject<typeof breakWish>>;

/** Longer ones are for the hours. Milliseconds. */
const longestMs = 92 * dayMs;

const wantedSpan = span.refine(({ since, till }) => since < till && till - since <= longestMs, {
  error: 'must end after it begins, and not after months',
});

/** When a break is to be. */
export const breakTime = z.discriminatedUnion('kind', [
  wantedSpan.safeExtend({ kind: z.literal('span') }),
  /** From midnight to midnight, by the clock of each calendar's facility. */
  z.object({ kind: z.literal('day'), date: localDate }),
]);
export type BreakTime = z.infer<typeof breakTime>;

/** A break as it was on the screen on which it was decided about. */
export const seenBreak = z.object({ breakId: id, ...span.shape, description: z.string().nullable() });
export type SeenBreak = z.infer<typeof seenBreak>;

/** Durable when it comes back. `settled`: nothing is left to tell the vendor, or it is so already. */
export const breakDecided = z.discriminatedUnion('kind', [
  /** `calendars`: in how many there is something to do. */
  z.object({ kind: z.literal('intent'), id, heldUntil: epochMs, calendars: z.number().int().positive() }),
  z.object({ kind: z.literal('settled') }),
]);
export type BreakDecided = z.infer<typeof breakDecided>;

/**
 * `twins`: also the same break in the doctor's calendar of the other kind, at the clinic or online. The vendor couples such ones, tells
 * nobody so, and moves and removes them together (API.md §12).
 */
const breakCalendars = z.enum(['this', 'twins']);

export const breaksRequests = {
  'breaks.add': {
    request: z.object({
      addressId: id,
      /** `ofDoctor`: also in all other calendars of that doctor. */
      calendars: z.enum(['this', 'ofDoctor']),
      time: breakTime,
      description: pastedSentence.nullable(),
    }),
    response: breakDecided,
  },
  /** Gives a break other times, or other words. */
  'breaks.change': {
    request: z.object({
      seen: seenBreak,
      calendars: breakCalendars,
      time: breakTime,
      description: pastedSentence.nullable(),
    }),
    response: breakDecided,
  },
  'breaks.remove': {
    request: z.object({ seen: seenBreak, calendars: breakCalendars }),
    response: breakDecided,
  },
  /** Leads back from a press that has left the desk, by new decisions. */
  'breaks.takeBack': { request: z.object({ intentId: id }), response: z.enum(['done', 'gone']) },
} as const satisfies RequestTable;
