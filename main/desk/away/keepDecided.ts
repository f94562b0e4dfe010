import type { Away } from '#shared/domain/away.ts';
import type { HoursDeed } from '#shared/domain/auditKind.ts';
import type { EpochMs } from '#shared/time/zone.ts';
import { addDays } from '#shared/time/zone.ts';
import type { Session } from '../session.ts';
import { isKeptHere } from './awayCalendars.ts';

/** So long after its last date it is asked for by nobody. Days. */
const keptDays = 31;

/**
 * Keeps what was decided, asks for what follows at the vendor, and writes who did it into the audit. A draft stays a draft: what is in
 * force is published with the exception. Belongs into the transaction of the exception.
 */
export function keepDecided(session: Session, record: Away, held: EpochMs, staff: string): void {
  const today = session.today();
  session.store.away.put(record, addDays(record.to < today ? record.to : today, -keptDays));
  askAndNote(session, record, {
    held,
    staff,
    at: record.at,
    deed: record.kind === 'away' ? 'closedAway' : 'changedDay',
  });
}

/** Asks for the dates of its calendars that are kept here, and writes the deed. */
export function askAndNote(
  session: Session,
  { id, addressId, addressIds, from }: Away,
  { held, staff, at, deed }: { held: EpochMs; staff: string; at: EpochMs; deed: HoursDeed },
): void {
  const { store, sync } = session;
  const asked = addressIds.filter((id) => isKeptHere(store, id)).map((id) => sync.publishing.ask(id, held));
  const writes = asked.reduce((sum, one) => sum + one.writes, 0);
  store.audit.append({
    ...{ at, staff, kind: `hours.${deed}`, addressId },
    ...{ bookingId: null, previousBookingId: null, intentId: null },
    detail: JSON.stringify({ hours: { calendars: addressIds.length, writes }, date: from, away: id }),
  });
}
