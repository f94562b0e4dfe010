import type { PublishingProgress } from '#shared/contract/publishing.ts';
import type { Session } from '../session.ts';

/** How far publishing has come in each clinic that keeps hours here, or has dates on their way. */
export const progressOf = (
  sessions: readonly Pick<Session, 'key' | 'sync' | 'store'>[],
): PublishingProgress[] =>
  sessions.flatMap(({ key, sync, store }) => {
    const progress = sync.publishing.progress();
    const isBusy = progress.total > 0 || progress.differs > 0 || progress.refused > 0;
    const keeps = isBusy || store.availability.timetables.inForce().length > 0;
    return keeps ? [{ clinic: key, ...progress }] : [];
  });
