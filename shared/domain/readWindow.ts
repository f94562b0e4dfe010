import type { LocalDate } from '../time/zone.ts';
import type { AddressId } from './ids.ts';

/** What is read of a calendar, as a reason for its age. */
export type ReadKind = 'bookings' | 'slots' | 'breaks';

/** A run of whole days of one calendar that is read as one. Both dates belong to it. */
export interface ReadWindow {
  readonly addressId: AddressId;
  readonly kind: ReadKind;
  readonly first: LocalDate;
  readonly last: LocalDate;
}
