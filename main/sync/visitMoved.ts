import type { BookingId } from '#shared/domain/ids.ts';
import type { EpochMs } from '#shared/time/zone.ts';

/** A move as the vendor told it. */
export interface VisitMoved {
  readonly from: { readonly id: BookingId; readonly start: EpochMs };
  readonly to: { readonly id: BookingId; readonly start: EpochMs };
  /** When; `null`: it did not say. */
  readonly at: EpochMs | null;
}
