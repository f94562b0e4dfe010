import { z } from 'zod';
import type { AddressService, Service } from '#shared/domain/catalogue.ts';
import {
  asAddressServiceId,
  type AddressServiceId,
  type CalendarRef,
  type ServiceId,
} from '#shared/domain/ids.ts';
import { err, ok } from '#shared/result.ts';
import type { EpochMs } from '#shared/time/zone.ts';
import { toWireTime } from '#shared/time/wire.ts';
import { json, nothing, parseJson, type ReadAnswer, type Remote, type Send } from '../call.ts';
import { check, idOf, instant, minutes, price, withoutUndefined } from '../requests.ts';
import { emptyList, readList } from '../wire/list.ts';
import type { Listed } from '#shared/domain/listed.ts';
import { readLocation } from '../wire/location.ts';
import { readAddressService, readService } from '../wire/service.ts';
import { addressPath } from './paths.ts';
import type { ZoneOf } from './zoneOf.ts';

/** What can be said of a service at an address. `undefined` leaves it as it is, `null` clears it. */
export interface AddressServiceChange {
  /** Whole units of the currency with at most two decimals, which the vendor cuts off when it shows them. */
  readonly price?: number | null;
  readonly priceFrom?: boolean;
  readonly description?: string | null;
  readonly visible?: boolean;
  /** Minutes. */
  readonly defaultDuration?: number;
  readonly allowedAges?: { readonly minimum: number | null; readonly maximum: number | null } | null;
  readonly customName?: string | null;
}
export interface NewAddressService extends AddressServiceChange {
  readonly serviceId: ServiceId;
}

/** A service just added; `service` is `null` where the vendor only told its id. */
export interface AddedService {
  readonly id: AddressServiceId;
  readonly service: AddressService | null;
}

export interface ServiceOperations {
  /** The vendor's dictionary; `specializationId` narrows it. */
  getServices(filter?: {
    readonly onlyDiagnostics?: boolean;
    readonly specializationId?: string;
  }): Remote<Listed<Service>>;
  /**
   * What is offered at an address; with `start`, only what can be booked on that date, then with durations. Give the start of a slot:
   * what else counts is not documented, and where nothing can be booked yet the vendor says 404.
   */
  getAddressServices(calendar: CalendarRef, start?: EpochMs): Remote<Listed<AddressService>>;
  getAddressService(calendar: CalendarRef, id: AddressServiceId): Remote<AddressService>;
  addAddressService(calendar: CalendarRef, service: NewAddressService): Remote<AddedService>;
  updateAddressService(
    calendar: CalendarRef,
    id: AddressServiceId,
    change: AddressServiceChange,
  ): Remote<AddressService>;
  deleteAddressService(calendar: CalendarRef, id: AddressServiceId): Remote<null>;
}

const scopes = [
  'address_service.allowed_patients',
  'address_service.custom_name',
  'address_service.public_insurance_flow',
];

const age = z.number().int().min(0).max(150).nullable();
const changeShape = {
  price: price.nullable().optional(),
  priceFrom: z.boolean().optional(),
  description: z.string().nullable().optional(),
  visible: z.boolean().optional(),
  defaultDuration: minutes.optional(),
  allowedAges: z.strictObject({ minimum: age, maximum: age }).nullable().optional(),
  customName: z.string().min(1).nullable().optional(),
};
const serviceChange = z.strictObject(changeShape);
const newService = z.strictObject({ serviceId: idOf<ServiceId>(), ...changeShape });

/** Services: operations 9 to 14 of API.md §5. */
export function serviceOperations(send: Send, zoneOf: ZoneOf): ServiceOperations {
  return { ...serviceReads(send, zoneOf), ...serviceWrites(send) };
}

function serviceReads(
  send: Send,
  zoneOf: ZoneOf,
): Pick<ServiceOperations, 'getServices' | 'getAddressServices' | 'getAddressService'> {
  return {
    getServices: (filter = {}) =>
      send({
        operation: 'getServices',
        method: 'GET',
        path: ['services'],
        query: {
          with: filter.onlyDiagnostics === true ? ['services.only_diagnostics'] : undefined,
          specialization_id: filter.specializationId,
        },
        read: json((raw) => readList(raw, readService)),
      }),
    getAddressServices: async (calendar, start) => {
      const checked = check('getAddressServices', instant.optional(), start);
      if (!checked.ok) return checked;
      return await send<Listed<AddressService>>({
        operation: 'getAddressServices',
        method: 'GET',
        path: [...addressPath(calendar), 'services'],
        query: {
          start: start === undefined ? undefined : toWireTime(start, zoneOf(calendar.facilityId)),
          with: scopes,
        },
        read: json((raw) => readList(raw, (item) => readAddressService(item, calendar.addressId))),
        settle: (status, message) =>
          start !== undefined && status === 404 && /^slot not found/i.test(message)
            ? { value: emptyList }
            : null,
      });
    },
    getAddressService: (calendar, id) =>
      send({
        operation: 'getAddressService',
        method: 'GET',
        path: [...addressPath(calendar), 'services', id],
        query: { with: scopes },
        read: json((raw) => readAddressService(raw, calendar.addressId)),
      }),
  };
}

function serviceWrites(
  send: Send,
): Pick<ServiceOperations, 'addAddressService' | 'updateAddressService' | 'deleteAddressService'> {
  return {
    addAddressService: async (calendar, service) => {
      const checked = check('addAddressService', newService, service);
      if (!checked.ok) return checked;
      return await send({
        operation: 'addAddressService',
        method: 'POST',
        path: [...addressPath(calendar), 'services'],
        body: { service_id: checked.value.serviceId, ...changeOnWire(checked.value) },
        read: readAdded(calendar),
      });
    },
    updateAddressService: async (calendar, id, change) => {
      const checked = check('updateAddressService', serviceChange, change);
      if (!checked.ok) return checked;
      return await send({
        operation: 'updateAddressService',
        method: 'PATCH',
        path: [...addressPath(calendar), 'services', id],
        body: changeOnWire(checked.value),
        read: json((raw) => readAddressService(raw, calendar.addressId)),
      });
    },
    deleteAddressService: (calendar, id) =>
      send({
        operation: 'deleteAddressService',
        method: 'DELETE',
        path: [...addressPath(calendar), 'services', id],
        read: nothing,
      }),
  };
}

function changeOnWire(change: z.infer<typeof serviceChange>): Record<string, unknown> {
  const { allowedAges: ages } = change;
  return withoutUndefined({
    price: change.price,
    is_price_from: change.priceFrom,
    description: change.description,
    is_visible: change.visible,
    default_duration: change.defaultDuration,
    allowed_patients: ages && { minimum_age: ages.minimum, maximum_age: ages.maximum },
    custom_name: change.customName,
  });
}

/** Older versions of the API told only where the new service is (API.md §5). */
function readAdded(calendar: CalendarRef): ReadAnswer<AddedService> {
  return (answer) => {
    const parsed = parseJson(answer);
    const service = parsed.ok ? readAddressService(parsed.value, calendar.addressId) : parsed;
    if (service.ok) return ok({ id: service.value.id, service: service.value });
    const location = readLocation(answer.location);
    return location === null
      ? err(service.error)
      : ok({ id: asAddressServiceId(location.id), service: null });
  };
}
