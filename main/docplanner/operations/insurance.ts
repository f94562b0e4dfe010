import { z } from 'zod';
import type { InsurancePlan, InsuranceProvider } from '#shared/domain/catalogue.ts';
import type { CalendarRef, InsuranceProviderId } from '#shared/domain/ids.ts';
import { json, type Call, type Remote, type Send } from '../call.ts';
import { ok } from '#shared/result.ts';
import { check, idOf } from '../requests.ts';
import { readInsurancePlan, readInsuranceProvider } from '../wire/insurance.ts';
import { readList } from '../wire/list.ts';
import type { Listed } from '#shared/domain/listed.ts';
import type { Switched } from './calendar.ts';
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
  /** `already` where the insurer is accepted there, whatever its plans are: those of `insurance` are not written then. */
  addAddressInsuranceProvider(calendar: CalendarRef, insurance: AcceptedInsurance): Remote<Switched>;
  /** Puts these plans in the place of those accepted. */
  updateOrCreateAddressInsuranceProvider(
    calendar: CalendarRef,
    insurance: AcceptedInsurance,
  ): Remote<Switched>;
  /** `already` where the insurer is not accepted there. */
  deleteAddressInsuranceProvider(calendar: CalendarRef, providerId: InsuranceProviderId): Remote<Switched>;
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
      return await send<Switched>({
        operation,
        method: operation === 'addAddressInsuranceProvider' ? 'POST' : 'PUT',
        path: [...addressPath(calendar), 'insurance-providers'],
        body: {
          insurance_provider_id: providerId,
          ...(planIds && { insurance_plans: planIds.map((id) => ({ insurance_plan_id: id })) }),
        },
        read: () => ok('now'),
        settle: doneBefore(/is already assigned to this address/i),
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
      send<Switched>({
        operation: 'deleteAddressInsuranceProvider',
        method: 'DELETE',
        path: [...addressPath(calendar), 'insurance-providers', providerId],
        read: () => ok('now'),
        settle: doneBefore(/is not assigned to this address/i),
      }),
  };
}

/** What was wanted is so, which the vendor answers with 400: told by the words alone (API.md §5). */
const doneBefore =
  (words: RegExp): NonNullable<Call<Switched>['settle']> =>
  (status, message) =>
    status === 400 && words.test(message) ? { value: 'already' } : null;
