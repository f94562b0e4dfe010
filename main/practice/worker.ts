import { parentPort, workerData, type MessagePort } from 'node:worker_threads';
import { launchPractice } from './launch.ts';
import { toWorkerSchema, workerRequestSchema, type FromWorker } from './workerMessages.ts';

/** The entry of the practice clinic's thread: opens a clinic, says where it is, and ends when told. See host.ts. */
async function run(port: MessagePort): Promise<void> {
  const request = workerRequestSchema.safeParse(workerData);
  if (!request.success) {
    fail(port, 'the worker was started with something unreadable');
    return;
  }
  let practice;
  try {
    practice = await launchPractice({ ...request.data, port: 0, push: null });
  } catch (error) {
    fail(port, error instanceof Error ? `${error.name}: ${error.message}` : 'an unknown error');
    return;
  }
  const { clientId, secret } = practice;
  port.on('message', (raw: unknown) => {
    if (!toWorkerSchema.safeParse(raw).success) return;
    void practice.stop().then(() => port.close());
  });
  say(port, { kind: 'ready', port: practice.port, clientId, secret });
}

function fail(port: MessagePort, reason: string): void {
  say(port, { kind: 'failed', reason });
  port.close();
}

function say(port: MessagePort, message: FromWorker): void {
  port.postMessage(message);
}

if (parentPort === null) throw new Error('worker.ts runs in a worker thread');
await run(parentPort);
