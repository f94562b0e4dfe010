import type { RemoteError } from '#shared/domain/remoteError.ts';
import {
  catalogueReads,
  catalogueSteps,
  keyOf,
  readCatalogue,
  type CatalogueRead,
} from './catalogueReader.ts';
import { loadImportState, saveImportState } from '../importState.ts';
import type { CatalogueContext } from './context.ts';
import type { RemoteClinic } from '../ports.ts';
import { runTasks, type Task } from '../tasks.ts';
import type { ImportProgress } from '#shared/domain/importProgress.ts';

/** One list of the catalogue as a task. @param remote whose room its call takes */
export function catalogueTask(context: CatalogueContext, read: CatalogueRead, remote: RemoteClinic): Task {
  const { store, clock, catalogueAges, lanes } = context;
  const key = keyOf(read);
  return {
    key,
    lane: key,
    run: () => lanes.run(key, () => readCatalogue({ remote, store, clock, ages: catalogueAges }, read)),
  };
}

/**
 * Reads the catalogue for the first time, in the vendor's recommended order, step by step, each list noted when it is done: an import
 * that was cut off goes on where it stood. Nothing can be shown before, so nothing else needs the calls.
 * @returns what stopped it, or `null` when the whole catalogue is there
 */
export async function catalogueTurn(
  context: CatalogueContext,
  publish: (progress: ImportProgress) => void,
): Promise<RemoteError | null> {
  const { store, settings, on, remote, clock, catalogueAges, log } = context;
  for (const step of catalogueSteps) {
    const reads = catalogueReads(step, store);
    const missing = reads.filter((read) => catalogueAges.ageOf(keyOf(read)) === null);
    let done = reads.length - missing.length;
    const progress = (): void =>
      publish({ kind: 'running', step, done, of: reads.length, todayReady: false, waiting: null });
    if (missing.length > 0) progress();
    const tasks = missing.map((read): Task => {
      const task = catalogueTask(context, read, remote);
      return {
        ...task,
        async run() {
          const result = await task.run();
          if (result.ok) {
            done += 1;
            progress();
          }
          return result;
        },
      };
    });
    const outcome = await runTasks(tasks, settings.parallelReads, () => false);
    for (const [key, error] of outcome.refused) {
      log.warn('catalogue.refused', { operation: error.operation, kind: error.kind });
      // There is nothing to wait for; it is asked for again as a list that has become old.
      catalogueAges.marking(key, clock.elapsed(), () => undefined);
    }
    if (tasks.length > 0) on.catalogueChanged();
    if (outcome.stoppedBy !== null) return outcome.stoppedBy;
  }
  saveImportState(store.settings, { ...loadImportState(store.settings), hasCatalogue: true });
  return null;
}
