import type { Keeping, TakingOver } from '#shared/contract/publishing.ts';
import type { Exception } from '#shared/domain/availability/exception.ts';
import type { Plan } from '#shared/domain/availability/plan.ts';
import { plansSchema } from '#shared/domain/availability/schemas.ts';
import { wantedDays } from '#shared/domain/availability/wantedDays.ts';
import type { Published } from '#shared/domain/availability/publishedDay.ts';
import type { AddressId } from '#shared/domain/ids.ts';
import type { LocalDate } from '#shared/time/zone.ts';
import {
  dateAsTold,
  hoursAsTold,
  isOfOneDate,
  proposalFor,
  seenDates,
  standing,
} from '../../sync/hours/asTold.ts';
import { keptHours } from '../../sync/hours/keptHours.ts';
import { toldDurations } from '../../sync/hours/serviceDurations.ts';
import { serviceNameOf } from '../calendars/ownNames.ts';
import { renamedPlans } from '../calendars/renamed.ts';
import { hoursDifference } from '../hours/difference.ts';
import type { Session } from '../session.ts';
import { recordHours } from './publish.ts';

/** Plans as the vendor's slots of the next weeks look; `null`: there is no such calendar. */
export function propose(session: Session, addressId: AddressId): TakingOver | null {
  const { store } = session;
  const address = store.catalogue.address(addressId);
  if (address === null) return null;
  const durationOf = toldDurations(store, addressId);
  const { reads } = session.sync.publishing;
  const seen = seenDates(reads, addressId, session.now());
  const hours = proposalFor(reads, address, seen);
  const used = new Set(seen.flatMap(({ told }) => told.flatMap(({ services }) => services)));
  return {
    revision: store.availability.timetables.get(addressId).revision,
    plans: [hours.plan],
    doubts: [...hours.doubts],
    unknownDurations: store.catalogue
      .addressServices(addressId)
      .filter(({ id }) => durationOf(id) === null && used.has(id))
      .map((service) => ({ id: service.id, name: serviceNameOf(store, service) })),
    irregular: [...hours.irregular],
  };
}

/** What a person has confirmed of a calendar. */
interface Confirmed {
  readonly addressId: AddressId;
  /** Revision of its timetable. */
  readonly seen: number;
  readonly plans: readonly Plan[];
  /** The word of the difference that was looked at; absent: none was. */
  readonly shown?: string | undefined;
}

/**
 * Keeps a calendar's hours here from now on: first as the vendor tells them, so that nothing changes there and nothing is sent. Dates that
 * follow no week become exceptions. Where a person has confirmed other plans than these, they wait as a draft to be published. Where
 * publishing them would change something else than was looked at, somebody has edited there meanwhile, and nothing is done.
 */
export function takeOver(
  session: Session,
  { addressId, seen, plans: confirmed, shown }: Confirmed,
  staff: string,
): Keeping {
  const { store, sync } = session;
  const { timetables, published } = store.availability;
  return store.transaction(() => {
    const before = timetables.get(addressId);
    const address = store.catalogue.address(addressId);
    const isSeen = before.revision === seen && before.damaged.length === 0;
    if (!isSeen || address === null || (shown !== undefined && !isShown(session, { addressId, seen }, shown)))
      return { kind: 'changedMeanwhile', calendars: [{ addressId, revision: before.revision }] };
    const at = session.now();
    sync.publishing.forget(addressId);
    const { proposed, added, days } = hoursAsTold(sync.publishing.reads, address, at);
    const told = [proposed.plan];
    const plans = renamedPlans(store, addressId, confirmed);
    const saved = timetables.saveDraft(addressId, seen, { plans: told, staff, at });
    let { revision } = timetables.publish(addressId, saved.timetable.revision, { at, staff }).timetable;
    for (const exception of added) putForDate(session, addressId, exception);
    published.put(days);
    sync.publishing.ask(addressId, at + session.undoMs());
    if (!areSame(plans, told))
      ({ revision } = timetables.saveDraft(addressId, revision, { plans, staff, at }).timetable);
    recordHours(session, 'takenOver', { addressId, calendars: 1, writes: 0 }, staff);
    return { kind: 'kept', revision };
  });
}

/** Whether publishing the draft of a calendar would change what was looked at, and nothing else. */
function isShown(
  session: Session,
  calendar: { readonly addressId: AddressId; readonly seen: number },
  shown: string,
): boolean {
  const now = hoursDifference(session, calendar);
  return now.kind === 'difference' && now.shown === shown;
}

/** The schema puts what they say in one order. */
const areSame = (a: readonly Plan[], b: readonly Plan[]): boolean =>
  JSON.stringify(plansSchema.parse(a)) === JSON.stringify(plansSchema.parse(b));

/** Keeps what the vendor tells of a date as an exception. */
export function keepDate(session: Session, addressId: AddressId, date: LocalDate, id: string): void {
  const address = session.store.catalogue.address(addressId);
  if (address === null) return;
  const { reads } = session.sync.publishing;
  putForDate(session, addressId, dateAsTold(reads, address, date, session.now(), id));
}

/** Takes the place of others of the calendar for this date alone. */
function putForDate({ store }: Session, addressId: AddressId, exception: Exception): void {
  const { exceptions } = store.availability;
  for (const other of exceptions.between(exception.from, exception.to).items)
    if (isOfOneDate(other, addressId)) exceptions.remove(other.id);
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
  const days: readonly Published[] = standing(wantedDays(kept.hours, range), addressId, session.now());
  store.availability.published.put(days);
  for (const { date } of days) store.availability.published.remove(addressId, date, 'asked');
}
