declare const brand: unique symbol;
type Id<Name extends string> = string & { readonly [brand]: Name };

/** The vendor's ids are opaque strings (also where an example shows a number) and may change (API.md §1). */
export type FacilityId = Id<'Facility'>;
export type DoctorId = Id<'Doctor'>;
export type AddressId = Id<'Address'>;
/** An entry of the vendor's dictionary of services. */
export type ServiceId = Id<'Service'>;
/** A service offered at one address. */
export type AddressServiceId = Id<'AddressService'>;
export type BreakId = Id<'Break'>;
/** A move gives a booking a new one (API.md §7). */
export type BookingId = Id<'Booking'>;
export type InsuranceProviderId = Id<'InsuranceProvider'>;
/** Made by the desk, never the vendor's. */
export type IntentId = Id<'Intent'>;

/** Where a call at the level of an address goes: all three ids stand in its path. */
export interface CalendarRef {
  readonly facilityId: FacilityId;
  readonly doctorId: DoctorId;
  readonly addressId: AddressId;
}

export const asFacilityId = (raw: string): FacilityId => raw as FacilityId;
export const asDoctorId = (raw: string): DoctorId => raw as DoctorId;
export const asAddressId = (raw: string): AddressId => raw as AddressId;
export const asServiceId = (raw: string): ServiceId => raw as ServiceId;
export const asAddressServiceId = (raw: string): AddressServiceId => raw as AddressServiceId;
export const asBreakId = (raw: string): BreakId => raw as BreakId;
export const asBookingId = (raw: string): BookingId => raw as BookingId;
export const asInsuranceProviderId = (raw: string): InsuranceProviderId => raw as InsuranceProviderId;
export const asIntentId = (raw: string): IntentId => raw as IntentId;
