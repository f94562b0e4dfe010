import type { AddressService } from '#shared/domain/catalogue.ts';
import type { AddressServiceId, CalendarRef } from '#shared/domain/ids.ts';
import type { IntentOf } from '#shared/domain/intentOf.ts';
import { isAddService, isSameOffer } from '#shared/domain/kinds/addService.ts';
import {
  changeService as decision,
  mergedChange,
  serviceSubject,
  type ChangeServiceAction,
} from '#shared/domain/kinds/changeService.ts';
import { unsentOf } from '#shared/domain/kinds/visitKind.ts';
import {
  asTold,
  isToldWhole,
  tellable,
  termsOf,
  termsUnlike,
  withTerms,
} from '#shared/domain/services/terms.ts';
import { ok, type Result } from '#shared/result.ts';
import { changed, done, inListLane, kept, notDone, onOffer, readServices, touchesList } from './onOffer.ts';
import type { Done, Finding, Ground, GroundContext, KindContext, OutboxKind, Unread } from './outboxKind.ts';
import { termsOnWire } from './termsOnWire.ts';

/** Something is said otherwise of a service that a calendar offers. */
export const changeService: OutboxKind<ChangeServiceAction> = {
  ...onOffer,
  decision,
  ground,
  noted: ({ addressServiceId, name, change }) => ({ addressServiceId, name, terms: Object.keys(change) }),
  async checkPrecondition(context, intent) {
    const read = await readServices(context, intent.calendar);
    if (!read.ok) return read;
    const finding = findChanged(intent.action, read.value);
    if (finding !== 'done') return finding === 'notDone' ? notDone : changed(finding);
    // What the vendor does not tell is said all the same.
    return isToldWhole(intent.action.change) ? done(serviceChanged(context, intent, null)) : notDone;
  },
  async call(context, intent) {
    const { action, calendar } = intent;
    const answer = await inListLane(context, 'addressServices', calendar, () =>
      context.remote.updateAddressService(calendar, action.addressServiceId, termsOnWire(action.change)),
    );
    return answer.ok ? ok(serviceChanged(context, intent, answer.value)) : answer;
  },
  lookUp,
  touches: (_, { calendar }) => touchesList('addressServices', calendar),
};

/** Several changes that have not left go as one. */
function ground(
  { store }: GroundContext,
  action: ChangeServiceAction,
  calendar: CalendarRef | null,
): Ground<ChangeServiceAction> {
  const { addressServiceId } = action;
  const subject = serviceSubject({ action });
  const earlier = store.intents.ofSubject(subject);
  const isGoing = earlier.some(
    ({ action: { kind }, state }) => kind === 'removeService' && state !== 'refused',
  );
  if (calendar === null || isGoing || !isOffered(store, calendar, addressServiceId))
    return { kind: 'undecidable', why: 'serviceGone' };
  const merged = mergedChange(action, earlier);
  return {
    kind: 'decided',
    subject,
    withdraws: unsentOf(earlier, ['changeService']),
    intent: Object.keys(merged.change).length === 0 ? null : { action: merged, calendar, seen: null },
  };
}

/**
 * Whether a service is there to be decided on. One that a sweep has seen before the answer to its own adding is here is not yet: looked for,
 * the adding would be found otherwise than it was wanted, and be done again over what was decided since.
 */
export function isOffered(
  { catalogue, intents }: GroundContext['store'],
  { addressId }: CalendarRef,
  id: AddressServiceId,
): boolean {
  const service = catalogue.addressServices(addressId).find((addressService) => addressService.id === id);
  if (service === undefined) return false;
  return !intents
    .open([addressId])
    .filter(isAddService)
    .some(
      (adding) =>
        adding.state !== 'refused' &&
        adding.calendar.addressId === addressId &&
        isSameOffer(adding.action, service),
    );
}

/** A change whose answer was lost. A PATCH of what the vendor does not tell may be repeated: it changes nothing more. */
async function lookUp(
  context: KindContext,
  intent: IntentOf<ChangeServiceAction>,
  said: 'refused' | 'nothing',
): Promise<Result<Finding, Unread>> {
  const read = await readServices(context, intent.calendar);
  if (!read.ok) return read;
  const finding = findChanged(intent.action, read.value);
  if (finding === 'serviceGone') return changed(finding);
  if (finding === 'done' && (said === 'nothing' ? isToldWhole(intent.action.change) : false))
    return done(serviceChanged(context, intent, null));
  return notDone;
}

/** Compares what was wanted with what is offered. Pure. */
export function findChanged(
  { addressServiceId, change, seen }: ChangeServiceAction,
  there: readonly AddressService[],
): 'done' | 'notDone' | 'serviceGone' | 'changedMeanwhile' {
  const service = there.find(({ id }) => id === addressServiceId);
  if (service === undefined) return 'serviceGone';
  const now = tellable(termsOf(service, null));
  const open = termsUnlike(tellable(change), now);
  if (open.length === 0) return 'done';
  // Of each term that is to be different, it must be what was seen.
  const before = asTold(seen);
  return open.every((name) => termsUnlike({ [name]: before[name] }, now).length === 0)
    ? 'notDone'
    : 'changedMeanwhile';
}

/** @param told as the vendor answered; `null`: the list that was read has it already */
function serviceChanged(
  { store }: Pick<KindContext, 'store'>,
  { action, calendar }: IntentOf<ChangeServiceAction>,
  told: AddressService | null,
): Done {
  const { addressServiceId, change } = action;
  const { addressId } = calendar;
  return kept({}, () => {
    const copy = store.catalogue.addressServices(addressId).find(({ id }) => id === addressServiceId);
    if (told !== null && copy !== undefined)
      // Some answers leave out what the scopes of a list tell.
      store.catalogue.keepAddressService(withTerms({ ...copy, name: told.name }, tellable(change)));
    if (change.duration !== undefined) store.ownDurations.set(addressId, addressServiceId, change.duration);
  });
}
