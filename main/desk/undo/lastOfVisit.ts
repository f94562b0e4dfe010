import type { LastVisitDecision } from '#shared/contract/undo.ts';
import type { AuditEntry } from '#shared/domain/auditEntry.ts';
import { visitOf, type VisitAction } from '#shared/domain/kinds/decisionKinds.ts';
import type { IntentOf } from '#shared/domain/intentOf.ts';
import { currentVisit } from '../arrivals/patientSteps.ts';
import { saidZoneAt } from '../calendars/zones.ts';
import type { Session } from '../session.ts';
import { timeOfWay, wayBack } from './wayBack.ts';

/** A mark of presence goes with a step of the patient's. */
type Decided = IntentOf<Exclude<VisitAction, { kind: 'presence' }>>;

/** A decision about a visit as the last one, with the way back from it. */
export function lastOfVisit(
  session: Session,
  intent: Decided,
  deed: Pick<AuditEntry, 'at'>,
): Omit<LastVisitDecision, 'freely'> {
  const { action } = intent;
  const id = visitOf(intent);
  const visit = currentVisit(session, id);
  const way = wayBack(session, intent, visit);
  const booked = action.kind === 'book' ? { ...action.patient, surname: action.patient.surname ?? '' } : null;
  return {
    about: 'visit',
    deed: action.kind,
    at: deed.at,
    patient: named(visit?.patient ?? booked),
    visits: [visit?.id ?? id],
    start: timeOfWay(way)?.start ?? visit?.start ?? intent.seen?.start ?? deed.at,
    ...saidZoneAt(session, timeOfWay(way)?.addressId ?? visit?.addressId ?? intent.calendar.addressId),
    way,
  };
}

export const named = (
  patient: { readonly name: string; readonly surname: string } | null,
): LastVisitDecision['patient'] => patient && { name: patient.name, surname: patient.surname };
