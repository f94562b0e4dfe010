import { z } from 'zod';
import { epochMs } from './views.ts';

/** What patients booked online while nobody looked at it yet. */

export const newBooking = z.object({
  /** The visit's. */
  id: z.string().min(1),
  start: epochMs,
  bookedAt: epochMs.nullable(),
  surname: z.string(),
  name: z.string(),
  doctorName: z.string(),
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
  visit: z.object({ id: z.string().min(1), start: epochMs, doctorName: z.string() }).nullable(),
  /** It is to be heard: the setting says so, and these are no quiet hours. */
  sound: z.boolean(),
});
export type NewsArrived = z.infer<typeof newsArrived>;
