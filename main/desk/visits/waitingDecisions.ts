import type { Intent } from '#shared/domain/intent.ts';
import { visitOf } from '#shared/domain/kinds/decisionKinds.ts';
import { doctorNameOf } from '../calendars/doctorNames.ts';
import { copyOf, dueAtOf, patientOf } from './intentFacts.ts';
import { deskKindOf } from './kinds/deskKinds.ts';
import type { DeskReads } from '../deskReads.ts';
import type { WholeDesk } from '../session.ts';
import { zoneAt } from '../calendars/zones.ts';
import { mostWaiting, type WaitingDecision, type WaitingDecisions } from '#shared/contract/attention.ts';
import { canUndo } from '../undo/undo.ts';

/** What the vendor has not been told yet, the oldest first, at most `mostWaiting` of it. What was refused is an attention item. */
export function waitingDecisions(desk: Pick<WholeDesk, 'store' | 'view'>): WaitingDecisions {
  const { store } = desk;
  const waiting = store.intents.allOpen().filter(({ state }) => state !== 'refused');
  return {
    decisions: waiting
      .slice(0, mostWaiting)
      .map((intent) => decisionOf(store, zoneAt(desk, intent.calendar.addressId), intent)),
    more: Math.max(0, waiting.length - mostWaiting),
  };
}

function decisionOf(store: DeskReads, timeZone: string, intent: Intent): WaitingDecision {
  const { id, action, calendar, createdAt, staff, state, seen } = intent;
  const patient = patientOf(intent, copyOf(store, intent)?.patient ?? null);
  return {
    intentId: id,
    visitId: visitOf(intent),
    kind: action.kind,
    patient: patient && { name: patient.name, surname: patient.surname },
    doctorName: doctorNameOf(store, store.catalogue.address(calendar.addressId)),
    timeZone,
    from: seen?.start ?? null,
    wanted: deskKindOf(action).wanted(intent),
    decidedAt: createdAt,
    staff,
    state: state === 'sending' ? 'sending' : state === 'unknown' ? 'checking' : 'waiting',
    dueAt: dueAtOf(intent),
    undoable: canUndo(store, intent),
  };
}
