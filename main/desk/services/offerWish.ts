import type { OfferWish } from '#shared/contract/services.ts';
import type { OfferAction, OfferIntent } from '#shared/domain/kinds/decisionKinds.ts';

/** What was decided about an offer, as lists tell it. @param calendars of how many this is one */
export const offerWishOf = (action: OfferAction, calendars: number): OfferWish => ({
  name: 'name' in action ? action.name : '',
  calendars,
});

/** In how many calendars a press decides. */
export const calendarsOf = (press: readonly Pick<OfferIntent, 'calendar'>[]): number =>
  Math.max(1, new Set(press.map(({ calendar }) => calendar.addressId)).size);
