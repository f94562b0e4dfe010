import { serviceOnItsWay } from '#shared/domain/availability/serviceOnItsWay.ts';
import type { Address, AddressService } from '#shared/domain/catalogue.ts';
import type { AddressServiceId, ServiceId } from '#shared/domain/ids.ts';
import { isAddService, isSameOffer } from '#shared/domain/kinds/addService.ts';
import type { DeskStore } from '../deskStore.ts';

/** A service of a calendar as hours may name it. */
export interface WantedService extends Pick<AddressService, 'name' | 'customName' | 'visible'> {
  /** Of one that is on its way: its decision's, marked. Hours that name it take the vendor's id once that is known. */
  readonly id: AddressServiceId;
  readonly serviceId: ServiceId | null;
  /** Minutes, as it is added; `null`: it is there already, and its duration is known otherwise. */
  readonly duration: number | null;
}

/** The services that hours of a calendar may name: those that are there, and those that are being added (availability.md §2). */
export function servicesWanted(
  { catalogue, intents }: Pick<DeskStore, 'catalogue' | 'intents'>,
  { id }: Pick<Address, 'id'>,
): readonly WantedService[] {
  const there = catalogue.addressServices(id).map((service) => ({ ...service, duration: null }));
  const adding = intents
    .open([id])
    .filter(isAddService)
    .filter(({ state, calendar, action }) => {
      if (state === 'refused' || calendar.addressId !== id) return false;
      return !there.some((service) => isSameOffer(action, service));
    })
    .map((intent): WantedService => ({
      id: serviceOnItsWay(intent.id),
      serviceId: intent.action.serviceId,
      name: intent.action.name,
      customName: intent.action.terms.customName,
      visible: intent.action.terms.visible,
      duration: intent.action.terms.duration,
    }));
  return [...there, ...adding];
}
