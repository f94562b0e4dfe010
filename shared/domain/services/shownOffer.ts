import type { AddressService, InsurancePlan, InsuranceProvider } from '../catalogue.ts';
import type { AddressId, AddressServiceId, InsuranceProviderId, IntentId, ServiceId } from '../ids.ts';
import type { InsuranceSupport } from './insurance.ts';
import { termsOf, type ServiceTerms } from './terms.ts';

/** More decisions about offers are not one press. */
export const mostOfferDecisions = 2_000;

/** What is under way on something. */
export interface UnderWay {
  /** Decisions that the vendor has not confirmed, oldest first. */
  readonly pending: readonly IntentId[];
  /** Decisions that need a person. */
  readonly attention: readonly IntentId[];
}

/** A service at a calendar as it is shown. */
export interface ShownService extends UnderWay {
  /** Of one that is to be added: its decision's, marked (`serviceOnItsWay`). */
  readonly id: AddressServiceId;
  readonly addressId: AddressId;
  readonly serviceId: ServiceId | null;
  /** The dictionary's name, as far as it is known. */
  readonly name: string;
  readonly terms: ServiceTerms;
  /** As the vendor tells it with slots. Minutes; `null`: it never did. */
  readonly toldDuration: number | null;
  readonly isDefault: boolean;
  readonly publicInsurance: boolean | null;
  /** What the last decision on it does; `null`: it stands as the vendor tells it. */
  readonly going: 'adding' | 'changing' | 'removing' | null;
}

/** An insurer at a calendar as it is shown. */
export interface ShownInsurer extends UnderWay {
  readonly id: InsuranceProviderId;
  readonly name: string;
  /** `null`: the vendor decides which, and has not told yet. */
  readonly plans: readonly InsurancePlan[] | null;
  readonly going: 'adding' | 'changing' | 'removing' | null;
}

/** Who pays at a calendar. */
export interface ShownSupport extends UnderWay {
  /** `null`: the vendor does not say. */
  readonly value: InsuranceSupport | null;
}

/** What the vendor last said of all that a calendar offers, and the clinic's own word beside it. */
export interface OfferCopy {
  readonly addressId: AddressId;
  readonly services: readonly AddressService[];
  /** Minutes. */
  readonly ownDurations: ReadonlyMap<AddressServiceId, number>;
  /** `null`: never read. */
  readonly insurers: readonly InsuranceProvider[] | null;
  readonly support: InsuranceSupport | null;
  /** What the dictionary calls an entry; `null`: it is not known here. */
  readonly nameOf: (id: ServiceId) => string | null;
}

/** The offer, while one decision after the other is laid over it. */
export interface OfferFold {
  readonly services: Map<string, ShownService>;
  readonly insurers: Map<string, ShownInsurer>;
  support: ShownSupport;
}

const none: readonly never[] = [];
const nothing: UnderWay = { pending: none, attention: none };

/** The server copy, with nothing laid over it. */
export const offerFoldOf = (copy: OfferCopy): OfferFold => ({
  services: new Map(copy.services.map((service) => [service.id, serviceAsIs(service, copy)])),
  insurers: new Map(
    (copy.insurers ?? []).map(({ id, name, plans }) => [id, { ...nothing, id, name, plans, going: null }]),
  ),
  support: { ...nothing, value: copy.support },
});

function serviceAsIs(service: AddressService, { ownDurations, nameOf }: OfferCopy): ShownService {
  const { id, addressId, serviceId, isDefault, publicInsurance } = service;
  const entry = serviceId === null ? null : nameOf(serviceId);
  return {
    ...nothing,
    id,
    addressId,
    serviceId,
    // The vendor tells the clinic's own name as the service's name, too.
    name: entry ?? service.name,
    terms: termsOf(service, ownDurations.get(id) ?? null),
    toldDuration: service.duration,
    isDefault,
    publicInsurance,
    going: null,
  };
}
