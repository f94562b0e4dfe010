import type { ImportProgress } from '#shared/contract/views.ts';
import { concernsAll, isPassing, type RemoteError } from '#shared/domain/remoteError.ts';
import { catalogueTurn, refreshCatalogue } from './catalogueTurn.ts';
import { loadImportState } from './importState.ts';
import { applyHints, applyInbox, pull, type DueHint } from './inboxTurn.ts';
import type { Turning } from './parts.ts';
import type { Sweep, SweepResult } from './sweepTurn.ts';

/** How often lists that change without an event are read again. Milliseconds. */
const catalogueMaxAge = 6 * 60 * 60_000;
/** How long one turn of a first import may last. Milliseconds. */
const importTurnMs = 1_500;
/** After so many turns that failed at the events alone, the windows are compared without them. */
const fewTurns = 3;

type Swept = Pick<SweepResult, 'stoppedBy' | 'nextDueAt' | 'heldBack'>;

/**
 * One turn from the top. What concerns every call ends it; what the vendor breaks on or refuses alone does not: events only make
 * learning faster, and never does anything depend on them (design: how the desk learns).
 */
export function createTurn(
  turning: Turning,
  sweep: Sweep,
  due: DueHint[],
  tell: (progress: ImportProgress) => void,
): () => Promise<Swept> {
  /** By `Clock.elapsed`. */
  let catalogueAt: number | null = null;
  /** Turns in a row in which the vendor's queue, or what its events point at, could not be read. */
  let troubledTurns = 0;
  const stopped = (stoppedBy: RemoteError): Swept => ({
    stoppedBy,
    nextDueAt: Number.POSITIVE_INFINITY,
    heldBack: false,
  });
  return async () => {
    const { clock, settings, log } = turning;
    if (catalogueAt === null || clock.elapsed() - catalogueAt > catalogueMaxAge) {
      const importing = loadImportState(turning.store.settings).finishedAt === null;
      const failed = importing ? await catalogueTurn(turning, tell) : await refreshCatalogue(turning);
      if (failed !== null) return stopped(failed);
      catalogueAt = clock.elapsed();
    }
    const troubles: RemoteError[] = [];
    for (const part of [pull, applyInbox, (all: Turning) => applyHints(all, due)]) {
      const failed = await part(turning);
      if (failed === null) continue;
      if (concernsAll(failed)) return stopped(failed);
      troubles.push(failed);
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
    const importing = loadImportState(turning.store.settings).finishedAt === null;
    const swept = await sweep.turn(
      clock.now() + (importing ? Math.min(importTurnMs, settings.pollMs) : settings.pollMs),
      tell,
    );
    // Where nothing else could be read either, it is the vendor.
    return trouble !== undefined && swept.read === 'nothing' ? stopped(trouble) : swept;
  };
}
