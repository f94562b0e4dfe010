import { horizon } from '#shared/domain/availability/horizon.ts';
import type { CalendarRef } from '#shared/domain/ids.ts';
import type { IntentOf } from '#shared/domain/intentOf.ts';
import { serviceSubject } from '#shared/domain/kinds/changeService.ts';
import { removeService as decision, type RemoveServiceAction } from '#shared/domain/kinds/removeService.ts';
import { unsentOf } from '#shared/domain/kinds/visitKind.ts';
import { datesHolding } from '#shared/domain/services/datesHolding.ts';
import { ok, type Result } from '#shared/result.ts';
import { minuteMs } from '#shared/time/durations.ts';
import type { EpochMs } from '#shared/time/zone.ts';
import { isOffered } from './changeService.ts';
import {
  done,
  inListLane,
  kept,
  notDone,
  offerReason,
  onOffer,
  readServices,
  touchesList,
} from './onOffer.ts';
import type { Done, Finding, Ground, GroundContext, KindContext, OutboxKind, Unread } from './outboxKind.ts';

/** A calendar does not offer a service any more. */
export const removeService: OutboxKind<RemoveServiceAction> = {
  ...onOffer,
  decision,
  ground,
  noted: ({ addressServiceId, name }) => ({ addressServiceId, name }),
  checkPrecondition: (context, intent) => {
    const until = datesUntil(context, intent);
    return until === null ? lookUp(context, intent) : Promise.resolve(ok({ kind: 'notYet', until }));
  },
  async call(context, intent) {
    const { action, calendar } = intent;
    const answer = await inListLane(context, 'addressServices', calendar, () =>
      context.remote.deleteAddressService(calendar, action.addressServiceId),
    );
    return answer.ok ? ok(serviceRemoved(context, intent)) : answer;
  },
  lookUp,
  // A service that stands and may not go is in use, whatever the words (API.md §5).
  reasonOf: (said) =>
    said.error.kind === 'conflict' || said.error.kind === 'invalid' ? 'inUse' : offerReason(said),
  touches: (_, { calendar }) => touchesList('addressServices', calendar),
};

/** How often it is looked whether the last date without it stands. Milliseconds. */
const datesRetryMs = 2 * minuteMs;

/**
 * The vendor lets a service go after the last date that offers it, and only once it is done with that date: so all that was published here stands
 * without it first. @returns when to look again; `null`: nothing holds it
 */
function datesUntil(
  { store, clock, zone }: KindContext,
  { action, calendar }: IntentOf<RemoveServiceAction>,
): EpochMs | null {
  const { first, last } = horizon(clock.now(), zone);
  const { items } = store.availability.published.between(calendar.addressId, first, last);
  return datesHolding(items, action.addressServiceId).length > 0 ? clock.now() + datesRetryMs : null;
}

/** What was to be changed of it before is not meant any more. */
function ground(
  { store }: GroundContext,
  action: RemoveServiceAction,
  calendar: CalendarRef | null,
): Ground<RemoveServiceAction> {
  const subject = serviceSubject({ action });
  const earlier = store.intents.ofSubject(subject);
  const isGoing = earlier.some(
    ({ action: { kind }, state }) => kind === 'removeService' && state !== 'refused',
  );
  if (calendar === null || (!isGoing && !isOffered(store, calendar, action.addressServiceId)))
    return { kind: 'undecidable', why: 'serviceGone' };
  return {
    kind: 'decided',
    subject,
    withdraws: isGoing ? [] : unsentOf(earlier, ['changeService']),
    intent: isGoing ? null : { action, calendar, seen: null },
  };
}

async function lookUp(
  context: KindContext,
  intent: IntentOf<RemoveServiceAction>,
): Promise<Result<Finding, Unread>> {
  const read = await readServices(context, intent.calendar);
  if (!read.ok) return read;
  const isThere = read.value.some(({ id }) => id === intent.action.addressServiceId);
  return isThere ? notDone : done(serviceRemoved(context, intent));
}

function serviceRemoved(
  { store }: Pick<KindContext, 'store'>,
  { action, calendar }: IntentOf<RemoveServiceAction>,
): Done {
  return kept({}, () => {
    store.catalogue.dropAddressService(action.addressServiceId);
    store.ownDurations.set(calendar.addressId, action.addressServiceId, null);
  });
}
