import { announce, type EventName } from '../notifications.ts';
import { done, refuse, type Outcome } from '../outcome.ts';
import { refusals } from '../refusals.ts';
import { everyScope, writtenAddressService } from '../wire/service.ts';
import type { AddressService, World } from '../world.ts';
import type { Deed } from './booking.ts';
import { isServiceInUse } from './inUse.ts';
import { freshId, servicesAt } from './lookup.ts';

/** What of a service can be set. A key that is absent stays as it is. */
export interface ServiceChange {
  readonly isPriceFrom?: boolean | undefined;
  readonly price?: number | null | undefined;
  readonly description?: string | null | undefined;
  readonly isVisible?: boolean | undefined;
  readonly defaultDuration?: number | null | undefined;
  readonly allowedPatients?: AddressService['allowedPatients'] | undefined;
  readonly customName?: string | null | undefined;
}

/** Offers a service of the dictionary at an address: 409 where it is offered already, 400 for a bad price or id. */
export function addService(
  world: World,
  addressId: string,
  serviceId: string,
  change: ServiceChange,
  deed: PricingDeed & { readonly bookableAfterMs?: number },
): Outcome<AddressService> {
  const entry = world.services.get(serviceId);
  if (entry === undefined) return refuse({ ...refusals.bookedServiceDoesNotExist, status: 400 });
  if (!isPriceAllowed(change.price, deed)) return refuse(refusals.invalidPrice);
  const offered = servicesAt(world, addressId);
  if (
    offered.some(
      (service) => service.serviceId === serviceId && service.customName === (change.customName ?? null),
    )
  )
    return refuse(refusals.addressServiceExists);
  const service: AddressService = {
    id: freshId(world),
    addressId,
    serviceId,
    price: null,
    isPriceFrom: false,
    isDefault: offered.length === 0,
    isVisible: true,
    description: null,
    defaultDuration: 30,
    allowedPatients: null,
    customName: null,
    publicInsuranceFlow: false,
    name: entry.name,
    ...(deed.bookableAfterMs !== undefined && { bookableFrom: deed.now + deed.bookableAfterMs }),
  };
  apply(world, service, change);
  world.addressServices.set(service.id, service);
  tell(world, 'address-service-created', service, deed);
  return done(service);
}

/** Changes a service at an address; `customName: null` gives it the dictionary's name back. */
export function changeService(
  world: World,
  service: AddressService,
  change: ServiceChange,
  deed: PricingDeed,
): Outcome<AddressService> {
  if (!isPriceAllowed(change.price, deed)) return refuse(refusals.invalidPrice);
  apply(world, service, change);
  tell(world, 'address-service-changed', service, deed);
  return done(service);
}

/** Takes a service away, unless work periods to come still offer it (the status for that is a quirk). */
export function deleteService(
  world: World,
  service: AddressService,
  deed: Deed & { readonly inUseStatus: number | null },
): Outcome<AddressService> {
  const { inUseStatus, now } = deed;
  if (inUseStatus !== null && isServiceInUse(world, service.addressId, service.id, now))
    return refuse(refusals.serviceInUse(inUseStatus));
  world.addressServices.delete(service.id);
  tell(world, 'address-service-deleted', service, deed);
  return done(service);
}

function apply(world: World, service: AddressService, change: ServiceChange): void {
  if (change.isPriceFrom !== undefined) service.isPriceFrom = change.isPriceFrom;
  if (change.price !== undefined) service.price = change.price;
  if (change.description !== undefined) service.description = change.description;
  if (change.isVisible !== undefined) service.isVisible = change.isVisible;
  if (change.defaultDuration !== undefined && change.defaultDuration !== null)
    service.defaultDuration = change.defaultDuration;
  if (change.allowedPatients !== undefined) service.allowedPatients = change.allowedPatients;
  if (change.customName === undefined) return;
  service.customName = change.customName;
  const entry = service.serviceId === null ? undefined : world.services.get(service.serviceId);
  service.name = change.customName ?? entry?.name ?? service.name;
}

/** What a deed says of prices beside who does it. */
type PricingDeed = Deed & { readonly decimalPrices?: 'cut' | 'refused' };

/** Null, or not negative with at most two decimals, or with none where these are refused. */
function isPriceAllowed(price: number | null | undefined, { decimalPrices }: PricingDeed): boolean {
  if (price === null || price === undefined) return true;
  if (decimalPrices === 'refused' && !Number.isInteger(price)) return false;
  return price >= 0 && Math.abs(price * 100 - Math.round(price * 100)) < 1e-6;
}

function tell(world: World, name: EventName, service: AddressService, deed: Deed): void {
  if (deed.notify === false) return;
  const data = { address_service: writtenAddressService(service, everyScope) };
  announce(world, { now: deed.now, name, addressId: service.addressId, data });
}
