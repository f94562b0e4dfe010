import type { EpochMs } from '../../time/zone.ts';
import type { AddressServiceId, InsuranceProviderId } from '../ids.ts';
import type { InsuranceKind } from './period.ts';

/** A period in time, with the length of each visit: what one item of a publication says (API.md §6). */
export interface TimedPeriod {
  readonly start: EpochMs;
  readonly end: EpochMs;
  readonly services: readonly TimedService[];
  readonly insurance: InsuranceKind;
  readonly providers: readonly InsuranceProviderId[];
}
export interface TimedService {
  readonly addressServiceId: AddressServiceId;
  /** Minutes. */
  readonly duration: number;
}
