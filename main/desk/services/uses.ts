import type { ServiceUsesView } from '#shared/contract/services.ts';
import { wantedDays } from '#shared/domain/availability/wantedDays.ts';
import { horizon } from '#shared/domain/availability/horizon.ts';
import type { AddressId, AddressServiceId } from '#shared/domain/ids.ts';
import { usesOf } from '#shared/domain/services/uses.ts';
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
  { inForce, exceptions, isKeptHere }: KeptHoursOf,
  addressId: AddressId,
  id: AddressServiceId,
  duration: number,
): readonly LocalDate[] {
  if (!isKeptHere) return [];
  const { store, own } = session;
  const dates = horizon(session.now(), own.timeZone);
  const durationOf = wantedDurations(store, addressId, dates);
  const days = (minutesOf: (one: AddressServiceId) => number | null) =>
    wantedDays(
      {
        plans: inForce,
        exceptions,
        facilityZone: zoneAt(session, addressId),
        marketplaceZone: own.timeZone,
        durationOf: minutesOf,
      },
      dates,
    );
  const before = days(durationOf);
  const after = days((one) => (one === id ? duration : durationOf(one)));
  return after.filter((day, at) => digestOf(day) !== digestOf(before[at])).map(({ date }) => date);
}

const digestOf = (day: ReturnType<typeof wantedDays>[number] | undefined): string =>
  day?.kind === 'ready' ? day.digest : '';
