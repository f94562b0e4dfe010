import { z } from 'zod';
import { addressPath, type AddressCall, type Operation } from '../http/operation.ts';
import { idSchema, readBody } from '../http/read.ts';
import { bare, list, refused, type Reply } from '../http/reply.ts';
import { refusals } from '../refusals.ts';
import { isInsurerInUse } from '../rules/inUse.ts';
import { writtenPlans, writtenProvider } from '../wire/catalogue.ts';

const assignSchema = z.object({
  insurance_provider_id: idSchema,
  insurance_plans: z.array(z.object({ insurance_plan_id: idSchema })).nullish(),
});

/** The dictionary of insurances, and those that an address takes. */
export const insuranceOperations: readonly Operation[] = [
  {
    id: 'getInsuranceProviders',
    method: 'GET',
    path: '/insurance-providers',
    reach: 'client',
    run: ({ clinic: { world } }) => list([...world.insuranceProviders.values()].map(writtenProvider)),
  },
  {
    id: 'getInsurancePlans',
    method: 'GET',
    path: '/insurance-providers/:insurance_provider_id/plans',
    reach: 'client',
    run: ({ clinic: { world }, params }) => {
      const provider = world.insuranceProviders.get(params['insurance_provider_id'] ?? '');
      return provider === undefined
        ? refused(refusals.insuranceNotInDictionary)
        : list(writtenPlans(provider));
    },
  },
  {
    id: 'getAddressInsuranceProviders',
    method: 'GET',
    path: `${addressPath}/insurance-providers`,
    reach: 'address',
    run: ({ clinic: { world }, address }) =>
      list(
        [...address.insuranceProviders].flatMap(([id, plans]) => {
          const provider = world.insuranceProviders.get(id);
          if (provider === undefined) return [];
          return [
            { ...writtenProvider(provider), insurance_plans: { _items: writtenPlans(provider, plans) } },
          ];
        }),
      ),
  },
  {
    id: 'addAddressInsuranceProvider',
    method: 'POST',
    path: `${addressPath}/insurance-providers`,
    reach: 'address',
    run: (call) => assign(call, { replace: false }),
  },
  {
    id: 'updateOrCreateAddressInsuranceProvider',
    method: 'PUT',
    path: `${addressPath}/insurance-providers`,
    reach: 'address',
    run: (call) => assign(call, { replace: true }),
  },
  {
    id: 'deleteAddressInsuranceProvider',
    method: 'DELETE',
    path: `${addressPath}/insurance-providers/:insurance_provider_id`,
    reach: 'address',
    run: ({ clinic: { world, quirks }, address, params, now }) => {
      const id = params['insurance_provider_id'] ?? '';
      if (!world.insuranceProviders.has(id)) return refused(refusals.insuranceNotInDictionary);
      if (!address.insuranceProviders.has(id)) return refused(refusals.insuranceNotAssigned);
      const { insurerInUseStatus: status } = quirks;
      if (status !== null && isInsurerInUse(world, address.id, id, now))
        return refused(refusals.insurerInUse(status));
      address.insuranceProviders.delete(id);
      return bare(204);
    },
  },
];

function assign(call: AddressCall, options: { readonly replace: boolean }): Reply {
  const wanted = readBody(assignSchema, call.body);
  if (!wanted.ok) return refused(wanted.refusal);
  const id = wanted.value.insurance_provider_id;
  if (!call.clinic.world.insuranceProviders.has(id)) return refused(refusals.insuranceNotInDictionary);
  if (!options.replace && call.address.insuranceProviders.has(id))
    return refused(refusals.insuranceAlreadyAssigned);
  const plans = (wanted.value.insurance_plans ?? []).map((plan) => plan.insurance_plan_id);
  call.address.insuranceProviders.set(id, plans);
  return bare(204);
}
