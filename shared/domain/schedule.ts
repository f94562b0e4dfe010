import type { EpochMs } from '../time/zone.ts';
import type { AddressId, AddressServiceId, BreakId } from './ids.ts';

/** A start at which a patient can book. The vendor tells neither its end nor its length (API.md §5.1). */
export interface Slot {
  readonly addressId: AddressId;
  readonly start: EpochMs;
  /** What can be booked there, with the length of each visit in minutes. */
  readonly services: readonly SlotService[];
}
export interface SlotService {
  readonly addressServiceId: AddressServiceId;
  /** Minutes; `null` where the vendor did not say. */
  readonly duration: number | null;
}

/** When an address takes bookings; the vendor cuts it into slots by the greatest common divisor (API.md §6). */
export interface WorkPeriod {
  readonly addressId: AddressId;
  readonly start: EpochMs;
  readonly end: EpochMs;
  readonly services: readonly { readonly addressServiceId: AddressServiceId; readonly duration: number }[];
}

/** A time in which an address takes no bookings although it has a work period. */
export interface Break {
  readonly id: BreakId;
  readonly addressId: AddressId;
  readonly since: EpochMs;
  readonly till: EpochMs;
  readonly description: string | null;
}
