import { Worker } from 'node:worker_threads';
import { fromWorkerSchema, type ToWorker, type WorkerRequest } from './workerMessages.ts';

export interface PracticeWorkerRequest extends Omit<WorkerRequest, 'patients' | 'panel'> {
  /** The bundled `practice-worker.js`, or `worker.ts` beside this file under Node 24. */
  readonly workerUrl: URL;
  /** Default true: patients keep booking, moving and cancelling. */
  readonly patients?: boolean;
  /** Default false: doctors edit nothing in their own panel. */
  readonly panel?: boolean;
  /** Called once if the worker ends without having been told to; the reason is technical and holds no patient data. */
  readonly onCrash?: (reason: string) => void;
}

export interface PracticeWorker {
  /** On 127.0.0.1. */
  readonly port: number;
  readonly clientId: string;
  readonly secret: string;
  /** Ends the clinic and its thread; resolves when both are gone. Safe to call again. */
  readonly stop: () => Promise<void>;
}

/** How long a worker may take to close its connections before its thread is ended. */
const patienceMs = 2_000;

/**
 * Runs a practice clinic in a thread of its own, so that inventing a hospital or answering calls never blocks this one.
 *
 * @returns once it takes calls. Rejects with an Error if it cannot open.
 */
export async function startPracticeWorker(request: PracticeWorkerRequest): Promise<PracticeWorker> {
  const { workerUrl, locale, size, seed, now, patients = true, panel = false, onCrash } = request;
  const workerData: WorkerRequest = { locale, size, seed, now, patients, panel };
  // Its output is not ours to print, and it must not inherit loaders or inspectors of the host's.
  const worker = new Worker(workerUrl, { workerData, execArgv: [], name: 'practice-clinic' });
  const life = watch(worker);
  const ready = await life.ready;
  let stopping: Promise<void> | null = null;
  void life.ended.then((reason) => {
    if (stopping === null) onCrash?.(reason);
  });
  return {
    ...ready,
    stop: () => (stopping ??= stop(worker, life.ended)),
  };
}

interface Life {
  readonly ready: Promise<{ readonly port: number; readonly clientId: string; readonly secret: string }>;
  /** Resolves with why. Never rejects. */
  readonly ended: Promise<string>;
}

function watch(worker: Worker): Life {
  let reason: string | null = null;
  const ended = new Promise<string>((resolve) => {
    worker.once('error', (error) => {
      reason = error instanceof Error ? `${error.name}: ${error.message}` : 'an unknown error';
    });
    worker.once('exit', (code) => resolve(reason ?? `the worker ended with code ${code}`));
  });
  const ready = new Promise<Awaited<Life['ready']>>((resolve, reject) => {
    worker.on('message', (raw: unknown) => {
      const message = fromWorkerSchema.safeParse(raw);
      if (!message.success) {
        reason = 'the worker said something unreadable';
        void worker.terminate();
      } else if (message.data.kind === 'failed') {
        reason = message.data.reason;
        reject(new Error(reason));
      } else {
        const { port, clientId, secret } = message.data;
        resolve({ port, clientId, secret });
      }
    });
    void ended.then((why) => reject(new Error(why)));
  });
  return { ready, ended };
}

async function stop(worker: Worker, ended: Promise<string>): Promise<void> {
  const message: ToWorker = { kind: 'stop' };
  worker.postMessage(message);
  const timer = setTimeout(() => void worker.terminate(), patienceMs);
  await ended;
  clearTimeout(timer);
}
