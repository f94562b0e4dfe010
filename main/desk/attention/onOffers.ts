import type { OfferItem, WaitingOffer } from '#shared/contract/attention.ts';
import { serviceOnItsWay } from '#shared/domain/availability/serviceOnItsWay.ts';
import type { AddressId, IntentId } from '#shared/domain/ids.ts';
import { isAddService, isSameOffer, type AddServiceAction } from '#shared/domain/kinds/addService.ts';
import type { OfferAction, OfferIntent } from '#shared/domain/kinds/decisionKinds.ts';
import { calendarsOfPress } from '../calendars/calendarOf.ts';
import { offerWishOf } from '../services/offerWish.ts';
import type { DeskStore } from '../deskStore.ts';
import type { Session, WholeDesk } from '../session.ts';
import { commonOfItem, commonOfWaiting } from './commonFacts.ts';
import type { Together } from './together.ts';
import type { ToldKind } from './toldKind.ts';

/** How decisions about what calendars offer are told of: those of one press are one. */
export const onOffers: ToldKind<OfferAction> = { item, waiting, carryOn };

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
    intentIds: some.map(({ id }) => id),
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

/** Hours that name a service by the mark of a decision that was refused name it by the mark of the one in its place. */
function carryOn({ store }: Session, { id, action, calendar }: OfferIntent, by: IntentId | null): void {
  if (action.kind !== 'addService') return;
  const to = by ?? addingOf(store, calendar.addressId, action);
  if (to !== null)
    store.availability.renameService(calendar.addressId, {
      from: serviceOnItsWay(id),
      to: serviceOnItsWay(to),
    });
}

/** The decision that adds the same already. */
function addingOf({ intents }: DeskStore, addressId: AddressId, action: AddServiceAction): IntentId | null {
  const same = intents
    .open([addressId])
    .filter(isAddService)
    .find(
      (one) =>
        one.state !== 'refused' &&
        one.calendar.addressId === addressId &&
        isSameOffer(action, { serviceId: one.action.serviceId, customName: one.action.terms.customName }),
    );
  return same?.id ?? null;
}
