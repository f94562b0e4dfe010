import { z } from 'zod';
import type { Address, AddressService, Doctor } from '#shared/domain/catalogue.ts';
import {
  asAddressId,
  asAddressServiceId,
  asDoctorId,
  asFacilityId,
  asServiceId,
} from '#shared/domain/ids.ts';
import { isOther } from '#shared/domain/unknown.ts';
import {
  bit,
  bitOrNull,
  json,
  jsonOrNull,
  jsonText,
  memberOrNull,
  numberOrNull,
  text,
  textOrNull,
  truth,
  truthOrNull,
} from './rows.ts';
import type { Row } from './sqlite.ts';
import type { Table } from './table.ts';

const texts = z.array(z.string());
const agesJson = z.object({ minimum: z.number().nullable(), maximum: z.number().nullable() });
const isCommercialType = (value: string): value is NonNullable<Address['commercialType']> =>
  ['premium', 'saas-only', 'basic'].includes(value) || isOther(value);
const isInsuranceSupport = (value: string): value is NonNullable<Address['insuranceSupport']> =>
  ['private', 'insurance', 'private_and_insurance'].includes(value) || isOther(value);

export const facilityTable: Table = { name: 'facilities', key: ['id'], columns: ['id', 'name'] };
export const serviceTable: Table = { name: 'services', key: ['id'], columns: ['id', 'name'] };
export const specialityTable: Table = {
  name: 'speciality_services',
  key: ['specialization_id', 'service_id'],
  columns: ['specialization_id', 'service_id'],
};

export const doctorTable: Table = {
  name: 'doctors',
  key: ['facility_id', 'id'],
  columns: [
    'facility_id',
    'id',
    'name',
    'surname',
    'profile_url',
    'specializations',
    'specialization_ids',
    'license_numbers',
  ],
};
export const addressTable: Table = {
  name: 'addresses',
  key: ['id'],
  columns: [
    'id',
    'facility_id',
    'doctor_id',
    'name',
    'street',
    'post_code',
    'city',
    'needs_birth_date',
    'needs_gender',
    'needs_nin',
    'online_only',
    'visit_payment',
    'commercial_type',
    'insurance_support',
  ],
};
export const addressServiceTable: Table = {
  name: 'address_services',
  key: ['id'],
  columns: [
    'id',
    'address_id',
    'service_id',
    'name',
    'custom_name',
    'price',
    'price_from',
    'is_default',
    'visible',
    'description',
    'duration',
    'allowed_ages',
    'public_insurance',
  ],
};

export function doctorToRow(doctor: Doctor): Row {
  return {
    facility_id: doctor.facilityId,
    id: doctor.id,
    name: doctor.name,
    surname: doctor.surname,
    profile_url: doctor.profileUrl,
    specializations: JSON.stringify(doctor.specializations),
    specialization_ids: JSON.stringify(doctor.specializationIds),
    license_numbers: JSON.stringify(doctor.licenseNumbers),
  };
}

export function doctorFromRow(row: Row): Doctor {
  return {
    id: asDoctorId(text(row, 'id')),
    facilityId: asFacilityId(text(row, 'facility_id')),
    name: text(row, 'name'),
    surname: text(row, 'surname'),
    profileUrl: textOrNull(row, 'profile_url'),
    specializations: json(row, 'specializations', texts),
    specializationIds: json(row, 'specialization_ids', texts),
    licenseNumbers: json(row, 'license_numbers', texts),
  };
}

export function addressToRow(address: Address): Row {
  return {
    id: address.id,
    facility_id: address.facilityId,
    doctor_id: address.doctorId,
    name: address.name,
    street: address.street,
    post_code: address.postCode,
    city: address.city,
    needs_birth_date: bit(address.extraFields.birthDate),
    needs_gender: bit(address.extraFields.gender),
    needs_nin: bit(address.extraFields.nin),
    online_only: bitOrNull(address.onlineOnly),
    visit_payment: bitOrNull(address.visitPayment),
    commercial_type: address.commercialType,
    insurance_support: address.insuranceSupport,
  };
}

export function addressFromRow(row: Row): Address {
  return {
    id: asAddressId(text(row, 'id')),
    facilityId: asFacilityId(text(row, 'facility_id')),
    doctorId: asDoctorId(text(row, 'doctor_id')),
    name: textOrNull(row, 'name'),
    street: textOrNull(row, 'street'),
    postCode: textOrNull(row, 'post_code'),
    city: textOrNull(row, 'city'),
    extraFields: {
      birthDate: truth(row, 'needs_birth_date'),
      gender: truth(row, 'needs_gender'),
      nin: truth(row, 'needs_nin'),
    },
    onlineOnly: truthOrNull(row, 'online_only'),
    visitPayment: truthOrNull(row, 'visit_payment'),
    commercialType: memberOrNull(row, 'commercial_type', isCommercialType),
    insuranceSupport: memberOrNull(row, 'insurance_support', isInsuranceSupport),
  };
}

export function addressServiceToRow(service: AddressService): Row {
  const ages = service.allowedAges;
  return {
    id: service.id,
    address_id: service.addressId,
    service_id: service.serviceId,
    name: service.name,
    custom_name: service.customName,
    price: service.price,
    price_from: bit(service.priceFrom),
    is_default: bit(service.isDefault),
    visible: bit(service.visible),
    description: service.description,
    duration: service.duration,
    allowed_ages: jsonText(ages && { minimum: ages.minimum, maximum: ages.maximum }),
    public_insurance: bitOrNull(service.publicInsurance),
  };
}

export function addressServiceFromRow(row: Row): AddressService {
  const serviceId = textOrNull(row, 'service_id');
  return {
    id: asAddressServiceId(text(row, 'id')),
    addressId: asAddressId(text(row, 'address_id')),
    serviceId: serviceId === null ? null : asServiceId(serviceId),
    name: text(row, 'name'),
    customName: textOrNull(row, 'custom_name'),
    price: numberOrNull(row, 'price'),
    priceFrom: truth(row, 'price_from'),
    isDefault: truth(row, 'is_default'),
    visible: truth(row, 'visible'),
    description: textOrNull(row, 'description'),
    duration: numberOrNull(row, 'duration'),
    allowedAges: jsonOrNull(row, 'allowed_ages', agesJson),
    publicInsurance: truthOrNull(row, 'public_insurance'),
  };
}
