import type { Address } from '#shared/domain/catalogue.ts';
import { asAddressId, type DoctorId, type FacilityId } from '#shared/domain/ids.ts';
import { insuranceSupports } from '#shared/domain/services/insurance.ts';
import type { Result } from '#shared/result.ts';
import { fieldsOf } from './fields.ts';
import { readCode, readFlag, readKnown, readText } from './scalars.ts';

export const commercialTypes = ['premium', 'saas-only', 'basic'] as const;

export function readAddress(
  raw: unknown,
  facilityId: FacilityId,
  doctorId: DoctorId,
): Result<Address, string> {
  const fields = fieldsOf(raw);
  return fields.done({
    id: asAddressId(fields.id('id')),
    facilityId,
    doctorId,
    name: readText(fields.get('name')),
    street: readText(fields.get('street')),
    postCode: readCode(fields.get('post_code')),
    city: readText(fields.get('city_name')),
    extraFields: readExtraFields(fields.get('booking_extra_fields')),
    onlineOnly: readFlag(fields.get('is_online_only')),
    visitPayment: readFlag(fields.get('visit_payment')),
    commercialType: readKnown(fields.get('commercial_type'), commercialTypes),
    insuranceSupport: readKnown(fields.get('insurance_support'), insuranceSupports),
  });
}

/** What is not said is not demanded. */
function readExtraFields(raw: unknown): Address['extraFields'] {
  const fields = fieldsOf(raw);
  const flag = (name: string): boolean => readFlag(fields.get(name)) ?? false;
  return { birthDate: flag('birth_date'), gender: flag('gender'), nin: flag('nin') };
}
