import type { TimedService } from '#shared/domain/availability/timedPeriod.ts';
import type { Address, AddressService, InsuranceProvider } from '#shared/domain/catalogue.ts';
import type {
  AddressId,
  AddressServiceId,
  CalendarRef,
  InsuranceProviderId,
  ServiceId,
} from '#shared/domain/ids.ts';
import type { InsuranceSupport } from '#shared/domain/services/insurance.ts';
import type { TermsChange } from '#shared/domain/services/terms.ts';
import type { EpochMs } from '#shared/time/zone.ts';
import type { RemoteError } from '#shared/domain/remoteError.ts';
import type { Result } from '#shared/result.ts';

/** An answer of the vendor's, or why there is none. */
type Remote<T> = Promise<Result<T, RemoteError>>;

/** The writes about what a calendar offers: services and insurers. None is ever repeated by the client. */
export interface WritableServices {
  /** `service` is `null` where the vendor told its id alone. */
  addAddressService(
    calendar: CalendarRef,
    service: TermsOnWire & { readonly serviceId: ServiceId },
  ): Remote<{ readonly id: AddressServiceId; readonly service: AddressService | null }>;
  updateAddressService(
    calendar: CalendarRef,
    id: AddressServiceId,
    change: TermsOnWire,
  ): Remote<AddressService>;
  deleteAddressService(calendar: CalendarRef, id: AddressServiceId): Remote<null>;
  /** `already` where the insurer is taken there, whatever its plans are. */
  addAddressInsuranceProvider(calendar: CalendarRef, insurance: AcceptedInsurance): Remote<'now' | 'already'>;
  /** Puts these plans in the place of those that are taken. */
  updateOrCreateAddressInsuranceProvider(
    calendar: CalendarRef,
    insurance: AcceptedInsurance,
  ): Remote<'now' | 'already'>;
  /** `already` where the insurer is not taken there. */
  deleteAddressInsuranceProvider(
    calendar: CalendarRef,
    providerId: InsuranceProviderId,
  ): Remote<'now' | 'already'>;
  updateAddress(
    calendar: CalendarRef,
    change: { readonly insuranceSupport: InsuranceSupport },
  ): Remote<Address>;
}

/** Terms of a service as a call says them; an absent key leaves a term as it is. */
export type TermsOnWire = Omit<TermsChange, 'duration'> & {
  /** Minutes. */
  readonly defaultDuration?: number;
};

/** An insurer that a calendar takes; without plans the vendor decides which. */
export interface AcceptedInsurance {
  readonly providerId: InsuranceProviderId;
  readonly planIds?: readonly string[];
}

/** How long services take by the clinic's own word, which the vendor never tells back. */
export interface OwnDurationStore {
  /** Minutes. */
  of(addressId: AddressId): ReadonlyMap<AddressServiceId, number>;
  /** @param minutes `null`: nothing is said any more */
  set(addressId: AddressId, id: AddressServiceId, minutes: number | null): void;
}

/** Insurers, and those that each calendar takes. */
export interface InsuranceStore {
  replaceAll(providers: readonly InsuranceProvider[]): void;
  /** `null`: never read. */
  ofAddress(
    addressId: AddressId,
  ): { readonly insurers: readonly InsuranceProvider[]; readonly readAt: EpochMs } | null;
  replaceOfAddress(addressId: AddressId, insurers: readonly InsuranceProvider[], at: EpochMs): void;
}

/** A part of a date in which an address takes bookings; without services it takes none any more (API.md §6). */
export interface WorkPeriod {
  readonly start: EpochMs;
  readonly end: EpochMs;
  readonly services: readonly TimedService[];
  readonly insurance: 'with-and-without-insurance' | 'without-insurance-only' | 'with-insurance-only';
  readonly insuranceProviderIds: readonly InsuranceProviderId[];
}
