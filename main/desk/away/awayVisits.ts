import type { AwayVisit } from '#shared/contract/away.ts';
import type { VisitOutside } from '#shared/contract/hours.ts';
import type { VisitShown } from '#shared/domain/arrival.ts';
import { mostAwayVisits, type Away } from '#shared/domain/away.ts';
import type { AwayTime } from '#shared/domain/awayTime.ts';
import type { Address } from '#shared/domain/catalogue.ts';
import { asBookingId } from '#shared/domain/ids.ts';
import { currentVisit } from '../arrivals/patientSteps.ts';
import { outsideVisits } from '../hours/outsideVisits.ts';
import type { Session } from '../session.ts';
import { windowOf, type AwayClinic } from './awayCalendars.ts';

/** The visits that a closed time touches and that are not over, by start. */
export function visitsAway(
  clinic: AwayClinic,
  calendars: readonly Address[],
  time: AwayTime,
): readonly VisitOutside[] {
  return calendars
    .flatMap((address) => outsideVisits(clinic.store, address, [], windowOf(clinic, address.id, time)))
    .filter(({ end }) => end > clinic.now())
    .toSorted((a, b) => a.start - b.start)
    .slice(0, mostAwayVisits);
}

/**
 * The visits of a decision with what has become of each, by the time at which they lay outside. Those that patients booked into closed days
 * before the vendor heard of it are among them.
 */
export function visitsOfAway(session: Session, away: Away): readonly AwayVisit[] {
  const left = new Set(away.left.flatMap((id) => currentVisit(session, id)?.id ?? []));
  const kept = away.visits.map(({ bookingId, start }) => {
    const visit = currentVisit(session, bookingId);
    return { at: start, view: visit === null ? goneVisit(away, bookingId, start) : viewOf(visit) };
  });
  const known = new Set<string>(kept.map(({ view }) => view.bookingId));
  const later = newcomers(session, away).flatMap(({ bookingId, start }) => {
    const visit = known.has(bookingId) ? null : currentVisit(session, bookingId);
    return visit === null ? [] : [{ at: start, view: viewOf(visit) }];
  });
  return [...kept, ...later].toSorted((a, b) => a.at - b.at).map(({ view }) => view);

  function viewOf(visit: VisitShown): AwayVisit {
    const { id, addressId, start, end, patient, service } = visit;
    return {
      ...{ bookingId: id, addressId, start, end },
      ...{ name: patient?.name ?? '', surname: patient?.surname ?? '', phone: patient?.phone ?? null },
      service: service?.name ?? null,
      is: stateOf(session, away, visit, left.has(id)),
    };
  }
}

/** Booked since, into time that is closed. Of a day with other hours nobody can say which they are. */
function newcomers(session: Session, away: Away): readonly VisitOutside[] {
  if (away.kind === 'day') return [];
  const calendars = away.addressIds.flatMap((id) => session.store.catalogue.address(id) ?? []);
  return visitsAway(session, calendars, away);
}

function stateOf(session: Session, away: Away, visit: VisitShown, isLeft: boolean): AwayVisit['is'] {
  if (visit.status === 'canceled') return 'canceled';
  if (!isStillOutside(session, away, visit)) return 'moved';
  if (isLeft) return 'left';
  return visit.end <= session.now() ? 'over' : 'open';
}

/** Whether a visit lies where it was left outside: anywhere in closed time, on a day with other hours where it was. */
function isStillOutside(session: Session, away: Away, { id, addressId, start, end }: VisitShown): boolean {
  if (!away.addressIds.includes(addressId)) return false;
  if (away.kind === 'day')
    return away.visits.some(
      (visit) => visit.start === start && currentVisit(session, visit.bookingId)?.id === id,
    );
  const window = windowOf(session, addressId, away);
  return window.from < end && start < window.to;
}

const goneVisit = (away: Away, bookingId: string, start: number): AwayVisit => ({
  ...{ bookingId: asBookingId(bookingId), addressId: away.addressId, start, end: start },
  ...{ name: '', surname: '', phone: null, service: null, is: 'gone' },
});
