import { z } from 'zod';
import { epochMs } from './scalars.ts';
import type { EventTable, RequestTable } from './table.ts';

/** What patients booked online while nobody looked at it yet. */

export const newBooking = z.object({
  /** The visit's. */
  id: z.string().min(1),
  start: epochMs,
  bookedAt: epochMs.nullable(),
  surname: z.string(),
  name: z.string(),
  doctorName: z.string(),
  /** By which clock it is told; absent: the desk's own. */
  timeZone: z.string().optional(),
});
export type NewBooking = z.infer<typeof newBooking>;

export const newsView = z.object({
  /** The next visit first. */
  unseen: z.array(newBooking),
});
export type NewsView = z.infer<typeof newsView>;

/** Told once for each booking: by itself, or in one word with others. Without names: a loudspeaker may read it. */
export const newsArrived = z.object({
  count: z.number().int().positive(),
  /** The visit, where it is one. */
  visit: newBooking.pick({ id: true, start: true, doctorName: true, timeZone: true }).nullable(),
  /** It is to be heard: the setting says so, and these are no quiet hours. */
  sound: z.boolean(),
});
export type NewsArrived = z.infer<typeof newsArrived>;

export const newsRequests = {
  /** What patients booked online and nobody at this desk has looked at yet. */
  'news.get': { request: z.null(), response: newsView },
  'news.seen': { request: z.object({ ids: z.array(z.string().min(1)).max(1_000) }), response: z.null() },
} as const satisfies RequestTable;

export const newsEvents = {
  'news.changed': newsView,
  /** Once for each new booking, by itself or with others. */
  'news.arrived': newsArrived,
  /** Something new needs a person, and the setting and the hour let it be heard. */
  'news.sound': z.null(),
  /** Somebody pressed a notice: this visit is wanted. */
  'news.show': z.object({ id: z.string().min(1), start: epochMs }),
} as const satisfies EventTable;
