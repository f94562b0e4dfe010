import { z } from 'zod';

/** What the store and its thread for checkpoints say to each other. */

export interface CheckpointRequest {
  /** Absolute path of the database. */
  readonly file: string;
  /** 32 bytes. */
  readonly key: Uint8Array;
  /** One word that the thread sets when its connection is closed. */
  readonly state: Int32Array<SharedArrayBuffer>;
}

export const toWorkerSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('checkpoint') }),
  /** Renews what SQLite knows of its tables. */
  z.object({ kind: z.literal('optimize') }),
  /** Makes the file anew. Nobody else has it open. */
  z.object({ kind: z.literal('compact') }),
  z.object({ kind: z.literal('end') }),
]);
export type ToWorker = z.infer<typeof toWorkerSchema>;

export const fromWorkerSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('done') }),
  z.object({ kind: z.literal('compacted') }),
  z.object({ kind: z.literal('failed'), code: z.string() }),
]);
export type FromWorker = z.infer<typeof fromWorkerSchema>;

export const newState = (): CheckpointRequest['state'] => new Int32Array(new SharedArrayBuffer(4));

/** The thread has let go of the file. */
export function ended(state: CheckpointRequest['state']): void {
  Atomics.store(state, 0, 1);
  Atomics.notify(state, 0);
}

/** Waits until the thread has let go of the file, at most so long. Milliseconds. */
export function waitForEnd(state: CheckpointRequest['state'], ms: number): void {
  Atomics.wait(state, 0, 0, ms);
}
