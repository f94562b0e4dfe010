import type { OfferItem, WaitingOffer } from '#shared/contract/attention.ts';
import type { OfferAction, OfferIntent } from '#shared/domain/kinds/decisionKinds.ts';
import { calendarsOfPress } from '../calendars/calendarOf.ts';
import { offerWishOf } from '../services/offerWish.ts';
import type { WholeDesk } from '../session.ts';
import { commonOfItem, commonOfWaiting } from './commonFacts.ts';
import type { Together } from './together.ts';
import type { ToldKind } from './toldKind.ts';

/** How decisions about what calendars offer are told of: those of one press are one. */
export const onOffers: ToldKind<OfferAction> = { item, waiting };

type Desk = Pick<WholeDesk, 'store' | 'view'>;

function item(desk: Desk, some: Together<OfferIntent>): OfferItem {
  const [first] = some;
  const { action, calendar, refusal } = first;
  const isOver = refusal?.reason === 'serviceGone' || refusal?.reason === 'changedMeanwhile';
  return {
    about: 'offer',
    ...commonOfItem(desk, first, calendar.addressId),
    kind: action.kind,
    ...offerWishOf(action, calendarsOfPress(some)),
    // What was seen is not so any more: it is looked at and decided anew.
    steps: isOver ? ['drop'] : ['again', 'drop'],
  };
}

function waiting(desk: Desk, some: Together<OfferIntent>): WaitingOffer {
  const [first] = some;
  return {
    about: 'offer',
    ...commonOfWaiting(desk, first),
    kind: first.action.kind,
    ...offerWishOf(first.action, calendarsOfPress(some)),
    undoable: some.every(({ state }) => state === 'held' || state === 'queued'),
  };
}
