import { z } from 'zod';
import type { LocalDate } from '../../time/zone.ts';
import { localDateSchema, timedPeriodsSchema } from '../availability/schemas.ts';
import type { PeriodsDigest } from '../availability/digest.ts';
import type { TimedPeriod } from '../availability/timedPeriod.ts';
import { asAddressId, type AddressId } from '../ids.ts';
import type { DecisionKind } from './decisionKind.ts';
import { itsCalendar } from './visitKind.ts';

/** A date of a calendar becomes what is wanted: one write of the whole date, or its deletion. */
export interface PublishDayAction {
  readonly kind: 'publishDay';
  readonly addressId: AddressId;
  /** Of the marketplace's calendar. */
  readonly date: LocalDate;
  /** None: the date is cleared. */
  readonly periods: readonly TimedPeriod[];
  readonly digest: PeriodsDigest;
}

/** The subject of a date of a calendar. */
export const dateSubject = (addressId: AddressId, date: LocalDate) =>
  ({ kind: 'date', id: `${addressId}/${date}` }) as const;

export const publishDay: DecisionKind<PublishDayAction> = {
  schema: z.object({
    kind: z.literal('publishDay'),
    addressId: z.string().transform(asAddressId),
    date: localDateSchema,
    periods: timedPeriodsSchema,
    digest: z.string(),
  }),
  subjectOf: ({ action }) => dateSubject(action.addressId, action.date),
  // A date goes by no other id.
  withSubject: (action) => action,
  calendarsOf: itsCalendar,
  // Hours are no visit and no break: what is shown of them is what the vendor tells.
  lay: () => undefined,
};
