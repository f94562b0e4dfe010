import type { BookingId, BreakId } from './ids.ts';

/**
 * What a decision is about. Decisions of one subject go to the vendor one after the other, of different subjects side by side. A
 * kind of decision about something else adds its subject here.
 */
export type Subject =
  /** Until the vendor has numbered a new visit, it goes by the id of the intent that books it. */
  { readonly kind: 'visit'; readonly id: BookingId } | { readonly kind: 'break'; readonly id: BreakId };

/** A name that no other subject has. */
export const keyOfSubject = ({ kind, id }: Subject): string => `${kind}:${id}`;
