import type { ServiceUsesView } from '#shared/contract/services.ts';
import { wantedDays } from '#shared/domain/availability/wantedDays.ts';
import { horizon } from '#shared/domain/availability/horizon.ts';
import type { AddressId, AddressServiceId } from '#shared/domain/ids.ts';
import { usesOf } from '#shared/domain/services/uses.ts';
import { exceptionWithout, plansWithout } from '#shared/domain/services/withoutService.ts';
import type { LocalDate } from '#shared/time/zone.ts';
import { wantedDurations } from '../../sync/hours/serviceDurations.ts';
import { zoneAt } from '../calendars/zones.ts';
import type { Session } from '../session.ts';
import { freeTimesByService } from './freeTimesOf.ts';
import { keptHoursOf, type KeptHoursOf } from './keptHours.ts';

/** In how many places of the hours kept here a service stands. */
export function countUses(hours: KeptHoursOf, id: AddressServiceId): number {
  const { weeks, exceptions } = usesOf(id, hours, hours.today);
  return weeks.length + exceptions.length;
}

/** Where a service is used, and what another duration of it would change. @param duration minutes; `null`: none is asked for */
export function usesView(
  session: Session,
  addressId: AddressId,
  id: AddressServiceId,
  duration: number | null,
): ServiceUsesView {
  const hours = keptHoursOf(session, addressId);
  const { weeks, exceptions } = usesOf(id, hours, hours.today);
  const free = freeTimesByService(session, addressId).get(id);
  return {
    weeks: [...weeks],
    exceptions: [...exceptions],
    freeTimes: { count: free?.count ?? 0, first: free?.first ?? null, last: free?.last ?? null },
    visits: visitsFor(session, addressId, id),
    datesAgain: duration === null ? null : [...datesAgain(session, hours, addressId, id, duration)],
    without: {
      dates: datesWithout(session, hours, addressId, id),
      revision: session.store.availability.timetables.get(addressId).revision,
    },
    timeZone: zoneAt(session, addressId),
  };
}

/** Visits to come that are booked for a service. */
function visitsFor(session: Session, addressId: AddressId, id: AddressServiceId): number {
  const from = session.now();
  return session.store.bookings
    .inWindow([addressId], { from, to: Number.MAX_SAFE_INTEGER })
    .filter(({ status, start, service }) => status !== 'canceled' && start >= from && service?.id === id)
    .length;
}

/** The dates of the horizon that another duration changes: each is one write more. */
function datesAgain(
  session: Session,
  hours: KeptHoursOf,
  addressId: AddressId,
  id: AddressServiceId,
  duration: number,
): readonly LocalDate[] {
  if (!hours.isKeptHere) return [];
  const durationOf = durationsNow(session, addressId);
  const before = daysOf(session, addressId, hours, durationOf);
  return datesUnlike(
    before,
    daysOf(session, addressId, hours, (serviceId) => (serviceId === id ? duration : durationOf(serviceId))),
  );
}

/** How many dates of the horizon change where a service is offered on none of them any more. */
function datesWithout(
  session: Session,
  hours: KeptHoursOf,
  addressId: AddressId,
  id: AddressServiceId,
): number {
  if (!hours.isKeptHere) return 0;
  const durationOf = durationsNow(session, addressId);
  const without = {
    inForce: plansWithout(hours.inForce, id),
    exceptions: hours.exceptions.flatMap((exception) => exceptionWithout(exception, id) ?? []),
  };
  const before = daysOf(session, addressId, hours, durationOf);
  return datesUnlike(before, daysOf(session, addressId, without, durationOf)).length;
}

type MinutesOf = (id: AddressServiceId) => number | null;
type Days = ReturnType<typeof wantedDays>;

const datesNow = (session: Session) => horizon(session.now(), session.own.timeZone);
const durationsNow = (session: Session, addressId: AddressId): MinutesOf =>
  wantedDurations(session.store, addressId, datesNow(session));

/** The dates of the horizon as these hours want them. */
const daysOf = (
  session: Session,
  addressId: AddressId,
  { inForce, exceptions }: Pick<KeptHoursOf, 'inForce' | 'exceptions'>,
  durationOf: MinutesOf,
): Days =>
  wantedDays(
    {
      plans: inForce,
      exceptions,
      facilityZone: zoneAt(session, addressId),
      marketplaceZone: session.own.timeZone,
      durationOf,
    },
    datesNow(session),
  );

const datesUnlike = (before: Days, after: Days): readonly LocalDate[] =>
  after.filter((day, at) => digestOf(day) !== digestOf(before[at])).map(({ date }) => date);

const digestOf = (day: ReturnType<typeof wantedDays>[number] | undefined): string =>
  day?.kind === 'ready' ? day.digest : '';
