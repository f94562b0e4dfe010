import { z } from 'zod';
import type { Address } from '#shared/domain/catalogue.ts';
import type { CalendarRef, DoctorId, FacilityId } from '#shared/domain/ids.ts';
import { json, nothing, type Remote, type Send } from '../call.ts';
import { check } from '../requests.ts';
import { insuranceSupports, type InsuranceSupport } from '#shared/domain/services/insurance.ts';
import { readAddress } from '../wire/address.ts';
import { readList } from '../wire/list.ts';
import type { Listed } from '#shared/domain/listed.ts';
import { addressPath, doctorPath } from './paths.ts';

export interface AddressChange {
  readonly insuranceSupport: InsuranceSupport;
}

export interface AddressOperations {
  getAddresses(facilityId: FacilityId, doctorId: DoctorId): Remote<Listed<Address>>;
  getAddress(calendar: CalendarRef): Remote<Address>;
  updateAddress(calendar: CalendarRef, change: AddressChange): Remote<Address>;
  /** Takes the address out of the integration. Only for clients of the vendor's own PMS: others get `forbidden`. */
  removeAddressIntegration(calendar: CalendarRef): Remote<null>;
}

const scopes = [
  'address.online_only',
  'address.visit_payment',
  'address.commercial_type',
  'address.insurance_support',
];
const addressChange: z.ZodType<AddressChange> = z.strictObject({
  insuranceSupport: z.enum(insuranceSupports),
});

/** Doctors' calendars: operations 5 to 8 of API.md §5. */
export function addressOperations(send: Send): AddressOperations {
  const readFor =
    ({ facilityId, doctorId }: Pick<CalendarRef, 'facilityId' | 'doctorId'>) =>
    (raw: unknown) =>
      readAddress(raw, facilityId, doctorId);
  return {
    getAddresses: (facilityId, doctorId) =>
      send({
        operation: 'getAddresses',
        method: 'GET',
        path: [...doctorPath(facilityId, doctorId), 'addresses'],
        query: { with: scopes },
        read: json((raw) => readList(raw, readFor({ facilityId, doctorId }))),
      }),
    getAddress: (calendar) =>
      send({
        operation: 'getAddress',
        method: 'GET',
        path: addressPath(calendar),
        query: { with: scopes },
        read: json(readFor(calendar)),
      }),
    updateAddress: async (calendar, change) => {
      const checked = check('updateAddress', addressChange, change);
      if (!checked.ok) return checked;
      return await send({
        operation: 'updateAddress',
        method: 'PATCH',
        path: addressPath(calendar),
        body: { insurance_support: checked.value.insuranceSupport },
        read: json(readFor(calendar)),
      });
    },
    removeAddressIntegration: (calendar) =>
      send({
        operation: 'removeAddressIntegration',
        method: 'DELETE',
        path: [...addressPath(calendar), 'integration'],
        read: nothing,
      }),
  };
}
