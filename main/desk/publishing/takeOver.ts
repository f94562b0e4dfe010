import type { Keeping, TakingOver } from '#shared/contract/publishing.ts';
import type { Exception } from '#shared/domain/availability/exception.ts';
import type { Plan } from '#shared/domain/availability/plan.ts';
import { horizon } from '#shared/domain/availability/horizon.ts';
import { plansSchema } from '#shared/domain/availability/schemas.ts';
import { proposedHours, type SeenDate } from '#shared/domain/availability/proposedHours.ts';
import { dateDrift, isEmptyDrift } from '#shared/domain/availability/told.ts';
import { wantedDays } from '#shared/domain/availability/wantedDays.ts';
import type { Published } from '#shared/domain/availability/publishedDay.ts';
import type { Period } from '#shared/domain/availability/period.ts';
import type { AddressId } from '#shared/domain/ids.ts';
import { addDays, type LocalDate } from '#shared/time/zone.ts';
import { laidPeriods } from '#shared/domain/availability/laidPeriods.ts';
import { onTheWall } from '#shared/domain/availability/onTheWall.ts';
import { dateSeen } from '../../sync/hours/dateSeen.ts';
import { keptHours } from '../../sync/hours/keptHours.ts';
import { toldDurations } from '../../sync/hours/serviceDurations.ts';
import { serviceNameOf } from '../calendars/ownNames.ts';
import type { Session } from '../session.ts';
import { recordHours } from './publish.ts';

/** Plans as the vendor's slots of the next weeks look; `null`: there is no such calendar. */
export function propose(session: Session, addressId: AddressId): TakingOver | null {
  const { store } = session;
  const address = store.catalogue.address(addressId);
  if (address === null) return null;
  const services = store.catalogue.addressServices(addressId);
  const durationOf = toldDurations(store, addressId);
  const seen = seenDates(session, addressId);
  const { zoneOf } = session.sync.publishing.reads;
  const hours = proposedHours(seen, durationOf, zoneOf(address.facilityId));
  const used = new Set(seen.flatMap(({ told }) => told.flatMap(({ services: ids }) => ids)));
  return {
    revision: store.availability.timetables.get(addressId).revision,
    plans: [hours.plan],
    doubts: [...hours.doubts],
    unknownDurations: services
      .filter(({ id }) => durationOf(id) === null && used.has(id))
      .map((service) => ({ id: service.id, name: serviceNameOf(store, service) })),
    irregular: [...hours.irregular],
  };
}

/** The dates that the vendor takes, as it tells them, from tomorrow on: of today a part is over. */
function seenDates(session: Session, addressId: AddressId): readonly SeenDate[] {
  const { reads } = session.sync.publishing;
  const now = session.now();
  const { first, last } = horizon(now, reads.zone);
  const dates: SeenDate[] = [];
  for (let date = addDays(first, 1); date <= last; date = addDays(date, 1))
    dates.push({ date, ...dateSeen(reads, addressId, date, now) });
  return dates;
}

/**
 * Keeps a calendar's hours here from now on: first as the vendor tells them, so that nothing changes there and nothing is sent. Dates that
 * follow no week become exceptions. Where a person has confirmed other plans than these, they wait as a draft to be published.
 */
export function takeOver(
  session: Session,
  {
    addressId,
    seen,
    plans,
  }: { readonly addressId: AddressId; readonly seen: number; readonly plans: readonly Plan[] },
  staff: string,
): Keeping {
  const { store, sync } = session;
  const { timetables } = store.availability;
  return store.transaction(() => {
    const before = timetables.get(addressId);
    if (before.revision !== seen || before.damaged.length > 0)
      return { kind: 'changedMeanwhile', calendars: [{ addressId, revision: before.revision }] };
    const at = session.now();
    const told = propose(session, addressId)?.plans ?? [];
    const saved = timetables.saveDraft(addressId, seen, { plans: told, staff, at });
    let { revision } = timetables.publish(addressId, saved.timetable.revision, { at, staff }).timetable;
    sync.publishing.forget(addressId);
    keepAsSeen(session, addressId);
    sync.publishing.ask(addressId, at + session.undoMs());
    if (!areSame(plans, told))
      ({ revision } = timetables.saveDraft(addressId, revision, { plans, staff, at }).timetable);
    recordHours(session, 'takenOver', { addressId, calendars: 1, writes: 0 }, staff);
    return { kind: 'kept', revision };
  });
}

/** The schema puts what they say in one order. */
const areSame = (one: readonly Plan[], other: readonly Plan[]): boolean =>
  JSON.stringify(plansSchema.parse(one)) === JSON.stringify(plansSchema.parse(other));

/** What the vendor tells of each date stands as if it had been published, as plans and exceptions want it. */
function keepAsSeen(session: Session, addressId: AddressId): void {
  const { sync } = session;
  const { reads } = sync.publishing;
  const now = session.now();
  const range = horizon(now, reads.zone);
  const kept = keptHours(reads, addressId, range);
  if (kept.kind !== 'here') return;
  for (const day of wantedDays(kept.hours, range)) {
    const seen = dateSeen(reads, addressId, day.date, now);
    if (day.kind === 'ready' && isEmptyDrift(dateDrift(day.periods, seen))) continue;
    keepDate(session, addressId, day.date, `taken-over-${addressId}-${day.date}`);
  }
  standAsWanted(session, addressId, range);
}

/** An exception that makes a date what the vendor tells of it. */
export function keepDate(session: Session, addressId: AddressId, date: LocalDate, id: string): void {
  const { store, sync } = session;
  const { reads } = sync.publishing;
  const address = store.catalogue.address(addressId);
  if (address === null) return;
  const seen = dateSeen(reads, addressId, date, session.now());
  const laid = laidPeriods(seen.told, seen.busy, toldDurations(store, addressId));
  const periods: readonly Period[] = onTheWall(laid, date, reads.zoneOf(address.facilityId));
  const { exceptions } = store.availability;
  // Two for one date would be equal, and nobody could say which holds.
  for (const other of exceptions.between(date, date).items)
    if (other.scope.kind === 'address' && other.scope.addressId === addressId && other.from === other.to)
      exceptions.remove(other.id);
  const exception: Exception = {
    id,
    scope: { kind: 'address', addressId },
    from: date,
    to: date,
    reason: 'other',
    change:
      periods.length === 0
        ? { kind: 'closed', times: null }
        : { kind: 'replaced', hours: { kind: 'periods', periods } },
    note: '',
  };
  exceptions.put(exception);
}

/** Dates stand as they are wanted now, without a write: what the vendor has of them is what was read. */
export function standAsWanted(
  session: Session,
  addressId: AddressId,
  range: { readonly first: LocalDate; readonly last: LocalDate },
): void {
  const { store, sync } = session;
  const kept = keptHours(sync.publishing.reads, addressId, range);
  if (kept.kind !== 'here') return;
  const days = wantedDays(kept.hours, range).flatMap((day): Published[] =>
    day.kind === 'waits'
      ? []
      : [
          {
            address: addressId,
            date: day.date,
            periods: day.periods,
            digest: day.digest,
            sentAt: null,
            state: 'stands',
            readBackAt: session.now(),
          },
        ],
  );
  store.availability.published.put(days);
  for (const { date } of days) store.availability.published.remove(addressId, date, 'asked');
}
