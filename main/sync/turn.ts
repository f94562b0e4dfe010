import type { ImportProgress } from '#shared/contract/views.ts';
import { concernsAll, isPassing, type RemoteError } from '#shared/domain/remoteError.ts';
import { catalogueTurn, isCatalogueRead, refreshCatalogue } from './catalogueTurn.ts';
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

/**
 * How old what is known of the catalogue is. It is `unknown` where another life of this desk has read some of it: as soon as the import
 * is whole, all of it is read again. `since`: by `Clock.elapsed`.
 */
type CatalogueAge =
  { readonly kind: 'unread' } | { readonly kind: 'read' | 'unknown'; readonly since: number };

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
  let age: CatalogueAge = { kind: 'unread' };
  /** When the reading of the catalogue began that is under way, or was the last; `null`: not in this life of the desk. */
  let beganAt: number | null = null;
  /** Turns in a row in which the vendor's queue, or what its events point at, could not be read. */
  let troubledTurns = 0;
  const stopped = (stoppedBy: RemoteError): Swept => ({
    stoppedBy,
    nextDueAt: Number.POSITIVE_INFINITY,
    heldBack: false,
  });
  function isCatalogueDue(): boolean {
    if (age.kind === 'unread') return true;
    if (turning.clock.elapsed() - age.since > catalogueMaxAge) return true;
    return age.kind === 'unknown' && loadImportState(turning.store.settings).finishedAt !== null;
  }

  /** Reads it for the first time, or what is missing since that was cut off, or all of it again. */
  async function catalogue(): Promise<RemoteError | null> {
    const { clock, store } = turning;
    const { done, finishedAt } = loadImportState(store.settings);
    const now = clock.elapsed();
    const isWhole = isCatalogueRead(turning);
    if (isWhole && finishedAt === null && age.kind === 'unread') {
      // An import that was cut off goes on where it stood, and makes no call twice.
      age = { kind: 'unknown', since: now };
      return null;
    }
    if (isWhole || done.length === 0) beganAt = now;
    const failed = isWhole ? await refreshCatalogue(turning) : await catalogueTurn(turning, tell);
    if (failed === null)
      age = beganAt === null ? { kind: 'unknown', since: now } : { kind: 'read', since: beganAt };
    return failed;
  }

  return async () => {
    const { clock, settings, log } = turning;
    if (isCatalogueDue()) {
      const failed = await catalogue();
      if (failed !== null) return stopped(failed);
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
