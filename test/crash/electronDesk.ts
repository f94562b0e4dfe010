import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { electronRuntime, sandboxArguments } from '../../build/bootstrap/runtime.mjs';
import { fileOf, keychainService, keyNameOf } from '../../main/compose/profiles.ts';
import { keychainSecrets } from '../../main/secrets/keychain.ts';
import { keptLog } from '../support/quietLog.ts';
import { answerThrough, setUp } from './answers.ts';
import type { DeskKind, DeskLog, DeskProcess } from './deskProcess.ts';
import { DeskGone, openWindow, type ElectronWindow } from './electronWindow.ts';
import type { DeskConfig, Up } from './messages.ts';

/**
 * The desk that is shipped: the built app in the real Electron, with its window, its preload, its keychain and its own
 * settings. Decisions go through the window, so that what is acknowledged is what the screen was told.
 */
export const electronDesk: DeskKind = {
  startMs: 5_000,
  // With the vendor's own limits: one that started many times in a few minutes rests for five (`Limits.callsPerFiveMinutes`).
  restMs: 500_000,
  async prepare({ folder, port, key }) {
    if (!existsSync(resolve(import.meta.dirname, '../../out/main/main.js')))
      throw new Error('There is no build to test: run `npm run build` first (`npm test` does).');
    const secrets = keychainSecrets({ service: keychainService(folder), log: keptLog() });
    const kept = await secrets.set(keyNameOf({ kind: 'practicePort', port }), key);
    if (!kept.ok) throw new Error('There is no keychain for the desk to keep its key in.');
  },
  start,
};

/** How long a desk that was set up before may take to open what it worked on. Milliseconds. */
const openingMs = 5_000;

function start(config: DeskConfig): DeskProcess {
  const { folder, port, credentials } = config;
  const wasThere = existsSync(fileOf(folder, { kind: 'practicePort', port }));
  const logs = logsFrom(join(folder, 'logs', 'desk.log'));
  const running = spawn(
    electronRuntime().executable,
    [
      ...sandboxArguments(),
      '--remote-debugging-port=0',
      `--profile=${folder}`,
      `--practice-port=${port}`,
      '--language=en',
    ],
    // A group of its own, so that all its processes can be killed at once.
    { stdio: ['ignore', 'ignore', 'pipe'], detached: true, env: plainEnv() },
  );
  let alive = true;
  const gone = once(running, 'exit').then(() => void (alive = false));
  const window = debuggingPort(running.stderr).then((at) => openWindow(at, () => alive));
  const up = window.then((opened) => settle(opened)).catch(onlyGone);

  async function settle({ ask }: ElectronWindow): Promise<Up> {
    const end = Date.now() + (wasThere ? openingMs : 0);
    const connection = async () => {
      const view = await ask('connection.get', null);
      return view.ok ? view.value.kind : 'none';
    };
    while ((await connection()) === 'none' && Date.now() < end) await sleep(100);
    if ((await connection()) === 'none') await setUp(ask, credentials);
    return { kind: 'up', opening: 'seeLog', connection: await connection(), problem: null };
  }

  return {
    up,
    get logs() {
      return logs();
    },
    async ask(request) {
      try {
        return await answerThrough((await window).ask, request);
      } catch (thrown) {
        return onlyGone(thrown);
      }
    },
    async kill() {
      await killGroup(running.pid, gone);
    },
    async stop() {
      (await window).close();
      await gone;
    },
  };
}

function onlyGone(thrown: unknown): null {
  if (thrown instanceof DeskGone) return null;
  throw thrown;
}

/** Chromium says where it listens, once; what else it says about graphics cards is nobody's concern. */
function debuggingPort(said: NodeJS.ReadableStream): Promise<number> {
  let heard = '';
  return new Promise((tell, fail) => {
    // Read to the end: a pipe that is full would hold the desk up.
    said.on('data', (bytes: Buffer) => {
      heard = (heard + bytes.toString()).slice(-10_000);
      const port = /DevTools listening on ws:\/\/127\.0\.0\.1:(\d+)\//.exec(heard)?.[1];
      if (port !== undefined) tell(Number(port));
    });
    said.on('close', () => fail(new DeskGone()));
  });
}

/** SIGKILL to main and everything that it started. Resolves when main is gone and nobody else of the group lives. */
async function killGroup(pid: number | undefined, gone: Promise<void>): Promise<void> {
  if (pid === undefined) return;
  const signal = (name: NodeJS.Signals | 0): boolean => {
    try {
      return process.kill(-pid, name);
    } catch {
      return false;
    }
  };
  signal('SIGKILL');
  await gone;
  // The dead that nobody has buried yet still count as there, and hold nothing.
  for (let tries = 0; signal(0) && tries < 20; tries += 1) await sleep(10);
}

/** What the log has from now on. A line that the kill cut off says nothing. */
function logsFrom(file: string): () => DeskLog[] {
  const before = existsSync(file) ? statSync(file).size : 0;
  return () => {
    if (!existsSync(file)) return [];
    const text = readFileSync(file).subarray(before).toString('utf8');
    return text.split('\n').flatMap((line) => {
      try {
        const { level, event, ...fields } = JSON.parse(line) as Record<string, unknown>;
        return [{ level: String(level), event: String(event), fields: JSON.stringify(fields) }];
      } catch {
        return [];
      }
    });
  };
}

/** A desk has no options of the test runner's. */
const plainEnv = (): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(NODE_|VITEST|npm_)/.test(name)));
