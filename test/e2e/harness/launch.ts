import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { ElectronApplication, Page } from 'playwright';
import { electronRuntime, sandboxArguments } from '../../../build/bootstrap/runtime.mjs';
import { startElectron } from '../../support/startElectron.ts';

/** A running desk, and what a test does with it. */
export interface LaunchedDesk {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly profile: string;
  /** What the page complained about: policy violations, uncaught errors. */
  readonly complaints: readonly string[];
  /** Closes the desk and, unless told otherwise, forgets its profile. */
  close(keep?: 'keepProfile'): Promise<void>;
}

export interface LaunchOptions {
  /** Another build's executable; the checkout's own by default. */
  readonly executable?: string;
  /** A profile of an earlier start; a new one by default. */
  readonly profile?: string;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** An empty folder for a desk's data, outside the checkout. */
export const newProfile = (): string => mkdtempSync(join(tmpdir(), 'frontdesk-e2e-'));

/** Starts the real Electron on the built app, in English unless asked otherwise, and waits for its window. */
export async function launchDesk(options: LaunchOptions = {}): Promise<LaunchedDesk> {
  const profile = options.profile ?? newProfile();
  const app = await startElectron({
    executablePath: options.executable ?? builtApp(),
    args: [...sandboxArguments(), `--profile=${profile}`, ...(options.args ?? ['--language=en'])],
    env: { ...inherited(), ...options.env },
  });
  const page = await app.firstWindow();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.waitForLoadState('domcontentloaded');
  return {
    app,
    page,
    profile,
    complaints,
    async close(keep) {
      await app.close();
      if (keep === undefined)
        rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    },
  };
}

/** The checkout's runtime, which starts its build. */
function builtApp(): string {
  if (!existsSync(resolve(import.meta.dirname, '../../../out/main/main.js')))
    throw new Error('There is no build to test: run `npm run build` first (`npm test` does).');
  return electronRuntime().executable;
}

/** Playwright wants only set variables. */
function inherited(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
