import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { isAlive } from '../../../build/bootstrap/alive.mjs';
import { inForeground, quietly } from '../../../build/bootstrap/command.mjs';
import { ownDesk } from '../../../build/bootstrap/display.mjs';
import { systemNode } from '../../../build/bootstrap/tools.mjs';
import { emptyRoom } from './room.ts';

const root = resolve(import.meta.dirname, '../../..');
const bootstrap = join(root, 'build', 'bootstrap');

describe('the bootstrap', () => {
  /* Invariant: it runs before anything is installed, so it needs nothing but Node itself. */
  test('imports nothing but Node and itself', () => {
    const files = [
      ...readdirSync(bootstrap),
      ...readdirSync(join(bootstrap, 'jobs')).map((name) => `jobs/${name}`),
    ];
    const sources = files
      .filter((name) => name.endsWith('.mjs'))
      .map((name) => readFileSync(join(bootstrap, name), 'utf8'));
    const imported = sources.flatMap((text) =>
      [...text.matchAll(/^import .*? from '([^']+)';$/gms)].map((match) => match[1]),
    );
    expect(imported.length).toBeGreaterThan(40);
    expect(imported.filter((from) => !/^(node:|\.\.?\/)/.test(from ?? ''))).toEqual([]);
  });

  test("loads on the system's own Node and says what it can do", () => {
    const run = spawnSync(systemNode(), [join(bootstrap, 'run.mjs'), 'dance'], { encoding: 'utf8' });
    expect(run.status).toBe(1);
    expect(run.stderr).toMatch(
      /Say what to do: setup, demo, start, test, bench, shots, sittings, days, practice\./,
    );
    expect(run.stderr).not.toContain('    at ');
  });
});

describe('a command', () => {
  test('that does not exist is an outcome, not a crash', async () => {
    expect((await quietly('frontdesk-has-no-such-program', [])).code).toBe(127);
    expect(await inForeground('frontdesk-has-no-such-program', [])).toBe(127);
  });

  test('gives its exit code and the end of what it said on both streams', async () => {
    const script = "console.log('out'); console.error('err'); process.exitCode = 3";
    const run = await quietly(process.execPath, ['--eval', script]);
    expect(run.code).toBe(3);
    expect(run.output).toContain('out');
    expect(run.output).toContain('err');
  });
});

describe.runIf(process.platform === 'linux')('a screen, bus and keychain of its own', () => {
  /* Invariant: a command in there finds all three, nothing of the person's own is touched, and nothing stays behind. */
  function onOwnDeskSync(command: readonly string[], env: NodeJS.ProcessEnv = {}) {
    const room = emptyRoom();
    const [file = '', ...args] = ownDesk(command, room);
    const run = spawnSync(file, args, { cwd: root, encoding: 'utf8', env: { ...process.env, ...env } });
    return { ...run, said: run.stdout + run.stderr, room };
  }

  test('the command has a display and a bus, and its words and exit code come through', () => {
    const run = onOwnDeskSync(
      ['sh', '-c', 'echo "<$DISPLAY> <$DBUS_SESSION_BUS_ADDRESS>"; echo trouble >&2; exit 7'],
      {
        DISPLAY: '',
      },
    );
    expect(run.said).toMatch(/<:\d+> <unix:/);
    expect(run.said).toContain('trouble');
    expect(run.status).toBe(7);
  }, 30_000);

  test('the real keychain keeps a secret there, in the room and not in the home of the person', () => {
    const home = emptyRoom();
    const script = `const { setPassword, getPassword } = require('keytar');
      setPassword('Frontdesk test', 'a', 'kept').then(() => getPassword('Frontdesk test', 'a')).then((kept) => console.log('read', kept));`;
    const run = onOwnDeskSync([process.execPath, '--eval', script], { HOME: home, XDG_DATA_HOME: undefined });
    expect(run.said).toContain('read kept');
    expect(existsSync(join(run.room, 'keyrings'))).toBe(true);
    expect(existsSync(join(home, '.local', 'share', 'keyrings'))).toBe(false);
  }, 30_000);

  test('an end that is asked for reaches the command inside', async () => {
    const display = pathToFileURL(join(bootstrap, 'display.mjs')).href;
    const command = [
      process.execPath,
      '--eval',
      'console.log("pid", process.pid); setInterval(() => {}, 1000)',
    ];
    const script = `import { onOwnDesk } from ${JSON.stringify(display)};
      process.exitCode = await onOwnDesk(${JSON.stringify(command)}, { cwd: '/', env: process.env });`;
    const child = spawn(process.execPath, ['--input-type=module', '--eval', script]);
    const said = await new Promise<string>((done) =>
      child.stdout.once('data', (data: Buffer) => done(data.toString())),
    );
    const inside = Number(/pid (\d+)/.exec(said)?.[1]);
    expect(isAlive(inside)).toBe(true);
    child.kill('SIGTERM');
    await new Promise((ended) => child.once('close', ended));
    await expect.poll(() => isAlive(inside), { timeout: 5000 }).toBe(false);
  }, 30_000);
});
