import type { Quirks } from '../quirks.ts';
import type { Address, Doctor, Facility, InsuranceProvider, World } from '../world.ts';

type Scopes = ReadonlySet<string>;

/** A facility; with `facility.doctors` the doctors in it. */
export function writtenFacility(world: World, facility: Facility, scopes: Scopes, quirks: Quirks) {
  return {
    id: facility.id,
    name: facility.name,
    ...(scopes.has('facility.doctors') && {
      doctors: {
        _items: doctorsOf(world, facility).map((doctor) => writtenDoctor(world, doctor, scopes, quirks)),
      },
    }),
  };
}

/** The doctors of a facility that the client may see. */
export function doctorsOf(world: World, facility: Facility): Doctor[] {
  return [...world.doctors.values()].filter(
    (doctor) => doctor.facilityId === facility.id && doctor.foreign !== true,
  );
}

/** The addresses of a doctor that the client may see. */
export function addressesOf(world: World, doctor: Doctor): Address[] {
  return [...world.addresses.values()].filter(
    (address) => address.doctorId === doctor.id && address.foreign !== true,
  );
}

/** A doctor with what the scopes ask for. */
export function writtenDoctor(world: World, doctor: Doctor, scopes: Scopes, quirks: Quirks) {
  return {
    id: doctor.id,
    name: doctor.name,
    surname: doctor.surname,
    ...(scopes.has('doctor.profile_url') && { profile_url: doctor.profileUrl }),
    ...(scopes.has('doctor.specializations') && {
      [quirks.specializationKey]: { _items: doctor.specializations },
    }),
    ...(scopes.has('doctor.license_numbers') && { license_numbers: { _items: doctor.licenseNumbers } }),
    ...(scopes.has('doctor.addresses') && {
      addresses: { _items: addressesOf(world, doctor).map((address) => writtenAddress(address, scopes)) },
    }),
  };
}

/** An address with what the scopes ask for. Inside a doctor, the extra fields are a scope; alone they always come. */
export function writtenAddress(address: Address, scopes: Scopes, options: { readonly alone?: boolean } = {}) {
  const extraFields = options.alone === true || scopes.has('address.booking_extra_fields');
  return {
    id: address.id,
    name: address.name,
    city_name: address.cityName,
    post_code: address.postCode,
    street: address.street,
    ...(extraFields && { booking_extra_fields: address.extraFields }),
    ...(scopes.has('address.online_only') && { is_online_only: address.onlineOnly }),
    ...(scopes.has('address.visit_payment') && { visit_payment: address.visitPayment }),
    ...(scopes.has('address.commercial_type') && { commercial_type: address.commercialType }),
    ...(scopes.has('address.insurance_support') && { insurance_support: address.insuranceSupport }),
  };
}

/** An insurance of the dictionary. */
export function writtenProvider(provider: InsuranceProvider) {
  return { insurance_provider_id: provider.id, name: provider.name };
}

/** The plans of an insurance, all or some. */
export function writtenPlans(provider: InsuranceProvider, only?: readonly string[]) {
  return provider.plans
    .filter((plan) => only === undefined || only.includes(plan.id))
    .map((plan) => ({ insurance_plan_id: plan.id, name: plan.name }));
}
