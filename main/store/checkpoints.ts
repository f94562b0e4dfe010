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
 * Keeps the log short. Left to itself, SQLite folds it into the file inside the commit that makes it long, and deciphers and
 * enciphers every page meanwhile. Most of the time in which a hospital's import blocked the desk went there.
 */
export interface Checkpoints {
  /** Something was committed. */
  committed(): void;
  /** Renews what SQLite knows of its tables, where there is a thread for it: a hospital's indexes take a second to read. */
  optimize(): void;
  /** Before the file is closed: lets go of it. */
  end(): void;
}

/** Commits do it themselves, as SQLite is made. */
export const inCommits: Checkpoints = {
  committed: () => undefined,
  optimize: () => undefined,
  end: () => undefined,
};

/** From this length on the log is folded in. Bytes: a thousand frames, which is SQLite's own measure. */
const longLog = 1_000 * (4_096 + 24);
/** The thread cannot be keeping up: a commit folds the log in after all. Frames. */
const tooLongLog = 16_000;
const usualFrames = 1_000;
/** After a failure, as on a full disk, it is left alone for a while. Milliseconds. */
const restAfterFailure = 10_000;
/** How long closing waits for a checkpoint under way. Milliseconds. */
const patience = 5_000;

/** What is needed of the file. */
type CheckpointedFile = Pick<CheckpointRequest, 'file' | 'key'> & {
  readonly db: Database;
  readonly log: Log;
};

/**
 * In a thread beside this one, which begins with the first long log. If it dies, commits do it again.
 *
 * Responsibilities: begins, asks and ends the thread; gives the work back to the commits if it dies.
 * Invariants: one checkpoint is asked for at a time; a thread that died is not begun again.
 * At the same time: the thread folds while this one commits. `end` waits for a checkpoint under way.
 */
export class ThreadCheckpoints implements Checkpoints {
  readonly #workerUrl: URL;
  readonly #of: CheckpointedFile;
  readonly #logFile: string;
  #thread: Worker | null = null;
  #state = newState();
  /** No checkpoint is asked for before this moment of the process's clock. */
  #notBefore = 0;

  /** @param workerUrl the bundled `checkpoint-worker.js`, or `checkpointWorker.ts` beside this file under Node 24 */
  constructor(workerUrl: URL, of: CheckpointedFile) {
    this.#workerUrl = workerUrl;
    this.#of = of;
    this.#logFile = `${of.file}-wal`;
    // The file's length must say how much is in it: without a limit SQLite never shortens the file of a log that begins anew.
    of.db.exec('PRAGMA journal_size_limit = 0');
    of.db.exec(`PRAGMA wal_autocheckpoint = ${tooLongLog}`);
  }

  committed(): void {
    if (performance.now() < this.#notBefore || lengthOf(this.#logFile) < longLog) return;
    // One at a time: its answer allows the next.
    this.#notBefore = Number.POSITIVE_INFINITY;
    this.#send({ kind: 'checkpoint' });
  }

  optimize(): void {
    // A thread that died is not begun again.
    if (this.#notBefore !== Number.POSITIVE_INFINITY || this.#thread !== null)
      this.#send({ kind: 'optimize' });
  }

  end(): void {
    const ending = this.#thread;
    if (ending === null) return;
    this.#thread = null;
    this.#notBefore = Number.POSITIVE_INFINITY;
    ending.postMessage({ kind: 'end' } satisfies ToWorker);
    waitForEnd(this.#state, patience);
  }

  #send(message: ToWorker): void {
    this.#thread ??= this.#begin();
    this.#thread.postMessage(message);
  }

  #begin(): Worker {
    this.#state = newState();
    const { file, key, log } = this.#of;
    const workerData: CheckpointRequest = { file, key, state: this.#state };
    const worker = new Worker(this.#workerUrl, { workerData, execArgv: [], name: 'checkpoints' });
    worker.unref();
    worker.on('message', (raw: unknown) => this.#answered(raw));
    worker.on('error', (error) => {
      log.warn('store.checkpointThreadDied', { name: error instanceof Error ? error.name : 'unknown' });
      this.#giveUp(worker);
    });
    return worker;
  }

  #answered(raw: unknown): void {
    const message = fromWorkerSchema.safeParse(raw);
    if (!message.success) return;
    const { data } = message;
    if (data.kind === 'failed') this.#of.log.warn('store.checkpointFailed', { code: data.code });
    this.#notBefore = data.kind === 'failed' ? performance.now() + restAfterFailure : 0;
  }

  #giveUp(worker: Worker): void {
    if (this.#thread !== worker) return;
    this.#thread = null;
    this.#notBefore = Number.POSITIVE_INFINITY;
    this.#of.db.exec(`PRAGMA wal_autocheckpoint = ${usualFrames}`);
  }
}

const lengthOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0;
