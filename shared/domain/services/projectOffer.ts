import type { InsuranceProviderId } from '../ids.ts';
import {
  offerFoldOf,
  type OfferCopy,
  type OfferFold,
  type ShownInsurer,
  type ShownService,
} from './shownOffer.ts';
import type { Intent } from '../intent.ts';
import { isOnOffer, offerKindOf } from '../kinds/decisionKinds.ts';

/** All that a calendar offers as it is shown. */
export interface ShownOffer extends Pick<OfferFold, 'support'> {
  readonly services: readonly ShownService[];
  /** `null`: never read, and nothing decided. */
  readonly insurers: readonly ShownInsurer[] | null;
}

/**
 * The fold of a calendar's offer: what is shown is this function of the server copy and the decisions, and of nothing else. Pure and
 * total.
 * @param intents of this calendar, oldest first, of whatever kinds; confirmed ones are already in the copy
 */
export function projectOffer(copy: OfferCopy, intents: readonly Intent[]): ShownOffer {
  const fold = offerFoldOf(copy);
  for (const intent of intents)
    if (intent.state !== 'confirmed' && intent.calendar.addressId === copy.addressId && isOnOffer(intent))
      offerKindOf(intent.action).layOnOffer(fold, intent);
  const insurers = [...fold.insurers.values()];
  return {
    services: [...fold.services.values()],
    insurers: copy.insurers === null && insurers.length === 0 ? null : insurers,
    support: fold.support,
  };
}

/** How a calendar takes an insurer, as it is shown. */
export const shownInsurer = (offer: ShownOffer, id: InsuranceProviderId): ShownInsurer | null =>
  offer.insurers?.find((insurer) => insurer.id === id) ?? null;
