import { asBookingId, type BookingId } from '#shared/domain/ids.ts';
import type { SeenVisit } from '#shared/contract/visits.ts';
import type { Action } from '#shared/domain/intentOf.ts';
import type { VisitShown } from '#shared/domain/arrival.ts';
import { currentVisit } from '../../arrivals/patientSteps.ts';
import type { Session } from '../../session.ts';
import type { DeskKind } from './deskKind.ts';
import { firm, isAt, refused, type Ground } from './ground.ts';

/** What is the same of all decisions that only change the state of a visit which is there already. */
export const ofState = {
  calendar: () => null,
  patient: () => null,
  wanted: () => null,
  entered: () => null,
  nextSteps: (exists) => (exists ? ['again', 'callPatient', 'drop'] : ['callPatient', 'drop']),
  follow: () => undefined,
} satisfies Partial<DeskKind<Action>>;

/** The id that the visit has now, or the one that the screen knows. */
export const visitIdOf = ({ bookingId }: { readonly bookingId: string }, now: BookingId | null): BookingId =>
  now ?? asBookingId(bookingId);

/**
 * What a decision about a visit stands on: the visit is there, and is where it was seen.
 * @param canceled what it stands on where the visit is called off
 * @param first what may be said before it is asked where the visit stands; `null`: nothing
 */
export function groundOnVisit(
  session: Session,
  { bookingId, seen }: { readonly bookingId: string; readonly seen: SeenVisit },
  canceled: (visit: VisitShown) => Ground,
  first: (visit: VisitShown) => Ground | null = () => null,
): Ground {
  const visit = currentVisit(session, bookingId);
  if (visit === null) return refused('visitGone');
  if (visit.status === 'canceled') return canceled(visit);
  return first(visit) ?? (isAt(visit, seen) ? firm(visit.id) : refused('visitMoved'));
}
