import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, test } from 'vitest';
import { z } from 'zod';

const script = fileURLToPath(new URL('../../../../main/practice/cli.ts', import.meta.url));
const started: ChildProcess[] = [];
const announced = z.strictObject({ port: z.number(), clientId: z.string(), secret: z.string() });

interface Finished {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function start(...args: string[]): {
  readonly child: ChildProcess;
  readonly firstLine: Promise<string>;
  readonly finished: Promise<Finished>;
} {
  const child = spawn(process.execPath, [script, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  started.push(child);
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
  const firstLine = new Promise<string>((resolve) => {
    child.stdout.on('data', () => {
      if (out.includes('\n')) resolve(out.split('\n')[0] ?? '');
    });
  });
  const finished = once(child, 'close').then(() => ({ code: child.exitCode, out, err }));
  return { child, firstLine, finished };
}

afterEach(() => {
  for (const child of started.splice(0)) if (child.exitCode === null) child.kill('SIGKILL');
});

describe('npm run practice', { timeout: 20_000 }, () => {
  test('opens a clinic for any client: its one line of JSON is enough to get a token and the facilities', async () => {
    const { child, firstLine, finished } = start(
      '--port',
      '0',
      '--locale',
      'cz',
      '--size',
      'small',
      '--json',
    );
    const { port, clientId, secret } = announced.parse(JSON.parse(await firstLine));
    const origin = `http://127.0.0.1:${port}`;
    const answer = await fetch(`${origin}/oauth/v2/token`, {
      method: 'POST',
      headers: { Authorization: `Basic ${btoa(`${clientId}:${secret}`)}`, 'User-Agent': 'test' },
      body: new URLSearchParams({ grant_type: 'client_credentials', scope: 'integration' }),
    });
    expect(answer.status).toBe(200);
    const token = z.object({ access_token: z.string() }).parse(await answer.json()).access_token;
    const facilities = await fetch(`${origin}/api/v3/integration/facilities`, {
      headers: { Authorization: `Bearer ${token}`, 'User-Agent': 'test' },
    });
    expect(await facilities.json()).toMatchObject({ _items: [{ name: 'Poliklinika U Tří lip' }] });
    child.kill('SIGINT');
    expect(await finished).toMatchObject({ code: 0, err: '' });
  });

  test('tells people the address, both credentials and how to ask for a token, and closes on Ctrl-C', async () => {
    const { child, firstLine, finished } = start('--port', '0', '--size', 'small', '--quiet-patients');
    await firstLine;
    child.kill('SIGINT');
    const { code, out } = await finished;
    expect(code).toBe(0);
    expect(out).toMatch(/client id +practice-pl\n/);
    expect(out).toMatch(/client secret +[0-9a-f]{40}\n/);
    expect(out).toMatch(/curl -u practice-pl:[0-9a-f]{40} .*http:\/\/127\.0\.0\.1:\d+\/oauth\/v2\/token/);
    expect(out).toContain('patients are quiet');
    expect(out).toContain('The practice clinic is closed.');
  });

  test('begins its clock where it is told to, and lets it go on from there', async () => {
    const { child, firstLine } = start(
      '--port',
      '0',
      '--size',
      'small',
      '--json',
      '--now',
      '2026-02-28T23:50Z',
    );
    const { port } = announced.parse(JSON.parse(await firstLine));
    const answer = await fetch(`http://127.0.0.1:${port}/api/v3/integration/facilities`, {
      headers: { 'User-Agent': 'test' },
    });
    const passed = Date.parse(answer.headers.get('date') ?? '') - Date.UTC(2026, 1, 28, 23, 50);
    // The vendor's clock tells whole seconds.
    expect(passed).toBeGreaterThanOrEqual(0);
    expect(passed).toBeLessThan(20_000);
    child.kill('SIGKILL');
  });

  test('says which other port to take where one is in use, without a stack trace', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const address = other.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const { code, err } = await start('--port', String(port), '--size', 'small').finished;
    other.close();
    expect(code).toBe(1);
    expect(err).toBe(`Port ${port} is in use. Choose another with --port, or --port 0 for any free one.\n`);
  });

  test('answers wrong arguments with a sentence and code 2, and --help with the text and code 0', async () => {
    const wrong = await start('--locale', 'klingon').finished;
    expect(wrong.code).toBe(2);
    expect(wrong.err).toMatch(/^--locale takes one of ar, .*, not "klingon"\.\nTry --help\.\n$/);
    const helped = await start('--help').finished;
    expect(helped.code).toBe(0);
    expect(helped.out).toContain('--quiet-patients');
  });
});
