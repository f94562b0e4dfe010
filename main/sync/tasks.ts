import { isPassing, type RemoteError } from '#shared/domain/remoteError.ts';
import type { Result } from '#shared/result.ts';
import { inLanes } from './parallel.ts';

/** One piece of reading. Two of the same lane never run together, so that an older answer cannot overwrite a newer one. */
export interface Task {
  readonly key: string;
  readonly lane: string;
  run(): Promise<Result<unknown, RemoteError>>;
}

/** How a batch of tasks went. */
export interface Outcome {
  readonly done: ReadonlySet<string>;
  /** Tasks whose object the vendor refuses (gone, not ours): trying again at once would not help. */
  readonly refused: ReadonlyMap<string, RemoteError>;
  /** What stopped the batch: the line, the rate, the firewall, the credentials. */
  readonly stoppedBy: RemoteError | null;
}

/** Runs tasks in order, `width` at once; stops taking new ones on the first error that concerns all, or when told. */
export async function runTasks(
  tasks: readonly Task[],
  width: number,
  enough: () => boolean,
): Promise<Outcome> {
  const done = new Set<string>();
  const refused = new Map<string, RemoteError>();
  let stoppedBy: RemoteError | null = null;
  await inLanes(
    tasks,
    width,
    (task) => task.lane,
    async (task) => {
      const result = await task.run();
      if (result.ok) {
        done.add(task.key);
        return enough() ? 'stop' : 'on';
      }
      if (result.error.kind !== 'unauthorized' && !isPassing(result.error)) {
        refused.set(task.key, result.error);
        return enough() ? 'stop' : 'on';
      }
      stoppedBy ??= result.error;
      return 'stop';
    },
  );
  return { done, refused, stoppedBy };
}
