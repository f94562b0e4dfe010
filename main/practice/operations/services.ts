import { z } from 'zod';
import { localDateOf } from '#shared/time/zone.ts';
import { addressPath, deedOf, placeOf, type AddressCall, type Operation } from '../http/operation.ts';
import { idSchema, instantIn, readBody } from '../http/read.ts';
import { answer, bare, created, list, refused, replyTo, type Reply } from '../http/reply.ts';
import { done, refuse, type Outcome } from '../outcome.ts';
import { refusals } from '../refusals.ts';
import { servicesAt } from '../rules/lookup.ts';
import { isBookable, periodsWithCell } from '../rules/slots.ts';
import { addService, changeService, deleteService, type ServiceChange } from '../rules/services.ts';
import { everyScope, writtenAddressService, type ServiceScopes } from '../wire/service.ts';
import type { AddressService, WorkPeriod, World } from '../world.ts';

const age = z
  .int()
  .nonnegative()
  .nullish()
  .transform((value) => value ?? null);
const changes = {
  is_price_from: z.boolean().optional(),
  price: z.number().nullish(),
  description: z.string().nullish(),
  is_visible: z.boolean().optional(),
  default_duration: z.int().positive().nullish(),
  allowed_patients: z.object({ minimum_age: age, maximum_age: age }).nullish(),
  custom_name: z.string().min(1).nullish(),
};
const updateSchema = z.object(changes);
const addSchema = z.object({ service_id: idSchema, ...changes });

/** The dictionary of services, and those that an address offers. */
export const serviceOperations: readonly Operation[] = [
  {
    id: 'getServices',
    method: 'GET',
    path: '/services',
    reach: 'client',
    run: ({ clinic: { world }, query, scopes }) => {
      const specialization = query.get('specialization_id');
      const services = [...world.services.values()]
        .filter((service) => !scopes.has('services.only_diagnostics') || service.diagnostic)
        .filter((service) => specialization === null || service.specializationId === specialization);
      return list(services.map(({ id, name }) => ({ id, name })));
    },
  },
  {
    id: 'getAddressServices',
    method: 'GET',
    path: `${addressPath}/services`,
    reach: 'address',
    run: (call) =>
      call.query.has('start')
        ? servicesInSlots(call)
        : list(
            servicesAt(call.clinic.world, call.address.id).map((service) =>
              writtenAddressService(service, scopesFor(call)),
            ),
          ),
  },
  {
    id: 'addAddressService',
    method: 'POST',
    path: `${addressPath}/services`,
    reach: 'address',
    run: (call) => {
      const wanted = readBody(addSchema, call.body);
      if (!wanted.ok) return refused(wanted.refusal);
      const { service_id: serviceId, ...rest } = wanted.value;
      const { world, quirks } = call.clinic;
      const { newServiceBookableMs: bookableAfterMs, decimalPrices } = quirks;
      const deed = { ...deedOf(call), bookableAfterMs, decimalPrices };
      return replyTo(addService(world, call.address.id, serviceId, changeOf(rest), deed), (service) =>
        created(
          `${placeOf(call.address)}/services/${service.id}`,
          writtenAddressService(service, everyScope),
        ),
      );
    },
  },
  {
    id: 'getAddressService',
    method: 'GET',
    path: `${addressPath}/services/:address_service_id`,
    reach: 'address',
    run: (call) =>
      replyTo(serviceOf(call), (service) => answer(writtenAddressService(service, scopesFor(call)))),
  },
  {
    id: 'updateAddressService',
    method: 'PATCH',
    path: `${addressPath}/services/:address_service_id`,
    reach: 'address',
    run: (call) => {
      const service = serviceOf(call);
      if (!service.ok) return refused(service.refusal);
      const wanted = readBody(updateSchema, call.body);
      if (!wanted.ok) return refused(wanted.refusal);
      const { world, quirks } = call.clinic;
      const deed = { ...deedOf(call), decimalPrices: quirks.decimalPrices };
      const changed = changeService(world, service.value, changeOf(wanted.value), deed);
      return replyTo(changed, (value) => answer(writtenAddressService(value, everyScope)));
    },
  },
  {
    id: 'deleteAddressService',
    method: 'DELETE',
    path: `${addressPath}/services/:address_service_id`,
    reach: 'address',
    run: (call) => {
      const service = serviceOf(call);
      if (!service.ok) return refused(service.refusal);
      const { world, quirks } = call.clinic;
      const deed = { ...deedOf(call), inUseStatus: quirks.serviceInUseStatus };
      return replyTo(deleteService(world, service.value, deed), () => bare(204));
    },
  },
];

/** With `start`: only the services of slots from then on that day, with their durations there (API.md §5); or of one slot. */
function servicesInSlots(call: AddressCall): Reply {
  const start = instantIn(call.query, 'start');
  if (!start.ok) return refused(start.refusal);
  const { world, quirks } = call.clinic;
  const isOneSlot = quirks.servicesStart === 'slot';
  const periods = isOneSlot
    ? periodsWithCell(world, call.address.id, { start: start.value, now: call.now })
    : periodsFrom(world, call.address.id, start.value);
  if (isOneSlot && periods.length === 0) return refused(refusals.slotNotYetThere);
  const durations = new Map(
    periods.flatMap(({ services }) =>
      services.map((offer) => [offer.addressServiceId, offer.duration] as const),
    ),
  );
  const offered = servicesAt(world, call.address.id).filter((service) => durations.has(service.id));
  const found = offered.filter((service) => isBookable(service, call.now));
  if (offered.length > 0 && found.length === 0) return refused(refusals.slotNotYetThere);
  return list(
    found.map((service) => writtenAddressService(service, scopesFor(call), durations.get(service.id))),
  );
}

/** The work periods of a day that are not over at a moment of it. */
function periodsFrom(world: World, addressId: string, start: number): WorkPeriod[] {
  const date = localDateOf(start, world.timeZone);
  return (world.workPeriods.get(addressId) ?? []).filter(
    (period) => localDateOf(period.start, world.timeZone) === date && period.end > start,
  );
}

function serviceOf(call: AddressCall): Outcome<AddressService> {
  const service = call.clinic.world.addressServices.get(call.params['address_service_id'] ?? '');
  if (service === undefined) return refuse(refusals.objectNotFound);
  return service.addressId === call.address.id ? done(service) : refuse(refusals.addressServiceMismatch);
}

function scopesFor({ scopes }: AddressCall): ServiceScopes {
  return {
    allowedPatients: scopes.has('address_service.allowed_patients'),
    customName: scopes.has('address_service.custom_name'),
    publicInsuranceFlow: scopes.has('address_service.public_insurance_flow'),
  };
}

function changeOf(body: z.infer<typeof updateSchema>): ServiceChange {
  return {
    isPriceFrom: body.is_price_from,
    price: body.price,
    description: body.description,
    isVisible: body.is_visible,
    defaultDuration: body.default_duration,
    allowedPatients: body.allowed_patients,
    customName: body.custom_name,
  };
}
