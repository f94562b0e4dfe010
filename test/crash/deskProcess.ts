import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { DeskConfig, DoorRequest, FromDesk, Reply, Request, Up } from './messages.ts';

const child = join(import.meta.dirname, 'deskChild.ts');

export interface DeskLog {
  readonly level: string;
  readonly event: string;
  readonly fields: string;
}

/** A running desk, from outside. */
export interface DeskProcess {
  /** How it opened; `null` if it died before. */
  readonly up: Promise<Up | null>;
  /** `null`: it died before it answered, so nobody knows. */
  ask(request: DoorRequest): Promise<Reply | null>;
  /** SIGKILL; resolves when the process is gone. */
  kill(): Promise<void>;
  /** Ends it as a user does. */
  stop(): Promise<void>;
  readonly logs: readonly DeskLog[];
}

/** A desk in a plain Node process besides what any desk can be asked for. */
export interface NodeDesk extends DeskProcess {
  ask(request: Request): Promise<Reply | null>;
}

/** In what a desk runs: everything else of a run is the same. */
export interface DeskKind {
  /** How long a start takes at most: a kill may come at any moment of it. Milliseconds. */
  readonly startMs: number;
  /**
   * In which all must have come to rest in the end, milliseconds: a call that was cut off is looked for when the vendor must be
   * done with it.
   */
  readonly restMs: number;
  /** Gets the machine ready, once, before the first start. */
  prepare(config: DeskConfig): Promise<void>;
  start(config: DeskConfig): DeskProcess;
}

const movedTime = (): NodeJS.ProcessEnv =>
  Object.fromEntries(
    Object.entries(process.env).filter(([name]) => name === 'LD_PRELOAD' || name.startsWith('FAKETIME')),
  );

/** Everything but the window, in plain Node: quick, so that there can be many deaths. */
export const nodeDesk: DeskKind = {
  startMs: 900,
  restMs: 200_000,
  prepare: () => Promise.resolve(),
  start: (config) => startDesk(config),
};

/**
 * Starts a desk on its folder.
 * @param around a command that prepares the ground and then becomes the one that it is given, such as one that mounts a disk
 */
export function startDesk(config: DeskConfig, around: readonly string[] = []): NodeDesk {
  const command = [...around, process.execPath, child, JSON.stringify(config)];
  const running: ChildProcess = spawn(command[0] ?? process.execPath, command.slice(1), {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    // A desk has no options of the test runner's, but the same day (`npm run days`): another one's tokens would be worth nothing.
    env: {
      PATH: process.env['PATH'],
      NODE_COMPILE_CACHE: join(config.folder, '..', 'compiled'),
      ...movedTime(),
    },
  });
  // The pipe is read to its end before it is disconnected: an acknowledgement that was sent before the kill counts.
  const gone = Promise.all([once(running, 'exit'), once(running, 'disconnect')]);
  running.on('error', () => undefined);
  const logs: DeskLog[] = [];
  const waiting = new Map<number, (reply: Reply | null) => void>();
  let asked = 0;
  let alive = true;
  let tellUp: (up: Up | null) => void;
  const up = new Promise<Up | null>((resolve) => (tellUp = resolve));

  running.on('message', (message: FromDesk) => {
    switch (message.kind) {
      case 'up':
        tellUp(message);
        break;
      case 'log':
        logs.push(message);
        break;
      case 'reply':
        waiting.get(message.n)?.(message.reply);
        waiting.delete(message.n);
        break;
    }
  });
  void gone.then(() => {
    alive = false;
    tellUp(null);
    for (const tell of waiting.values()) tell(null);
    waiting.clear();
  });

  return {
    up,
    logs,
    ask(request) {
      const n = (asked += 1);
      return new Promise((resolve) => {
        if (!alive || !running.connected) {
          resolve(null);
          return;
        }
        waiting.set(n, resolve);
        running.send({ n, request }, (error) => {
          if (error !== null && waiting.delete(n)) resolve(null);
        });
      });
    },
    async kill() {
      running.kill('SIGKILL');
      await gone;
    },
    async stop() {
      await this.ask({ kind: 'stop' });
      await gone;
    },
  };
}
