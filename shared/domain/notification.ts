import type { EpochMs } from '../time/zone.ts';
import type { Presence } from './booking.ts';
import type { AddressServiceId, BookingId, BreakId, CalendarRef } from './ids.ts';

/** All 17 names of the vendor's events (API.md §9). */
export const notificationNames = [
  'slot-booking',
  'slot-booked',
  'booking-canceled',
  'booking-moved',
  'booking-moving',
  'booking-confirmed',
  'booking-payment-status-changed',
  'break-created',
  'break-moved',
  'break-removed',
  'presence-marked',
  'address-service-created',
  'address-service-deleted',
  'address-service-changed',
  'address-commercial-type-changed',
  'address-assigned',
  'address-unassigned',
] as const;
export type NotificationName = (typeof notificationNames)[number];

/**
 * What an event points at. Events are hints that make a re-read due: what they carry is never stored as the truth,
 * since they may come late, twice or in the wrong order (design: how the desk learns).
 */
export type Notification = {
  readonly calendar: CalendarRef;
  readonly createdAt: EpochMs | null;
} & NotificationBody;

type NotificationBody =
  | { readonly name: 'slot-booking'; readonly start: EpochMs }
  | {
      readonly name: 'slot-booked' | 'booking-confirmed';
      readonly bookingId: BookingId;
      readonly start: EpochMs;
    }
  | { readonly name: 'booking-canceled'; readonly bookingId: BookingId; readonly start: EpochMs }
  | {
      readonly name: 'booking-moved';
      readonly oldId: BookingId;
      readonly oldStart: EpochMs;
      readonly newId: BookingId;
      readonly newStart: EpochMs;
    }
  | {
      readonly name: 'booking-moving';
      readonly bookingId: BookingId;
      readonly start: EpochMs;
      readonly newStart: EpochMs;
    }
  | {
      readonly name: 'booking-payment-status-changed';
      readonly bookingId: BookingId;
      readonly start: EpochMs;
      readonly paymentStatus: string;
    }
  | {
      readonly name: 'presence-marked';
      readonly bookingId: BookingId;
      readonly start: EpochMs;
      readonly presence: Presence;
    }
  | {
      readonly name: 'break-created' | 'break-moved' | 'break-removed';
      readonly breakId: BreakId;
      readonly since: EpochMs;
      readonly till: EpochMs;
    }
  | {
      readonly name: 'address-service-created' | 'address-service-deleted' | 'address-service-changed';
      readonly addressServiceId: AddressServiceId;
    }
  | { readonly name: 'address-commercial-type-changed' | 'address-assigned' | 'address-unassigned' }
  /** A name of a later version of the API: it still says which calendar to re-read. */
  | { readonly name: 'unknown'; readonly rawName: string };
