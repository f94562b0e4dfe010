import type { AddressService } from '../world.ts';

/** What a call asked to be told about a service beyond the basics. */
export interface ServiceScopes {
  readonly allowedPatients: boolean;
  readonly customName: boolean;
  readonly publicInsuranceFlow: boolean;
}

/** All that there is to be told, as writes answer it and the events of a service carry it. */
export const everyScope: ServiceScopes = {
  allowedPatients: true,
  customName: true,
  publicInsuranceFlow: false,
};

/** A service at an address as the API answers it. The price's decimals are cut off, not rounded (API.md §5.1). */
export function writtenAddressService(
  service: AddressService,
  scopes: ServiceScopes,
  duration?: number,
): Record<string, unknown> {
  return {
    id: service.id,
    name: service.name,
    price: service.price === null ? null : Math.trunc(service.price),
    is_price_from: service.isPriceFrom,
    is_default: service.isDefault,
    service_id: service.serviceId,
    description: service.description,
    ...(duration !== undefined && { duration }),
    is_visible: service.isVisible,
    ...(scopes.allowedPatients && { allowed_patients: service.allowedPatients }),
    ...(scopes.customName && { custom_name: service.customName }),
    ...(scopes.publicInsuranceFlow && { is_public_insurance_flow: service.publicInsuranceFlow }),
  };
}

/** The shorter form that events of visits carry (API.md §9). */
export function announcedService(service: AddressService): Record<string, unknown> {
  return {
    id: service.id,
    name: service.name,
    price: service.price === null ? null : Math.trunc(service.price),
    is_price_from: service.isPriceFrom,
    is_visible: service.isVisible,
  };
}
