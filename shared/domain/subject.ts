import type { AddressId, AddressServiceId, BookingId, BreakId } from './ids.ts';

/**
 * What a decision is about. Decisions of one subject go to the vendor one after the other, of different subjects side by side. A
 * kind of decision about something else adds its subject here.
 */
export type Subject =
  /** Until the vendor has numbered a new visit, it goes by the id of the intent that books it. */
  | { readonly kind: 'visit'; readonly id: BookingId }
  | { readonly kind: 'break'; readonly id: BreakId }
  /** Until the vendor has numbered a new service, it goes by its decision's mark (`serviceOnItsWay`). */
  | { readonly kind: 'addressService'; readonly id: AddressServiceId }
  /** An insurer at a calendar (`insurerAt`). */
  | { readonly kind: 'insurer'; readonly id: string }
  /** Who pays at a calendar. */
  | { readonly kind: 'support'; readonly id: AddressId }
  /** A date of a calendar's hours: the calendar's id, a slash and the date. */
  | { readonly kind: 'date'; readonly id: string }
  | { readonly kind: 'calendar'; readonly id: AddressId };

/** A name that no other subject has. */
export const keyOfSubject = ({ kind, id }: Subject): string => `${kind}:${id}`;
