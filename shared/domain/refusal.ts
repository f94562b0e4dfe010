import type { BookingId } from './ids.ts';

/** Why an intent needs a person. */
export interface Refusal {
  readonly reason: RefusalReason;
  /** The vendor's own words, if it said any: for "Details". */
  readonly message: string;
  /** Fields of the request that the vendor complained of. */
  readonly fields: readonly string[];
  /** Where the visit is now, if it was moved away meanwhile: only reading the one visit tells that, its day's list does not. */
  readonly movedTo?: BookingId | undefined;
}

export const refusalReasons = [
  /** The wanted time is taken, or is no longer offered. */
  'timeTaken',
  /** The visit is not what the receptionist saw: somebody moved, cancelled or marked it. */
  'changedMeanwhile',
  /** The service is no longer offered there. */
  'serviceGone',
  /** The visit is over, or has begun. */
  'tooLate',
  /** The vendor does not know the visit, or the visit was never made. */
  'gone',
  'fieldsWrong',
  'notAllowed',
  /** The calendar belongs to a profile for which the vendor does not take this. */
  'notCommercial',
  /** What can be booked still uses it. */
  'inUse',
  'vendorRefused',
  /** It was sent so many times, and each time it was looked for and not found. */
  'neverArrived',
  /** What was decided before it was refused, and it was meant for what that would have made. */
  'beforeRefused',
  /** It was sent, and the vendor does not let this client look any more whether it was done. */
  'cannotLook',
  /** It was sent, its answer was lost, and nothing at the vendor's tells whether it was done. */
  'cannotTell',
  /** The vendor knows nobody by this phone, or not as one who was here. */
  'patientUnknown',
  'phoneWrong',
  'phoneMissing',
] as const;
export type RefusalReason = (typeof refusalReasons)[number];
