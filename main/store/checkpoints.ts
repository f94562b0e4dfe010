import { statSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import type { Log } from '#shared/ports.ts';
import {
  fromWorkerSchema,
  newState,
  waitForEnd,
  type CheckpointRequest,
  type ToWorker,
} from './checkpointMessages.ts';
import type { Database } from './database.ts';

/**
 * Keeps the log short. Left to itself, SQLite folds it into the file inside the commit that makes it long, and every page is
 * deciphered and enciphered again meanwhile: most of the time that a hospital's import kept the desk from anything else.
 */
export interface Checkpoints {
  /** Something was committed. */
  committed(): void;
  /** Before the file is closed: lets go of it. */
  end(): void;
}

/** Commits do it themselves, as SQLite is made. */
export const inCommits: Checkpoints = { committed: () => undefined, end: () => undefined };

/** From this length on the log is folded in. Bytes: a thousand frames, which is SQLite's own measure. */
const longLog = 1_000 * (4_096 + 24);
/** The thread cannot be keeping up: a commit folds the log in after all. Frames. */
const tooLongLog = 16_000;
const usualFrames = 1_000;
/** After a failure, as on a full disk, it is left alone for a while. Milliseconds. */
const restAfterFailure = 10_000;
/** How long closing waits for a checkpoint under way. Milliseconds. */
const patience = 5_000;

/**
 * In a thread beside this one, which begins with the first long log. If it dies, commits do it again.
 * @param workerUrl the bundled `checkpoint-worker.js`, or `checkpointWorker.ts` beside this file under Node 24
 */
export function inThread(
  workerUrl: URL,
  {
    file,
    key,
    db,
    log,
  }: Pick<CheckpointRequest, 'file' | 'key'> & { readonly db: Database; readonly log: Log },
): Checkpoints {
  const logFile = `${file}-wal`;
  let thread: Worker | null = null;
  let state = newState();
  /** No checkpoint is asked for before this moment of the process's clock. */
  let notBefore = 0;

  // Its length is what is in it: without a limit SQLite would leave the file of a log that begins anew as long as it ever was.
  db.exec('PRAGMA journal_size_limit = 0');
  db.exec(`PRAGMA wal_autocheckpoint = ${tooLongLog}`);

  function begin(): Worker {
    state = newState();
    const workerData: CheckpointRequest = { file, key, state };
    const worker = new Worker(workerUrl, { workerData, execArgv: [], name: 'checkpoints' });
    worker.unref();
    worker.on('message', (raw: unknown) => {
      const message = fromWorkerSchema.safeParse(raw);
      if (!message.success) return;
      const { data } = message;
      if (data.kind === 'failed') log.warn('store.checkpointFailed', { code: data.code });
      notBefore = data.kind === 'failed' ? performance.now() + restAfterFailure : 0;
    });
    worker.on('error', (error) => {
      log.warn('store.checkpointThreadDied', { name: error instanceof Error ? error.name : 'unknown' });
      giveUp(worker);
    });
    return worker;
  }

  function giveUp(worker: Worker): void {
    if (thread !== worker) return;
    thread = null;
    notBefore = Number.POSITIVE_INFINITY;
    db.exec(`PRAGMA wal_autocheckpoint = ${usualFrames}`);
  }

  function say(message: ToWorker): void {
    thread ??= begin();
    thread.postMessage(message);
  }

  return {
    committed() {
      if (performance.now() < notBefore || lengthOf(logFile) < longLog) return;
      // One at a time: its answer allows the next.
      notBefore = Number.POSITIVE_INFINITY;
      say({ kind: 'checkpoint' });
    },
    end() {
      const ending = thread;
      if (ending === null) return;
      thread = null;
      notBefore = Number.POSITIVE_INFINITY;
      ending.postMessage({ kind: 'end' } satisfies ToWorker);
      waitForEnd(state, patience);
    },
  };
}

const lengthOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0;
