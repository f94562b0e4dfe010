import { Worker } from 'node:worker_threads';
import { describe, expect, test, vi } from 'vitest';
import { startPracticeWorker } from '../../../../main/practice/host.ts';

const workerUrl = new URL('../../../../main/practice/worker.ts', import.meta.url);
const request = { workerUrl, locale: 'pt', size: 'small', seed: 3, now: Date.UTC(2026, 10, 23, 9) } as const;

async function tokenFrom(port: number, clientId: string, secret: string): Promise<Response> {
  return fetch(`http://127.0.0.1:${port}/oauth/v2/token`, {
    method: 'POST',
    headers: {
      Authorization: `Basic ${btoa(`${clientId}:${secret}`)}`,
      'User-Agent': 'test',
    },
    body: new URLSearchParams({ grant_type: 'client_credentials', scope: 'integration' }),
  });
}

/** A worker that says or does something else than a practice clinic would. */
const workerOf = (code: string): URL => new URL(`data:text/javascript,${encodeURIComponent(code)}`);
const opens = `import { parentPort } from 'node:worker_threads';
  parentPort.postMessage({ kind: 'ready', port: 4000, clientId: 'c', secret: 's' });`;

describe('a practice clinic in a thread of its own', { timeout: 20_000 }, () => {
  test('gives out tokens over HTTP until it is stopped, and then the port is free', async () => {
    const onCrash = vi.fn();
    const practice = await startPracticeWorker({ ...request, onCrash });
    const answer = await tokenFrom(practice.port, practice.clientId, practice.secret);
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({ token_type: 'bearer' });
    await Promise.all([practice.stop(), practice.stop()]);
    await expect(tokenFrom(practice.port, practice.clientId, practice.secret)).rejects.toThrow();
    expect(onCrash).not.toHaveBeenCalled();
  });

  test('leaves this thread free: a hospital is invented while timers here keep running', async () => {
    let ticks = 0;
    const timer = setInterval(() => (ticks += 1), 20);
    const practice = await startPracticeWorker({ ...request, size: 'hospital' });
    clearInterval(timer);
    await practice.stop();
    expect(ticks).toBeGreaterThan(5);
  });

  test('that dies by itself is reported once, with why; a stop after that still resolves', async () => {
    const onCrash = vi.fn();
    const crashing = workerOf(`${opens} setTimeout(() => { throw new RangeError('out of patients'); }, 30);`);
    const practice = await startPracticeWorker({ ...request, workerUrl: crashing, onCrash });
    await vi.waitFor(() => expect(onCrash).toHaveBeenCalledExactlyOnceWith('RangeError: out of patients'));
    await practice.stop();
    expect(onCrash).toHaveBeenCalledTimes(1);
  });

  test('that talks nonsense after opening is ended and reported, not believed', async () => {
    const onCrash = vi.fn();
    const babbling = workerOf(
      `${opens} setTimeout(() => parentPort.postMessage({ kind: 'ready', port: -1 }), 30);`,
    );
    await startPracticeWorker({ ...request, workerUrl: babbling, onCrash });
    await vi.waitFor(() =>
      expect(onCrash).toHaveBeenCalledExactlyOnceWith('the worker said something unreadable'),
    );
  });

  test('that cannot open is a rejection with its reason, and no crash', async () => {
    const onCrash = vi.fn();
    const start = (code: string): Promise<unknown> =>
      startPracticeWorker({ ...request, workerUrl: workerOf(code), onCrash });
    await expect(
      start(`import { parentPort } from 'node:worker_threads';
        parentPort.postMessage({ kind: 'failed', reason: 'no port' });`),
    ).rejects.toThrow('no port');
    await expect(start(`throw new TypeError('broken bundle')`)).rejects.toThrow('TypeError: broken bundle');
    await expect(start(`process.exit(3)`)).rejects.toThrow('the worker ended with code 3');
    expect(onCrash).not.toHaveBeenCalled();
  });

  test('that does not listen is ended all the same', async () => {
    const deaf = workerOf(`${opens} parentPort.on('message', () => {}); setInterval(() => {}, 1000);`);
    const practice = await startPracticeWorker({ ...request, workerUrl: deaf });
    const before = performance.now();
    await practice.stop();
    expect(performance.now() - before).toBeLessThan(10_000);
  });

  test('refuses to be started with something unreadable, and says so', async () => {
    const worker = new Worker(workerUrl, { workerData: { locale: 'xx' }, execArgv: [] });
    const ended = new Promise((resolve) => worker.once('exit', resolve));
    const said = await new Promise((resolve) => worker.once('message', resolve));
    expect(said).toEqual({ kind: 'failed', reason: 'the worker was started with something unreadable' });
    expect(await ended).toBe(0);
  });
});
