import type { AwayRow, AwayView } from '#shared/contract/away.ts';
import type { Away } from '#shared/domain/away.ts';
import { asBookingId } from '#shared/domain/ids.ts';
import { doctorNameOf } from '../calendars/doctorNames.ts';
import type { Session } from '../session.ts';
import { visitsOfAway } from './awayVisits.ts';

/** What was decided, with its visits; `null`: it was taken back, or nobody knows it. */
export function awayView(session: Session, id: string): AwayView | null {
  const away = session.store.away.get(id);
  return away === null
    ? null
    : {
        ...headOf(session, away),
        addressIds: [...away.addressIds],
        visits: [...visitsOfAway(session, away)],
      };
}

/** Those of a clinic with visits that nobody has looked at, as they were decided. */
export function awayRows(session: Session): AwayRow[] {
  return session.store.away.since(session.today()).flatMap((away) => {
    if (away.endedAt !== null) return [];
    const open = visitsOfAway(session, away).filter(({ is }) => is === 'open').length;
    return open === 0 ? [] : [{ ...headOf(session, away), open }];
  });
}

function headOf({ store }: Session, away: Away) {
  const { id, kind, addressId, addressIds, from, to, fromTime, toTime, at, staff } = away;
  const doctor = doctorNameOf(store, store.catalogue.address(addressId));
  const calendars = Math.max(1, addressIds.length);
  return { id, kind, addressId, doctor, calendars, from, to, fromTime, toTime, at, staff };
}

/** A visit stays as it is, or is to be looked at after all. Whoever was interrupted finds it so. */
export function leaveVisit(
  session: Session,
  { id, bookingId, left }: { readonly id: string; readonly bookingId: string; readonly left: boolean },
): AwayView | null {
  const away = session.store.away.get(id);
  if (away === null) return null;
  const others = away.left.filter((id) => id !== bookingId);
  const all = left ? [...others, asBookingId(bookingId)] : others;
  session.store.transaction(() => session.store.away.put({ ...away, left: all }, away.from));
  return awayView(session, id);
}

/** All visits have been looked at: it is listed no more. */
export function endAway(session: Session, id: string): 'done' | 'gone' {
  const away = session.store.away.get(id);
  if (away === null) return 'gone';
  session.store.transaction(() => session.store.away.put({ ...away, endedAt: session.now() }, away.from));
  return 'done';
}
