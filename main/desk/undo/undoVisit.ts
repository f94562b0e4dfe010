import type { BookingId } from '#shared/domain/ids.ts';
import { visitOf, type VisitIntent } from '#shared/domain/kinds/decisionKinds.ts';
import { arrivalFollows, presenceFollows } from '../arrivals/patientSteps.ts';
import type { DeskReads } from '../deskReads.ts';
import type { Session } from '../session.ts';
import type { Undone } from './undone.ts';

/** Takes a decision about a visit back; what the desk knows of the patient, and the presence that goes with it, follow. */
export function undoVisit(session: Session, intent: VisitIntent, staff: string): Undone {
  const { store, sync } = session;
  const { id, action } = intent;
  const visitId = visitOf(intent);
  let result = sync.decisions.undo(id, staff);
  if (result === 'laterOnesFirst' && onlyPresenceFollows(store, visitId, intent)) {
    // The mark of presence stands behind it only because the patient is there: it comes back below, if they still are.
    sync.decisions.withdraw('presence', { kind: 'visit', id: visitId }, staff);
    result = sync.decisions.undo(id, staff);
  }
  if (result !== 'undone') return result;
  if (action.kind === 'presence') arrivalFollows(session, visitId, staff);
  else presenceFollows(session, visitId, staff);
  return result;
}

/** Whether a decision can be taken back: it has not been sent, and only a mark of presence was decided for its visit since. */
export const canUndoVisit = (store: DeskReads, intent: VisitIntent): boolean =>
  (intent.state === 'held' || intent.state === 'queued') &&
  onlyPresenceFollows(store, visitOf(intent), intent);

function onlyPresenceFollows(store: DeskReads, visitId: BookingId, { id }: VisitIntent): boolean {
  const lane = store.intents.ofVisit(visitId).filter(({ state }) => state !== 'refused');
  return lane
    .slice(lane.findIndex((queued) => queued.id === id) + 1)
    .every(({ action, state }) => action.kind === 'presence' && (state === 'held' || state === 'queued'));
}
