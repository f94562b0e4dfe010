import { asIntentId } from '#shared/domain/ids.ts';
import type { Intent } from '#shared/domain/intent.ts';
import { decisionKindOf, isOnVisit } from '#shared/domain/kinds/decisionKinds.ts';
import type { Session } from '../session.ts';
import { isUnsent, type Undone } from './undone.ts';
import { undoVisit } from './undoVisit.ts';

/** Takes a decision back, with all that was decided in the same press. */
export function undo(session: Session, intentId: string, staff: string): Undone {
  const { store } = session;
  return store.transaction(() => {
    const intent = store.intents.get(asIntentId(intentId));
    if (intent === null) return 'tooLate';
    return isOnVisit(intent) ? undoVisit(session, intent, staff) : undoPress(session, intent, staff);
  });
}

/** All of one press, or none of it. */
function undoPress({ store, sync }: Session, { id, bundle }: Intent, staff: string): Undone {
  const press = store.intents.ofBundle(bundle ?? id);
  if (press.length === 0 || !press.every(isUnsent)) return 'tooLate';
  if (!press.every((intent) => isLastOfLine(store, intent))) return 'laterOnesFirst';
  for (const intent of press) sync.decisions.undo(intent.id, staff);
  return 'undone';
}

function isLastOfLine({ intents }: Session['store'], intent: Intent): boolean {
  const line = intents.ofSubject(decisionKindOf(intent.action).subjectOf(intent));
  return line.filter(({ state }) => state !== 'refused').at(-1)?.id === intent.id;
}
