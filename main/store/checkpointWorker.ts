import { parentPort, workerData, type MessagePort } from 'node:worker_threads';
import { ended, toWorkerSchema, type CheckpointRequest, type FromWorker } from './checkpointMessages.ts';
import { codeOf } from './problem.ts';
import { connect, type Addon } from './sqlite.ts';

/**
 * The entry of the thread that folds the log into the file, over a connection of its own (checkpoints.ts), or makes the file anew
 * (compacting.ts).
 */

/** While one goes on, the desk writes more: what that leaves is less each time. */
const mostRounds = 5;

/** The connection is closed. */
let hasEnded = false;

function run(port: MessagePort, { file, key, state }: CheckpointRequest): void {
  const addon = connect({ file, key, readonly: false });
  const say = (message: FromWorker): void => {
    port.postMessage(message);
  };
  port.on('message', (raw: unknown) => {
    const message = toWorkerSchema.safeParse(raw);
    if (!message.success) return;
    if (message.data.kind === 'end') {
      hasEnded = true;
      addon.close();
      ended(state);
      port.close();
      return;
    }
    try {
      if (message.data.kind === 'compact') {
        compact(addon);
        say({ kind: 'compacted' });
        return;
      }
      if (message.data.kind === 'optimize') {
        void optimize(addon).catch((thrown: unknown) => say({ kind: 'failed', code: codeOf(thrown) }));
        return;
      }
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

/** Between two indexes a decision comes to its turn. Milliseconds. */
const pauseMs = 200;

/** Index by index, for each of them is read to its end, and nothing can be written meanwhile. */
async function optimize(addon: Addon): Promise<void> {
  addon.pragma('analysis_limit = 200');
  for (const sql of texts(addon.pragma(`optimize(${everyTable | onlyTold})`))) {
    const [, table = ''] = /"([^"]+)"$/.exec(sql) ?? [];
    const indexes = texts(addon.prepare(indexesOf).all(table));
    for (const name of indexes.length > 0 ? indexes : [table]) {
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
      if (hasEnded) return;
      addon.exec(`ANALYZE main."${name}"`);
    }
  }
}

/** What would be analysed is told and not done; also of tables that this connection has not asked (SQLite, PRAGMA optimize). */
const [onlyTold, everyTable] = [0x01, 0x1fffe];
const indexesOf = `SELECT name FROM sqlite_schema WHERE type = 'index' AND tbl_name = ?`;
const texts = (rows: unknown): readonly string[] =>
  (rows as readonly Readonly<Record<string, unknown>>[]).map((row) => String(Object.values(row)[0]));

/** As one transaction, which stands in the log first: a crash leaves the file as it was, or as it is now. */
function compact(addon: Addon): void {
  addon.pragma('synchronous = FULL');
  addon.pragma('auto_vacuum = INCREMENTAL');
  addon.exec('VACUUM');
  addon.pragma('wal_checkpoint(TRUNCATE)');
}

/** PASSIVE waits for nobody and keeps nobody waiting. It answers how many frames the log has and how many are in the file. */
function isFolded(answer: unknown): boolean {
  const [row] = answer as readonly { readonly log: number; readonly checkpointed: number }[];
  return row === undefined || row.log === row.checkpointed;
}

if (parentPort === null) throw new Error('checkpointWorker.ts runs in a worker thread');
run(parentPort, workerData as CheckpointRequest);
