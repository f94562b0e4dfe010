import type { ImportProgress } from '#shared/contract/views.ts';
import type { RemoteError } from '#shared/domain/remoteError.ts';
import {
  catalogueReads,
  catalogueSteps,
  keyOf,
  readCatalogue,
  type CatalogueRead,
} from './catalogueReader.ts';
import { loadImportState, saveImportState } from './importState.ts';
import type { Turning } from './parts.ts';
import { ownTroubles, runTasks, type Task } from './tasks.ts';

/** One list of the catalogue as a task. */
export function catalogueTask(turning: Turning, read: CatalogueRead): Task {
  return {
    key: keyOf(read),
    lane: keyOf(read),
    run: () => readCatalogue(turning.remote, turning.store, turning.clock, read),
  };
}

/**
 * Reads the catalogue in the vendor's recommended order, step by step, each call noted when it is done: an import that was
 * cut off goes on where it stood.
 * @returns what stopped it, or `null` when the whole catalogue is there
 */
export async function catalogueTurn(
  turning: Turning,
  tell: (progress: ImportProgress) => void,
): Promise<RemoteError | null> {
  const { store, settings, on } = turning;
  for (const step of catalogueSteps) {
    const reads = catalogueReads(step, store);
    const doneBefore = new Set(loadImportState(store.settings).done);
    const missing = reads.filter((read) => !doneBefore.has(keyOf(read)));
    let done = reads.length - missing.length;
    const progress = (): void =>
      tell({ kind: 'running', step, done, of: reads.length, todayReady: false, waiting: null });
    if (missing.length > 0) progress();
    const tasks = missing.map((read): Task => {
      const task = catalogueTask(turning, read);
      return {
        ...task,
        async run() {
          const result = await task.run();
          if (result.ok) {
            note(turning, task.key);
            done += 1;
            progress();
          }
          return result;
        },
      };
    });
    const outcome = await runTasks(tasks, settings.parallelReads, () => false);
    for (const [key, error] of outcome.refused) {
      turning.log.warn('catalogue.refused', { operation: error.operation, kind: error.kind });
      note(turning, key);
    }
    if (tasks.length > 0) on.catalogueChanged();
    if (outcome.stoppedBy !== null) return outcome.stoppedBy;
  }
  return null;
}

/** Whether each list of the catalogue that an import needs has been read. */
export function isCatalogueRead({ store }: Turning): boolean {
  const { done, finishedAt } = loadImportState(store.settings);
  if (finishedAt !== null) return true;
  const known = new Set(done);
  return catalogueSteps.every((step) => catalogueReads(step, store).every((read) => known.has(keyOf(read))));
}

function note({ store }: Turning, key: string): void {
  const state = loadImportState(store.settings);
  saveImportState(store.settings, { ...state, done: [...state.done, key] });
}

/** Reads the whole catalogue again, as it must be from time to time: services are deleted and doctors come and go without an event. */
export async function refreshCatalogue(turning: Turning): Promise<RemoteError | null> {
  for (const step of catalogueSteps) {
    const tasks = catalogueReads(step, turning.store).map((read) => catalogueTask(turning, read));
    const outcome = await runTasks(tasks, turning.settings.parallelReads, () => false, ownTroubles);
    // The list that is known stays until the next time.
    for (const { operation, kind } of outcome.failed.values())
      turning.log.warn('catalogue.failed', { operation, kind });
    if (outcome.stoppedBy !== null) return outcome.stoppedBy;
  }
  turning.on.catalogueChanged();
  return null;
}
