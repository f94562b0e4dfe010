import { z } from 'zod';
import { boardCard, epochMs } from './views.ts';

/** A visit that a search found: what its card on the board says, and what tells it from the patient's other ones. */
export const foundVisit = boardCard.extend({
  doctorName: z.string(),
  facilityName: z.string(),
  phone: z.string().nullable(),
  /** Not over and not cancelled. */
  coming: z.boolean(),
});
export type FoundVisit = z.infer<typeof foundVisit>;

export const foundVisits = z.object({
  visits: z.array(foundVisit),
  /** There are more than are told: a longer word finds fewer. */
  more: z.boolean(),
});
export type FoundVisits = z.infer<typeof foundVisits>;

/** A patient of an earlier or a coming visit, to be entered again with one key. */
export const knownPatient = z.object({
  name: z.string(),
  surname: z.string(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
  /** `YYYY-MM-DD` */
  birthDate: z.string().nullable(),
  nin: z.string().nullable(),
  gender: z.enum(['m', 'f']).nullable(),
  /** The visit by which people know which one it is: the next one to come, or the last. */
  visit: z.object({ start: epochMs, coming: z.boolean(), doctorName: z.string() }),
});
export type KnownPatient = z.infer<typeof knownPatient>;
