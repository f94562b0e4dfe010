import type { Doctor } from '#shared/domain/catalogue.ts';
import { asDoctorId, type FacilityId } from '#shared/domain/ids.ts';
import type { Result } from '#shared/result.ts';
import { fieldsOf, isObject } from './fields.ts';
import { itemsOf } from './list.ts';
import { readCode, readText } from './scalars.ts';

/** `specializations` by the examples, `specialization` by the schema (API.md §5.1). */
export function readDoctor(raw: unknown, facilityId: FacilityId): Result<Doctor, string> {
  const fields = fieldsOf(raw);
  const special = fields.get('specializations') ?? fields.get('specialization');
  return fields.done({
    id: asDoctorId(fields.id('id')),
    facilityId,
    name: readText(fields.get('name')) ?? '',
    surname: readText(fields.get('surname')) ?? '',
    profileUrl: readCode(fields.get('profile_url')),
    specializations: namesIn(special, 'name'),
    specializationIds: idsIn(special),
    licenseNumbers: namesIn(fields.get('license_numbers'), 'license_number'),
  });
}

/** Some hundred specialities are in the vendor's dictionary; nobody has more than these. */
const mostSpecialities = 50;

const idsIn = (collection: unknown): string[] =>
  itemsOf(collection)
    .slice(0, mostSpecialities)
    .map((item) => (isObject(item) ? readCode(fieldsOf(item).get('id')) : null))
    .filter((id) => id !== null);

function namesIn(collection: unknown, field: string): string[] {
  return itemsOf(collection)
    .map((item) => readCode(isObject(item) ? fieldsOf(item).get(field) : item))
    .filter((name) => name !== null);
}
