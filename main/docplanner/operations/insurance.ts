import { z } from 'zod';
import type { InsurancePlan, InsuranceProvider } from '#shared/domain/catalogue.ts';
import type { CalendarRef, InsuranceProviderId } from '#shared/domain/ids.ts';
import { json, nothing, type Remote, type Send } from '../call.ts';
import { check, idOf } from '../requests.ts';
import { readInsurancePlan, readInsuranceProvider } from '../wire/insurance.ts';
import { readList, type Listed } from '../wire/list.ts';
import { addressPath } from './paths.ts';

/** An insurer that an address accepts; without plans the vendor decides which. */
export interface AcceptedInsurance {
  readonly providerId: InsuranceProviderId;
  readonly planIds?: readonly string[];
}

export interface InsuranceOperations {
  /** The dictionary; plans are asked for each insurer by themselves. */
  getInsuranceProviders(): Remote<Listed<InsuranceProvider>>;
  getInsurancePlans(providerId: InsuranceProviderId): Remote<Listed<InsurancePlan>>;
  getAddressInsuranceProviders(calendar: CalendarRef): Remote<Listed<InsuranceProvider>>;
  addAddressInsuranceProvider(calendar: CalendarRef, insurance: AcceptedInsurance): Remote<null>;
  updateOrCreateAddressInsuranceProvider(calendar: CalendarRef, insurance: AcceptedInsurance): Remote<null>;
  deleteAddressInsuranceProvider(calendar: CalendarRef, providerId: InsuranceProviderId): Remote<null>;
}

const accepted = z.strictObject({
  providerId: idOf<InsuranceProviderId>(),
  planIds: z.array(idOf()).optional(),
});

/** Insurances: operations 15 to 20 of API.md §5. */
export function insuranceOperations(send: Send): InsuranceOperations {
  const put =
    (operation: 'addAddressInsuranceProvider' | 'updateOrCreateAddressInsuranceProvider') =>
    async (calendar: CalendarRef, insurance: AcceptedInsurance) => {
      const checked = check(operation, accepted, insurance);
      if (!checked.ok) return checked;
      const { providerId, planIds } = checked.value;
      return await send({
        operation,
        method: operation === 'addAddressInsuranceProvider' ? 'POST' : 'PUT',
        path: [...addressPath(calendar), 'insurance-providers'],
        body: {
          insurance_provider_id: providerId,
          ...(planIds && { insurance_plans: planIds.map((id) => ({ insurance_plan_id: id })) }),
        },
        read: nothing,
      });
    };
  return {
    getInsuranceProviders: () =>
      send({
        operation: 'getInsuranceProviders',
        method: 'GET',
        path: ['insurance-providers'],
        read: json((raw) => readList(raw, readInsuranceProvider)),
      }),
    getInsurancePlans: (providerId) =>
      send({
        operation: 'getInsurancePlans',
        method: 'GET',
        path: ['insurance-providers', providerId, 'plans'],
        read: json((raw) => readList(raw, readInsurancePlan)),
      }),
    getAddressInsuranceProviders: (calendar) =>
      send({
        operation: 'getAddressInsuranceProviders',
        method: 'GET',
        path: [...addressPath(calendar), 'insurance-providers'],
        read: json((raw) => readList(raw, readInsuranceProvider)),
      }),
    addAddressInsuranceProvider: put('addAddressInsuranceProvider'),
    updateOrCreateAddressInsuranceProvider: put('updateOrCreateAddressInsuranceProvider'),
    deleteAddressInsuranceProvider: (calendar, providerId) =>
      send({
        operation: 'deleteAddressInsuranceProvider',
        method: 'DELETE',
        path: [...addressPath(calendar), 'insurance-providers', providerId],
        read: nothing,
      }),
  };
}
