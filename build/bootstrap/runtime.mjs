import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { checkoutRuntime, runtimeFolder } from './checkout-runtime.mjs';
import { SetupFailure } from './failure.mjs';
import { checkout } from './places.mjs';

/**
 * The Electron that starts this checkout's build (out/main/main.js): give it the app's own arguments, no path.
 * @param {string} [root] the checkout
 * @returns {{ executable: string, kind: 'official' | 'stand-in', version: string }} version is Electron's
 * @throws {SetupFailure} when set-up has not been run in this checkout
 */
export const electronRuntime = (root = checkout) => {
  const name = checkoutRuntime(root);
  const executable = join(runtimeFolder(root), executableName());
  if (name === null || !existsSync(executable)) {
    throw new SetupFailure(
      'There is no Electron in this checkout yet. Run `npm run setup` (or `npm run demo`) once.',
    );
  }
  return { executable, ...name };
};

/**
 * Chromium's sandbox refuses to run as root; everybody else keeps it.
 * @returns {string[]} arguments to put in front of the app's own
 */
export const sandboxArguments = () => (process.getuid?.() === 0 ? ['--no-sandbox'] : []);

/** @param {NodeJS.Platform} [platform] */
export const executableName = (platform = process.platform) => {
  if (platform === 'win32') return 'electron.exe';
  return platform === 'darwin' ? join('Electron.app', 'Contents', 'MacOS', 'Electron') : 'electron';
};
