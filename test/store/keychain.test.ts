import { execFile } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { tempFolder } from './support.ts';

/**
 * keytar against a real keychain: gnome-keyring in a D-Bus session and a home folder of its own, so that this always runs
 * for real and never touches the keychain of whoever runs it.
 */

const run = promisify(execFile);
const child = join(import.meta.dirname, 'keychainChild.ts');

/** Runs the child script under `start`, a shell line before it, and reads what it printed. */
async function inSession(start: string): Promise<readonly unknown[]> {
  const home = tempFolder();
  const runtime = join(home, 'run');
  mkdirSync(runtime, { mode: 0o700 });
  const env = {
    PATH: process.env['PATH'],
    HOME: home,
    XDG_RUNTIME_DIR: runtime,
    XDG_DATA_HOME: join(home, 'data'),
    XDG_CONFIG_HOME: join(home, 'config'),
    XDG_CACHE_HOME: join(home, 'cache'),
  };
  const script = `${start} exec "$0" "$1"`;
  const { stdout } = await run('dbus-run-session', ['--', 'sh', '-c', script, process.execPath, child], {
    env,
    timeout: 18_000,
  });
  return JSON.parse(stdout) as readonly unknown[];
}

const unlocked = `printf '\\n' | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1;`;
const noKeychain = { ok: false, error: 'noKeychain' };

test('secrets are kept by the keychain, replaced and removed, and the store key is made once', async () => {
  expect(await inSession(unlocked)).toEqual([
    { ok: true, value: null },
    { ok: true, value: null },
    { ok: true, value: 'zażółć "quoted"' },
    { ok: true, value: null },
    { ok: true, value: 'second' },
    { ok: true, value: null },
    { ok: true, value: null },
    { ok: true, value: null },
    { made: 32, same: true },
  ]);
});

test('a session without D-Bus has no keychain, and says so at once', async () => {
  const answers = await inSession('unset DBUS_SESSION_BUS_ADDRESS;');
  expect(answers.slice(0, 8)).toEqual(new Array(8).fill(noKeychain));
});

test('a keychain that is locked, with nobody to unlock it, is none', async () => {
  const locked = `gnome-keyring-daemon --start --components=secrets >/dev/null 2>&1;`;
  const answers = await inSession(locked);
  expect(answers[1]).toEqual(noKeychain);
  expect(answers[8]).toEqual({ made: false, same: false });
});
