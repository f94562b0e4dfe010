import type { InsurancePlan, InsuranceProvider } from '#shared/domain/catalogue.ts';
import { asInsuranceProviderId } from '#shared/domain/ids.ts';
import type { Result } from '#shared/result.ts';
import { fieldsOf, type Fields } from './fields.ts';
import { readList } from './list.ts';
import { readText } from './scalars.ts';

/** An insurer of the dictionary, or of an address, then with the plans that it accepts. */
export function readInsuranceProvider(raw: unknown): Result<InsuranceProvider, string> {
  const fields = fieldsOf(raw);
  const plans = readList(fields.get('insurance_plans'), readInsurancePlan);
  return fields.done({
    id: asInsuranceProviderId(idOf(fields, 'insurance_provider_id')),
    name: readText(fields.get('name')) ?? '',
    plans: plans.ok ? plans.value.items : [],
  });
}

export function readInsurancePlan(raw: unknown): Result<InsurancePlan, string> {
  const fields = fieldsOf(raw);
  return fields.done({ id: idOf(fields, 'insurance_plan_id'), name: readText(fields.get('name')) ?? '' });
}

/** These objects alone carry their id under a long name; the short one is taken too. */
const idOf = (fields: Fields, name: string): string =>
  fields.id(fields.get(name) === undefined && fields.get('id') !== undefined ? 'id' : name);
