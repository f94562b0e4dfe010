import type { OfferWish } from '#shared/contract/services.ts';
import type { OfferAction } from '#shared/domain/kinds/decisionKinds.ts';

/** What was decided about an offer, as lists tell it. @param calendars of how many this is one */
export const offerWishOf = (action: OfferAction, calendars: number): OfferWish => ({
  name: 'name' in action ? action.name : '',
  calendars,
});
