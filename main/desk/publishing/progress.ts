import type { PublishingProgress } from '#shared/contract/publishing.ts';
import type { DeskParts } from '../ports.ts';
import type { Session } from '../session.ts';

/** How far publishing has come in each clinic that keeps hours here, or has dates on their way. */
export const progressOf = (sessions: readonly PublishingSession[]): PublishingProgress[] =>
  sessions.flatMap(({ key, sync, store }) => {
    const progress = sync.publishing.progress();
    const isBusy = progress.total > 0 || progress.differs > 0 || progress.refused > 0;
    const keeps = isBusy || store.availability.timetables.inForce().length > 0;
    return keeps ? [{ clinic: key, ...progress }] : [];
  });

type PublishingSession = Pick<Session, 'key' | 'sync' | 'store'>;

/** Tells the window. A clinic whose file cannot be read is left out: its line says why, and the others go on. */
export function tellProgress(
  { push, log, problemOfThrown }: Pick<DeskParts, 'push' | 'log' | 'problemOfThrown'>,
  sessions: readonly PublishingSession[],
): void {
  const told = sessions.flatMap((session) => {
    try {
      return progressOf([session]);
    } catch (thrown) {
      log.warn('publishing.notTold', { kind: problemOfThrown(thrown).kind });
      return [];
    }
  });
  push('publishing.progressChanged', told);
}
