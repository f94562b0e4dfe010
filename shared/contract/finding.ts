import { z } from 'zod';
import { boardCard } from './views.ts';

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
