import type {
  AddressId,
  AddressServiceId,
  DoctorId,
  FacilityId,
  InsuranceProviderId,
  ServiceId,
} from './ids.ts';
import type { Other } from './unknown.ts';

/** A clinic. */
export interface Facility {
  readonly id: FacilityId;
  readonly name: string;
}

/** A doctor of one facility. The same person at two facilities is two of these. */
export interface Doctor {
  readonly id: DoctorId;
  readonly facilityId: FacilityId;
  readonly name: string;
  readonly surname: string;
  readonly profileUrl: string | null;
  readonly specializations: readonly string[];
  /** By which the vendor's dictionary of services is asked for those of a speciality; fewer where the vendor tells names alone. */
  readonly specializationIds: readonly string[];
  readonly licenseNumbers: readonly string[];
}

/** Patient fields that an address demands with a booking (API.md §7). */
export interface BookingExtraFields {
  readonly birthDate: boolean;
  readonly gender: boolean;
  readonly nin: boolean;
}

/** One doctor's calendar at one facility. Online visits have an address of their own. */
export interface Address {
  readonly id: AddressId;
  readonly facilityId: FacilityId;
  readonly doctorId: DoctorId;
  readonly name: string | null;
  readonly street: string | null;
  readonly postCode: string | null;
  readonly city: string | null;
  readonly extraFields: BookingExtraFields;
  /** `null` where the vendor did not say. */
  readonly onlineOnly: boolean | null;
  readonly visitPayment: boolean | null;
  /** Only commercial (not `basic`) addresses take slots. */
  readonly commercialType: 'premium' | 'saas-only' | 'basic' | Other | null;
  readonly insuranceSupport: 'private' | 'insurance' | 'private_and_insurance' | Other | null;
}

/** An entry of the vendor's dictionary of services. */
export interface Service {
  readonly id: ServiceId;
  readonly name: string;
}

/** A service offered at an address. */
export interface AddressService {
  readonly id: AddressServiceId;
  readonly addressId: AddressId;
  readonly serviceId: ServiceId | null;
  readonly name: string;
  /** The patient-visible name the clinic gave it, if any. */
  readonly customName: string | null;
  /** Whole units of the country's currency: the vendor cuts off decimals. */
  readonly price: number | null;
  readonly priceFrom: boolean;
  readonly isDefault: boolean;
  readonly visible: boolean;
  readonly description: string | null;
  /** Minutes; only known where the vendor listed it together with slots. */
  readonly duration: number | null;
  readonly allowedAges: { readonly minimum: number | null; readonly maximum: number | null } | null;
  readonly publicInsurance: boolean | null;
}

/** An insurer accepted somewhere, with its plans. */
export interface InsuranceProvider {
  readonly id: InsuranceProviderId;
  readonly name: string;
  readonly plans: readonly InsurancePlan[];
}
export interface InsurancePlan {
  readonly id: string;
  readonly name: string;
}
