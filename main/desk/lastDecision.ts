import { rememberedMinutes, type LastDecision } from '#shared/contract/undo.ts';
import { visitSteps, type VisitShown, type VisitStep } from '#shared/domain/arrival.ts';
import type { AuditKind } from '#shared/domain/auditKind.ts';
import { asBookingId } from '#shared/domain/ids.ts';
import { currentVisit, remainsTold } from './patientSteps.ts';
import type { Deed } from './ports.ts';
import type { Session } from './session.ts';
import { timeOfWay, wayBack } from './wayBack.ts';

const ofVisits = ['intent.book', 'intent.confirm', 'intent.move', 'intent.cancel'] as const;
const ofPatients = visitSteps.map((step) => `arrival.${step}` as const);
/** What somebody decides; a mark of presence goes with a step of the patient's. */
const kinds: readonly AuditKind[] = [...ofVisits, ...ofPatients];

/** The evening of a large clinic is settled at once, and is one decision. */
const most = 1_000;

/**
 * What somebody decided last here, lately, with the way back from it. Read from the audit, so that neither a reload nor a
 * restart forgets it; what has been taken back is not counted. While some decisions are still in their undo window, it is the
 * newest of those that can be taken back. @param staff initials of whoever is at the desk
 */
export function lastDecision(session: Session, staff: string): LastDecision | null {
  const now = session.now();
  const since = now - rememberedMinutes * 60_000;
  const deeds = session.store.audit.recent({ kinds, staff, since, limit: most });
  let newest: LastDecision | null = null;
  for (const deed of deeds) {
    const inWindow = deed.at + session.undoMs() > now;
    if (newest !== null && !inWindow) break;
    const found = deed.intentId === null ? stepped(session, deed, deeds) : decided(session, deed);
    if (found === null) continue;
    const canBeUndone = found.way.kind === 'undo' || found.way.kind === 'unstep';
    if (inWindow && canBeUndone) return { ...found, freely: true };
    newest ??= { ...found, freely: false };
  }
  return newest;
}

type Found = Omit<LastDecision, 'freely'>;

/** `null`: it was taken back. */
function decided(session: Session, deed: Deed): Found | null {
  const intent = deed.intentId === null ? null : session.store.intents.get(deed.intentId);
  if (intent === null || intent.action.kind === 'presence') return null;
  const { action } = intent;
  const id = action.kind === 'book' ? asBookingId(intent.id) : action.bookingId;
  const visit = currentVisit(session, id);
  const way = wayBack(session, intent, visit);
  const booked = action.kind === 'book' ? { ...action.patient, surname: action.patient.surname ?? '' } : null;
  return {
    deed: action.kind,
    at: deed.at,
    patient: named(visit?.patient ?? booked),
    visits: [visit?.id ?? id],
    start: timeOfWay(way) ?? visit?.start ?? intent.seen?.start ?? deed.at,
    way,
  };
}

/** Steps that were taken together are one decision. `null`: none of them is the last of its visit any more. */
function stepped(session: Session, deed: Deed, deeds: readonly Deed[]): Found | null {
  const together = deeds.filter(({ at, intentId }) => at === deed.at && intentId === null);
  const standing = together.flatMap((one) => stillStanding(session, one) ?? []);
  const [first] = standing;
  if (first === undefined) return null;
  return {
    deed: first.step,
    at: deed.at,
    patient: named(first.visit.patient),
    visits: standing.map(({ visit }) => visit.id),
    start: first.visit.start,
    way: {
      kind: 'unstep',
      steps: standing.map(({ visit }) => ({ bookingId: visit.id, since: deed.at })),
      told: standing.some(({ visit }) => remainsTold(session, visit.id)),
    },
  };
}

/** Steps and their entries are of one instant; what undoing wrote is the step before, with that one's. */
function stillStanding(
  session: Session,
  { bookingId, kind, at }: Deed,
): { readonly visit: VisitShown; readonly step: VisitStep } | null {
  const visit = bookingId === null ? null : currentVisit(session, bookingId);
  const last = visit === null ? null : session.store.arrivals.get(visit.id);
  if (visit === null || visit.status === 'canceled' || last?.since !== at) return null;
  const isTrace = last.step === 'expected' && last.previous === null;
  return isTrace || `arrival.${last.step}` !== kind ? null : { visit, step: last.step };
}

const named = (patient: { readonly name: string; readonly surname: string } | null): Found['patient'] =>
  patient && { name: patient.name, surname: patient.surname };
