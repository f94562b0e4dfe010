import { concernsAll, isPassing, type RemoteError } from '#shared/domain/remoteError.ts';
import type { Result } from '#shared/result.ts';
import { isHeldBack } from './heldBack.ts';
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
  /** Tasks on which the vendor broke, and those behind them in their lanes; unless it stopped the batch. */
  readonly failed: ReadonlyMap<string, RemoteError>;
  /** There was no room for a call: the batch ended before its work, and nothing is wrong. */
  readonly heldBack: boolean;
  /** What stopped the batch: the line, the rate, the firewall, the credentials, or a vendor that breaks on everything. */
  readonly stoppedBy: RemoteError | null;
}

/**
 * Runs tasks in order, `width` at once; stops taking new ones on the first error that concerns all, or when told.
 * @param ownTroubles in so many lanes the vendor may break before it is believed to be in trouble as a whole
 */
export async function runTasks(
  tasks: readonly Task[],
  width: number,
  enough: () => boolean,
  ownTroubles = 0,
): Promise<Outcome> {
  const done = new Set<string>();
  const refused = new Map<string, RemoteError>();
  const failed = new Map<string, RemoteError>();
  /** Where the vendor broke; what else was to be read there is not asked for. */
  const broken = new Map<string, RemoteError>();
  let stoppedBy: RemoteError | null = null;
  let isOutOfRoom = false;
  await inLanes(
    tasks,
    width,
    (task) => task.lane,
    async (task) => {
      const known = broken.get(task.lane);
      if (known !== undefined) {
        failed.set(task.key, known);
        return 'on';
      }
      const result = await task.run();
      if (result.ok) {
        done.add(task.key);
        return enough() ? 'stop' : 'on';
      }
      const { error } = result;
      if (isHeldBack(error)) {
        isOutOfRoom = true;
        return 'stop';
      }
      if (!concernsAll(error)) {
        (isPassing(error) ? failed : refused).set(task.key, error);
        if (isPassing(error)) broken.set(task.lane, error);
        if (broken.size <= ownTroubles) return enough() ? 'stop' : 'on';
      }
      stoppedBy ??= error;
      return 'stop';
    },
  );
  return { done, refused, failed, heldBack: isOutOfRoom, stoppedBy };
}

/** In so many lanes the vendor may break while it is well: one calendar that it cannot show has one for each kind. */
export const ownTroubles = 3;
