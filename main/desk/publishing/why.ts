import type { Offer, OfferReason } from '#shared/contract/publishing.ts';
import { cut } from '#shared/domain/availability/cut.ts';
import { covers } from '#shared/domain/availability/exception.ts';
import { expand } from '#shared/domain/availability/expand.ts';
import { horizon } from '#shared/domain/availability/horizon.ts';
import { stageOf, type Published } from '#shared/domain/availability/publishedDay.ts';
import { wantedDays } from '#shared/domain/availability/wantedDays.ts';
import type { AddressId } from '#shared/domain/ids.ts';
import { minuteMs } from '#shared/time/durations.ts';
import { dayWindow, localDateOf, wallClockOf, type EpochMs } from '#shared/time/zone.ts';
import { toldIn } from '../../sync/hours/dateSeen.ts';
import { keptHours, type KeptHours } from '../../sync/hours/keptHours.ts';
import type { Session } from '../session.ts';

/** What is asked: a moment of a calendar, for any service or for one. */
export interface AskedTime {
  readonly addressId: AddressId;
  readonly at: EpochMs;
  readonly serviceId: string | null;
}

/** Why a time is offered to patients or is not, the reason that holds first in front. */
export function whyOffered(session: Session, asked: AskedTime): Offer {
  const { addressId, at, serviceId } = asked;
  const { store, sync } = session;
  const { zone } = sync.publishing.reads;
  const date = localDateOf(at, zone);
  const told = toldIn(store, addressId, dayWindow(date, zone)).filter(
    ({ services }) => serviceId === null || services.some((id) => id === serviceId),
  );
  const next = told.find(({ start }) => start > at)?.start ?? null;
  if (at >= session.now() && told.some(({ start }) => start === at))
    return { offered: true, reasons: ['offered'], note: null, next };
  const { reasons, note } = reasonsFor(session, asked);
  return {
    offered: false,
    reasons: reasons.length === 0 ? ['editedThere'] : [...new Set(reasons)],
    note,
    next,
  };
}

interface Reasons {
  readonly reasons: readonly OfferReason[];
  readonly note: string | null;
}

function reasonsFor(session: Session, asked: AskedTime): Reasons {
  const { addressId, at } = asked;
  const { store, sync } = session;
  const { zone } = sync.publishing.reads;
  const date = localDateOf(at, zone);
  const range = horizon(session.now(), zone);
  const address = store.catalogue.address(addressId);
  const { off, stopped } = sync.publishing.resting();
  const reasons: OfferReason[] = [];
  if (at < session.now()) reasons.push('past');
  if (date > range.last) reasons.push('beyondHorizon');
  if (off.includes(addressId)) reasons.push('calendarOff');
  if (address?.commercialType === 'basic') reasons.push('notCommercial');
  reasons.push(...takenReasons(session, addressId, at));
  const kept = keptHours(sync.publishing.reads, addressId, { first: date, last: date });
  if (kept.kind !== 'here') return { reasons: [...reasons, 'keptAtMarketplace'], note: null };
  if (stopped.includes(addressId)) reasons.push('stopped');
  const planned = plannedReasons(kept, at, date);
  return {
    reasons: [
      ...reasons,
      ...planned.reasons,
      ...(planned.reasons.length > 0 ? [] : publishedReasons(session, kept, asked)),
    ],
    note: planned.note,
  };
}

/** A visit or a break that lies over it. */
function takenReasons({ store }: Session, addressId: AddressId, at: EpochMs): readonly OfferReason[] {
  const window = { from: at, to: at + minuteMs };
  const isVisit = store.bookings
    .inWindow([addressId], window)
    .some(({ status, start, end }) => status === 'booked' && start <= at && at < end);
  const isBreak = store.schedule
    .breaksInWindow([addressId], window)
    .some(({ since, till }) => since <= at && at < till);
  return [...(isVisit ? (['visit'] as const) : []), ...(isBreak ? (['break'] as const) : [])];
}

type Here = Extract<KeptHours, { kind: 'here' }>;

/** What plans and exceptions say of it. */
function plannedReasons({ hours }: Here, at: EpochMs, date: string): Reasons {
  const local = localDateOf(at, hours.facilityZone);
  const time = wallClockOf(at, hours.facilityZone);
  const has = (periods: readonly { readonly start: string; readonly end: string }[]): boolean =>
    periods.some(({ start, end }) => start <= time && time < end);
  const plan = hours.plans.filter(
    ({ validFrom, validTo }) => validFrom <= local && (validTo === null || local <= validTo),
  );
  if (has(expand(hours.plans, hours.exceptions, local))) {
    const [day] = wantedDays(hours, { first: date, last: date });
    return { reasons: day?.kind === 'waits' ? ['waitsForService'] : [], note: null };
  }
  const exception = hours.exceptions.find((candidate) => covers(candidate, local));
  if (has(expand(hours.plans, [], local)) || (exception !== undefined && plan.length === 0))
    return { reasons: ['exception'], note: exception?.note ?? null };
  return { reasons: plan.length === 0 ? ['noPlan'] : ['notInPlan'], note: null };
}

/** How far its date has come, and what the vendor makes of its hours. */
function publishedReasons(
  { store }: Session,
  kept: Here,
  { addressId, at, serviceId }: AskedTime,
): readonly OfferReason[] {
  const has = (state: Published['state']): boolean => kept.published.some((day) => day.state === state);
  if (has('differs')) return ['editedThere'];
  if (has('refused')) return ['refused'];
  if (has('waiting')) return ['notPublishedYet'];
  if (has('sending') || has('accepted')) return ['onItsWay'];
  const standing = kept.published.find(({ state }) => stageOf[state] === 'standing');
  if (standing === undefined) return ['notPublishedYet'];
  const slot = cut(standing.periods).find(({ start }) => start === at);
  if (slot === undefined) return ['notOnGrid'];
  const services = store.catalogue.addressServices(addressId).filter(({ id }) => slot.services.includes(id));
  const meant = services.filter(({ id }) => serviceId === null || id === serviceId);
  if (meant.length > 0 && meant.every(({ visible }) => !visible)) return ['serviceInvisible'];
  // Its start is free, and what is taken next leaves no room.
  return ['tooShort'];
}
