import type { AddressService, Service } from '#shared/domain/catalogue.ts';
import { asAddressServiceId, asServiceId, type AddressId } from '#shared/domain/ids.ts';
import type { Result } from '#shared/result.ts';
import { fieldsOf, isObject } from './fields.ts';
import { readCode, readFlag, readMinutes, readNumber, readText } from './scalars.ts';

/** An entry of the dictionary. */
export function readService(raw: unknown): Result<Service, string> {
  const fields = fieldsOf(raw);
  return fields.done({ id: asServiceId(fields.id('id')), name: readText(fields.get('name')) ?? '' });
}

export function readAddressService(raw: unknown, addressId: AddressId): Result<AddressService, string> {
  const fields = fieldsOf(raw);
  const serviceId = readCode(fields.get('service_id'));
  return fields.done({
    id: asAddressServiceId(fields.id('id')),
    addressId,
    serviceId: serviceId === null ? null : asServiceId(serviceId),
    name: readText(fields.get('name')) ?? '',
    customName: readText(fields.get('custom_name')),
    price: readNumber(fields.get('price')),
    priceFrom: readFlag(fields.get('is_price_from')) ?? false,
    isDefault: readFlag(fields.get('is_default')) ?? false,
    // A service that is not said to be hidden can be booked.
    visible: readFlag(fields.get('is_visible')) ?? true,
    description: readText(fields.get('description')),
    duration: readMinutes(fields.get('duration') ?? fields.get('default_duration')),
    allowedAges: readAges(fields.get('allowed_patients')),
    publicInsurance: readFlag(fields.get('is_public_insurance_flow')),
  });
}

function readAges(raw: unknown): AddressService['allowedAges'] {
  if (!isObject(raw)) return null;
  const fields = fieldsOf(raw);
  const age = (name: string): number | null => readNumber(fields.get(name));
  return { minimum: age('minimum_age'), maximum: age('maximum_age') };
}
