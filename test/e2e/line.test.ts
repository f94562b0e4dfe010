import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { launchDesk, type LaunchedDesk } from './harness/launch.ts';
import type { OwnMain } from './harness/ownMain.ts';
import { buildShellFixture } from './harness/shellFixture.ts';
import type { ShellUnderTest } from './harness/mainProcess.ts';

/** The HTTP that the product really uses, in a real Electron against a real server (docs/adr/0005-net-fetch.md). */

interface Seen {
  readonly method: string;
  readonly path: string;
  readonly port: number;
  readonly cookie: string | null;
}

let desk: LaunchedDesk;
let fixture: OwnMain;
let server: Server;
let origin: string;
let seen: Seen[] = [];

beforeAll(async () => {
  server = createServer(serve);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  fixture = await buildShellFixture();
  desk = await launchDesk({ executable: fixture.executable });
});
afterAll(async () => {
  await desk.close();
  fixture.remove();
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  seen = [];
});

function serve(request: IncomingMessage, response: ServerResponse): void {
  request.resume().on('end', () => {
    const path = request.url ?? '';
    const { cookie = null } = request.headers;
    seen.push({ method: request.method ?? '', path, port: request.socket.remotePort ?? 0, cookie });
    if (path === '/lost') request.socket.destroy();
    else if (path === '/moved') response.writeHead(302, { Location: `${origin}/elsewhere` }).end();
    else if (path === '/never') response.flushHeaders();
    else if (path === '/kept')
      response
        .writeHead(200, { 'Cache-Control': 'max-age=1000', 'Set-Cookie': 'a=b; Max-Age=1000' })
        .end('kept');
    else response.writeHead(path === '/none' ? 204 : 200).end(path === '/none' ? undefined : 'well');
  });
}

interface Asked {
  readonly method?: string;
  readonly redirect?: 'manual' | 'error';
  readonly timeoutMs?: number;
}

/** What one call gave, in the desk's main process. */
function ask(path: string, how: Asked = {}) {
  return desk.app.evaluate(
    async (_electron, [url, { method = 'GET', redirect = 'manual', timeoutMs = 5000 }]) => {
      const { fetch } = (globalThis as unknown as { shellUnderTest: ShellUnderTest }).shellUnderTest;
      try {
        const answer = await fetch(url, {
          method,
          redirect,
          credentials: 'omit',
          cache: 'no-store',
          signal: AbortSignal.timeout(timeoutMs),
          ...(method === 'POST' ? { body: '{}', headers: { 'Content-Type': 'application/json' } } : {}),
        });
        const text = await answer.text();
        return { status: answer.status, text, date: answer.headers.get('date'), failure: null };
      } catch (error) {
        return { status: 0, text: '', date: null, failure: error instanceof Error ? error.message : '' };
      }
    },
    [`${origin}${path}`, how] as const,
  );
}

describe('a write whose connection dies before the answer', () => {
  test('is sent exactly once, also after other calls have left connections open', async () => {
    for (const path of ['/a', '/b']) await ask(path);
    for (const path of ['/a', '/b']) await ask(path, { method: 'POST' });
    const lost = await ask('/lost', { method: 'POST' });
    expect(lost.failure).toContain('ERR_EMPTY_RESPONSE');
    expect(seen.filter(({ path }) => path === '/lost')).toHaveLength(1);
  });

  test('is sent exactly once each, also where many are under way', async () => {
    await Promise.all(Array.from({ length: 6 }, () => ask('/a', { method: 'POST' })));
    await Promise.all(Array.from({ length: 6 }, () => ask('/lost', { method: 'POST' })));
    await Promise.all(Array.from({ length: 6 }, () => ask('/lost', { method: 'DELETE' })));
    expect(seen.filter(({ path }) => path === '/lost')).toHaveLength(12);
  });
});

describe('writes', () => {
  test('never share a connection', async () => {
    for (let index = 0; index < 5; index += 1) await ask('/a', { method: 'PUT' });
    expect(new Set(seen.map(({ port }) => port)).size).toBe(5);
  });

  test('come back with their answer, also an empty one', async () => {
    expect(await ask('/a', { method: 'POST' })).toMatchObject({ status: 200, text: 'well' });
    expect(await ask('/none', { method: 'DELETE' })).toMatchObject({ status: 204, text: '' });
  });
});

describe('reads', () => {
  test('use connections again, and tell the vendor’s time', async () => {
    const answers = [await ask('/a'), await ask('/b'), await ask('/c')];
    expect(new Set(seen.map(({ port }) => port)).size).toBe(1);
    expect(answers.every(({ date }) => date !== null && !Number.isNaN(Date.parse(date)))).toBe(true);
  });

  test('are answered by the vendor each time, and bring it nothing that it left here', async () => {
    await ask('/kept');
    await ask('/kept');
    expect(seen.map(({ path, cookie }) => [path, cookie])).toEqual([
      ['/kept', null],
      ['/kept', null],
    ]);
  });

  test('end when their time is up, before and after the answer has begun', async () => {
    const started = Date.now();
    expect((await ask('/never', { timeoutMs: 300 })).failure).not.toBeNull();
    expect(Date.now() - started).toBeLessThan(3000);
  });
});

test('a redirect is not followed, by reads or writes', async () => {
  for (const method of ['GET', 'POST']) {
    const { failure } = await ask('/moved', { method });
    expect(failure).toContain('edirect');
  }
  expect(seen.map(({ path }) => path)).toEqual(['/moved', '/moved']);
});
