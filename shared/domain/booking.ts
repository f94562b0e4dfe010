import type { EpochMs } from '../time/zone.ts';
import type { AddressId, AddressServiceId, BookingId } from './ids.ts';
import type { Other } from './unknown.ts';

/** Who did something to a booking: the patient (the vendor's `user`), the doctor's side of the vendor's panel, or an API client. */
export type Actor = 'patient' | 'doctor' | 'integration' | Other;

/** What the vendor has been told of a visit, or knows otherwise (API.md §8). */
export type Presence = 'present' | 'absent';

/** The person a visit is for, as the vendor sends it: there is no patient id. */
export interface Patient {
  readonly name: string;
  readonly surname: string;
  readonly email: string | null;
  readonly phone: string | null;
  /** `YYYY-MM-DD` */
  readonly birthDate: string | null;
  /** National identity number. */
  readonly nin: string | null;
  readonly gender: 'm' | 'f' | null;
  readonly isReturning: boolean | null;
  readonly insuranceNumber: string | null;
}

export interface BookingInsurance {
  readonly id: string | null;
  readonly name: string;
  readonly plan: string | null;
  readonly planId: string | null;
}

/** A visit as the vendor last described it: the server copy. */
export interface Booking {
  readonly id: BookingId;
  readonly addressId: AddressId;
  readonly status: 'booked' | 'canceled' | Other;
  readonly start: EpochMs;
  readonly end: EpochMs;
  readonly bookedBy: Actor | null;
  readonly bookedAt: EpochMs | null;
  readonly canceledBy: Actor | null;
  readonly canceledAt: EpochMs | null;
  readonly patient: Patient | null;
  readonly service: BookedService | null;
  readonly comment: string | null;
  readonly insurance: BookingInsurance | null;
  /** `null`: nobody has said yet. */
  readonly presence: Presence | null;
  /** `null`: the vendor did not say whether the patient confirmed. */
  readonly confirmed: boolean | null;
  /** For bookings that came from a move: the first and the newest id of the chain (API.md §5.1). */
  readonly moving: { readonly originId: BookingId | null; readonly newestId: BookingId | null } | null;
  readonly prepaid: boolean | null;
  readonly paymentStatus: string | null;
  readonly videocallUrl: string | null;
}

/** The address service of a booking, as it was named at the time. */
export interface BookedService {
  readonly id: AddressServiceId;
  readonly name: string;
  readonly price: number | null;
  readonly priceFrom: boolean | null;
}

/** The patient fields of a new booking (API.md §7: name and phone are required). */
export interface NewPatient {
  readonly name: string;
  readonly surname: string | null;
  readonly phone: string;
  readonly email: string | null;
  readonly birthDate: string | null;
  readonly nin: string | null;
  readonly gender: 'm' | 'f' | null;
  readonly marketingConsent: boolean | null;
  readonly dataPrivacyConsent: boolean | null;
}
