import { announce } from '../notifications.ts';
import { done, refuse, type Outcome } from '../outcome.ts';
import { refusals } from '../refusals.ts';
import { addBreak, moveBreak, removeBreak } from '../rules/breaks.ts';
import { addService, changeService, deleteService, type ServiceChange } from '../rules/services.ts';
import type { Address, AddressService, Break, World, WorkPeriod } from '../world.ts';

/** Adds a break in the doctor's panel. Queues `break-created`. */
export function doctorAddsBreak(
  world: World,
  what: {
    readonly now: number;
    readonly addressId: string;
    readonly since: number;
    readonly till: number;
    readonly description?: string | null;
  },
): Outcome<Break> {
  const address = world.addresses.get(what.addressId);
  if (address === undefined) return refuse(refusals.objectNotFound);
  const wanted = { since: what.since, till: what.till, description: what.description ?? null };
  return addBreak(world, address, wanted, { now: what.now, by: 'doctor' });
}

/** Moves a break in the doctor's panel. Queues `break-moved`, which names the new range only. */
export function doctorMovesBreak(
  world: World,
  what: { readonly now: number; readonly breakId: string; readonly since: number; readonly till: number },
): Outcome<Break> {
  const pause = world.breaks.get(what.breakId);
  if (pause === undefined) return refuse(refusals.breakNotFound);
  return moveBreak(world, pause, what, { now: what.now, by: 'doctor' });
}

/** Removes a break in the doctor's panel. Queues `break-removed`. */
export function doctorRemovesBreak(
  world: World,
  what: { readonly now: number; readonly breakId: string },
): Outcome<Break> {
  const pause = world.breaks.get(what.breakId);
  if (pause === undefined) return refuse(refusals.breakNotFound);
  removeBreak(world, pause, { now: what.now, by: 'doctor' });
  return done(pause);
}

/** Offers a service in the doctor's panel. Queues `address-service-created`. */
export function doctorAddsService(
  world: World,
  what: ServiceChange & {
    readonly now: number;
    readonly addressId: string;
    readonly serviceId: string;
    readonly bookableAfterMs?: number;
  },
): Outcome<AddressService> {
  const { now, bookableAfterMs } = what;
  const deed = { now, by: 'doctor', ...(bookableAfterMs !== undefined && { bookableAfterMs }) } as const;
  return addService(world, what.addressId, what.serviceId, what, deed);
}

/** Changes a service in the doctor's panel. Queues `address-service-changed`. */
export function doctorChangesService(
  world: World,
  what: ServiceChange & { readonly now: number; readonly addressServiceId: string },
): Outcome<AddressService> {
  const service = world.addressServices.get(what.addressServiceId);
  if (service === undefined) return refuse(refusals.objectNotFound);
  return changeService(world, service, what, { now: what.now, by: 'doctor' });
}

/** Takes a service away in the doctor's panel, also one in use. Queues `address-service-deleted`. */
export function doctorDeletesService(
  world: World,
  what: { readonly now: number; readonly addressServiceId: string },
): Outcome<AddressService> {
  const service = world.addressServices.get(what.addressServiceId);
  if (service === undefined) return refuse(refusals.objectNotFound);
  return deleteService(world, service, { now: what.now, by: 'doctor', inUseStatus: null });
}

/** Sets the work periods of an address in the panel. No event tells of it: `slot-changed` was removed (API.md §9). */
export function doctorSetsPeriods(
  world: World,
  what: {
    readonly addressId: string;
    readonly from: number;
    readonly to: number;
    readonly periods: WorkPeriod[];
  },
): void {
  const kept = (world.workPeriods.get(what.addressId) ?? []).filter(
    (period) => period.end <= what.from || period.start >= what.to,
  );
  world.workPeriods.set(
    what.addressId,
    [...kept, ...what.periods].sort((a, b) => a.start - b.start),
  );
}

/** The vendor sells the address another package. Queues `address-commercial-type-changed`. */
export function commercialTypeChanges(
  world: World,
  what: {
    readonly now: number;
    readonly addressId: string;
    readonly commercialType: Address['commercialType'];
  },
): Outcome<Address> {
  const address = world.addresses.get(what.addressId);
  if (address === undefined) return refuse(refusals.objectNotFound);
  address.commercialType = what.commercialType;
  announce(world, {
    now: what.now,
    name: 'address-commercial-type-changed',
    addressId: address.id,
    data: {},
  });
  return done(address);
}

/** The vendor gives the address to this API client, or takes it away. Queues `address-assigned` or `-unassigned`. */
export function assignmentChanges(
  world: World,
  what: { readonly now: number; readonly addressId: string; readonly assigned: boolean },
): Outcome<Address> {
  const address = world.addresses.get(what.addressId);
  if (address === undefined) return refuse(refusals.objectNotFound);
  address.foreign = !what.assigned;
  announce(world, {
    now: what.now,
    name: what.assigned ? 'address-assigned' : 'address-unassigned',
    addressId: address.id,
    data: {},
  });
  return done(address);
}
