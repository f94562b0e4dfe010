import type { AddressServiceId, InsuranceProviderId } from '../ids.ts';
import type { TimeRange } from './clockTime.ts';

/** Whom a period is for, by the vendor's words without `-only` (API.md §6). */
export const insuranceKinds = ['with', 'without', 'both'] as const;
export type InsuranceKind = (typeof insuranceKinds)[number];

/** A service that can be booked in a period. */
export interface PeriodService {
  readonly addressServiceId: AddressServiceId;
  /** Minutes; `null` follows the clinic's own duration of the service. */
  readonly duration: number | null;
}

/** A part of a day in which an address takes bookings, by the clock on its facility's wall. */
export interface Period extends TimeRange {
  readonly services: readonly PeriodService[];
  readonly insurance: InsuranceKind;
  /** `with` needs some, `without` has none; none of `both`: whichever the address takes. */
  readonly providers: readonly InsuranceProviderId[];
}

/** Whether a period's insurers go with whom it is for. */
export function agreesWithInsurers({
  insurance,
  providers,
}: Pick<Period, 'insurance' | 'providers'>): boolean {
  if (insurance === 'both') return true;
  return (insurance === 'with') === providers.length > 0;
}
