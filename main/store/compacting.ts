import { existsSync, statfsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Log } from '#shared/ports.ts';
import { fromWorkerSchema, newState, type CheckpointRequest, type ToWorker } from './checkpointMessages.ts';

export interface CompactRequest extends Pick<CheckpointRequest, 'file' | 'key'> {
  readonly log: Log;
  /** The bundled `checkpoint-worker.js`. */
  readonly worker: URL;
  /** How many bytes a folder's disk has left. */
  readonly roomIn?: (folder: string) => number;
}

/** While it is made anew a file lies in its folder twice: in its place and in its log. The rest is for everything else. */
const roomFactor = 2.5;
/** It lies in memory once, too: larger ones are left as they are. Bytes. */
const mostBytes = 1_000_000_000;

/**
 * Makes a file of an earlier version anew, once, so that its free pages can be given back one by one from then on. In a thread, and
 * with nobody else at the file: meanwhile nothing could be written. It is one transaction of SQLite's. After a crash in
 * the middle, or on a full disk, the file is as it was; the next closing tries again.
 * @returns whether it was done
 */
export async function compact(request: CompactRequest): Promise<boolean> {
  const { file, key, log, worker, roomIn = leftOnDisk } = request;
  const before = sizeOf(file);
  const room = roomIn(dirname(file));
  if (before > mostBytes || room < before * roomFactor) {
    log.warn('store.notCompacted', { bytes: before, room });
    return false;
  }
  const began = performance.now();
  const failure = await inThread(worker, { file, key, state: newState() });
  const ms = Math.round(performance.now() - began);
  if (failure === null) log.info('store.compacted', { before, after: sizeOf(file), ms });
  else log.warn('store.compactFailed', { code: failure, ms });
  return failure === null;
}

function leftOnDisk(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}

const sizeOf = (file: string): number => (existsSync(file) ? statSync(file).size : 0);

/** @returns why it failed; `null`: it did not */
function inThread(worker: URL, workerData: CheckpointRequest): Promise<string | null> {
  const thread = new Worker(worker, { workerData, execArgv: [], name: 'compacting' });
  return new Promise((resolve) => {
    let failure: string | null = 'ENDED';
    thread.on('message', (raw: unknown) => {
      const message = fromWorkerSchema.safeParse(raw);
      if (message.success) failure = message.data.kind === 'failed' ? message.data.code : null;
      thread.postMessage({ kind: 'end' } satisfies ToWorker);
    });
    thread.on('error', (error) => {
      failure = error instanceof Error ? error.name : 'UNKNOWN';
    });
    // Not before the thread has let go of the file.
    thread.on('exit', () => resolve(failure));
    thread.postMessage({ kind: 'compact' } satisfies ToWorker);
  });
}
