import { concernsAll, isPassing, type RemoteError } from '#shared/domain/remoteError.ts';
import { catalogueTurn } from './catalogue/catalogueTurn.ts';
import { loadImportState } from './importState.ts';
import { applyHints, applyInbox, pull, type DueHint } from './events/inboxTurn.ts';
import type { SyncContext } from './context.ts';
import type { Sweep, SweepResult } from './plan/sweepTurn.ts';
import type { ImportProgress } from '#shared/domain/importProgress.ts';

/** How long one turn of a first import may last. Milliseconds. */
const importTurnMs = 1_500;
/** After so many turns that failed at the events alone, the windows are compared without them. */
const fewTurns = 3;

/** How a turn went. */
export type Swept = Pick<SweepResult, 'stoppedBy' | 'nextDueAt' | 'heldBack'>;

/**
 * One turn from the top. What concerns every call ends it; what the vendor breaks on or refuses alone does not: events only make
 * learning faster, and never does anything depend on them (design: how the desk learns).
 */
export function createTurn(
  context: SyncContext,
  sweep: Sweep,
  due: DueHint[],
  publish: (progress: ImportProgress) => void,
): () => Promise<Swept> {
  /** Turns in a row in which the vendor's queue, or what its events point at, could not be read. */
  let troubledTurns = 0;
  const stopped = (stoppedBy: RemoteError): Swept => ({
    stoppedBy,
    nextDueAt: Number.POSITIVE_INFINITY,
    heldBack: false,
  });
  return async () => {
    const { clock, settings, store, log } = context;
    const { hasCatalogue, finishedAt } = loadImportState(store.settings);
    if (!hasCatalogue && finishedAt === null) {
      const failed = await catalogueTurn(context, publish);
      if (failed !== null) return stopped(failed);
    }
    const troubles: RemoteError[] = [];
    let heldBack = false;
    for (const part of [pull, applyInbox, (all: SyncContext) => applyHints(all, due)]) {
      const went = await part(context);
      heldBack ||= went.heldBack;
      if (went.stoppedBy === null) continue;
      if (concernsAll(went.stoppedBy)) return stopped(went.stoppedBy);
      troubles.push(went.stoppedBy);
    }
    const [trouble] = troubles;
    troubledTurns = trouble === undefined ? 0 : troubledTurns + 1;
    if (trouble !== undefined) {
      // The vendor may be in trouble as a whole, and is given some pauses first.
      if (isPassing(trouble) && troubledTurns < fewTurns) return stopped(trouble);
      if (troubledTurns === 1 || troubledTurns === fewTurns)
        log.warn('sync.without', { operation: trouble.operation, kind: trouble.kind });
    }
    // A first import takes many turns; short ones let the line be told, and events be taken, between them.
    const importing = loadImportState(store.settings).finishedAt === null;
    const swept = await sweep.turn(
      clock.now() + (importing ? Math.min(importTurnMs, settings.pollMs) : settings.pollMs),
      publish,
    );
    // Where nothing else could be read either, it is the vendor.
    if (trouble !== undefined && swept.read === 'nothing') return stopped(trouble);
    return { ...swept, heldBack: swept.heldBack || heldBack };
  };
}
