import { parentPort, workerData, type MessagePort } from 'node:worker_threads';
import { ended, toWorkerSchema, type CheckpointRequest, type FromWorker } from './checkpointMessages.ts';
import { codeOf } from './problem.ts';
import { connect } from './sqlite.ts';

/** The entry of the thread that folds the log into the file, over a connection of its own. See checkpoints.ts. */

/** While one goes on, the desk writes more: what that leaves is less each time. */
const mostRounds = 5;

function run(port: MessagePort, { file, key, state }: CheckpointRequest): void {
  const addon = connect({ file, key, readonly: false });
  const say = (message: FromWorker): void => {
    port.postMessage(message);
  };
  port.on('message', (raw: unknown) => {
    const message = toWorkerSchema.safeParse(raw);
    if (!message.success) return;
    if (message.data.kind === 'end') {
      addon.close();
      ended(state);
      port.close();
      return;
    }
    try {
      for (
        let round = 0;
        round < mostRounds && !isFolded(addon.pragma('wal_checkpoint(PASSIVE)'));
        round += 1
      );
      say({ kind: 'done' });
    } catch (thrown) {
      say({ kind: 'failed', code: codeOf(thrown) });
    }
  });
}

/** PASSIVE waits for nobody and keeps nobody waiting. It answers how many frames the log has and how many are in the file. */
function isFolded(answer: unknown): boolean {
  const [row] = answer as readonly { readonly log: number; readonly checkpointed: number }[];
  return row === undefined || row.log === row.checkpointed;
}

if (parentPort === null) throw new Error('checkpointWorker.ts runs in a worker thread');
run(parentPort, workerData as CheckpointRequest);
