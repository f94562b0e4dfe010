import type { Facility } from '#shared/domain/catalogue.ts';
import { asFacilityId } from '#shared/domain/ids.ts';
import type { Result } from '#shared/result.ts';
import { fieldsOf } from './fields.ts';
import { readText } from './scalars.ts';

export function readFacility(raw: unknown): Result<Facility, string> {
  const fields = fieldsOf(raw);
  return fields.done({ id: asFacilityId(fields.id('id')), name: readText(fields.get('name')) ?? '' });
}
