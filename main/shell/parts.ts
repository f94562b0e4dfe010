import type { Handlers, Push } from '#shared/contract/door.ts';
import type { AppInfo } from '#shared/contract/app.ts';
import type { Clock, Log, Random } from '#shared/ports.ts';
import type { Alerts, Paper } from '../desk/ports.ts';
import type { CommandLine } from './commandLine.ts';

/** What the shell hands to whoever composes the desk: the real ports, and what the command line asks for. */
export interface ShellParts {
  readonly options: CommandLine;
  readonly appInfo: AppInfo;
  /** The folder that this desk may write in, absolute. */
  readonly folder: string;
  readonly log: Log;
  readonly clock: Clock;
  readonly random: Random;
  readonly fetch: typeof globalThis.fetch;
  /** Whether calls to this address go over a proxy of the system's. */
  readonly isProxied: (url: string) => Promise<boolean>;
  readonly push: Push;
  readonly alerts: Alerts;
  readonly paper: Paper;
  /** Runs what can wait once the window has painted for the first time, at once where it has. @returns takes it back */
  readonly afterFirstPaint: (run: () => void) => () => void;
  /** Runs the task each time the machine wakes up. */
  readonly onResume: (task: () => void) => void;
}

/** What the shell needs of a desk. */
export interface ShellDesk {
  readonly handlers: Handlers;
  start(): void | Promise<void>;
  /** Lets go of everything; the app ends when it is done, or shortly after without it. */
  stop(): void | Promise<void>;
}

export type Compose = (parts: ShellParts) => Promise<ShellDesk>;

/** Where the built files are, absolute. */
export interface BuiltFiles {
  /** The folder with the renderer's `index.html`. */
  readonly renderer: string;
  readonly preload: string;
}
