import type { Push } from '#shared/contract/door.ts';
import type { Away } from '#shared/domain/away.ts';
import type { Exception } from '#shared/domain/availability/exception.ts';
import { takeBackPress } from '../breaks/takeBack.ts';
import type { Session } from '../session.ts';
import { askAndNote } from './keepDecided.ts';

/**
 * Leads back from what was decided about some dates as one: the exception before, the breaks, and what the vendor is to have. What somebody
 * has changed since stays as it is. What was done about visits stays, too.
 */
export function takeAwayBack(session: Session, id: string, staff: string, push: Push): 'done' | 'gone' {
  const { store } = session;
  const away = store.away.get(id);
  if (away === null) return 'gone';
  store.transaction(() => {
    if (away.bundle !== null) takeBackPress(session, away.bundle, staff);
    if (isAsLeft(store, away)) putBefore(store, away);
    store.away.remove(id);
    askAndNote(session, away, {
      ...{ held: session.now() + session.undoMs(), staff, at: session.now() },
      deed: 'tookAwayBack',
    });
  });
  session.sync.publishing.nudge();
  push('hours.changed', { addressIds: null });
  push('away.changed', null);
  return 'done';
}

/** Whether its exception stands as it left it. */
export function isAsLeft({ availability }: Session['store'], { before, after }: Away): boolean {
  const id = (after ?? before)?.id;
  const now = id === undefined ? null : availability.exceptions.get(id);
  return isSameException(now, after);
}

function putBefore({ availability }: Session['store'], { before, after }: Away): void {
  const { exceptions } = availability;
  if (after !== null && after.id !== before?.id) exceptions.remove(after.id);
  if (before !== null) exceptions.put(before);
}

/** Both were read by one schema, so that the same has the same text. */
export const isSameException = (a: Exception | null, b: Exception | null): boolean =>
  JSON.stringify(a) === JSON.stringify(b);
