import { existsSync, mkdtempSync, readlinkSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { isAlive } from '../alive.mjs';
import { inForeground } from '../command.mjs';
import { hasDisplay, onOwnDesk } from '../display.mjs';
import { SetupFailure } from '../failure.mjs';
import { checkout, ownCache } from '../places.mjs';
import { electronRuntime, sandboxArguments } from '../runtime.mjs';
import { toolEnv } from '../tools.mjs';

/**
 * Opens the desk on the user's own profile.
 * @param {readonly string[]} args handed to the app
 */
export const start = (args) => {
  if (!hasDisplay()) {
    throw new SetupFailure(
      'There is no display to open the desk on. `npm run demo` makes a picture of it instead.',
    );
  }
  return inForeground(electronRuntime().executable, [...sandboxArguments(), ...args], inCheckout());
};

/**
 * Opens the desk on the practice clinic, in a profile that is new each time. Where nobody can see a window, a picture of
 * it is what there is to show: then the desk is closed again.
 * @param {readonly string[]} args `--screenshot FILE` makes the picture in any case; others are handed to the app
 */
export const demo = async (args) => {
  const { screenshot, rest } = screenshotIn(args);
  const visible = hasDisplay();
  const picture = screenshot ?? (visible ? null : join(checkout, 'out', 'demo.png'));
  if (!visible) console.log('There is no display: the demo runs on a virtual one (Xvfb).');
  const { profile, leave } = visible ? lastingProfile() : passingProfile();
  try {
    return await openDemo(
      [`--profile=${profile}`, ...rest],
      picture === null ? null : resolve(here(), picture),
      visible,
    );
  } finally {
    leave();
  }
};

/**
 * On a person's own screen the desk uses their keychain, which names secrets after the profile's folder: one folder for all
 * demos leaves one name there. It is emptied first, unless a demo is open in it (then that one comes to the front).
 */
const lastingProfile = () => {
  const profile = join(ownCache(), 'demo');
  if (!isOpen(profile)) rmSync(profile, { recursive: true, force: true });
  return { profile, leave: () => undefined };
};

const passingProfile = () => {
  const profile = mkdtempSync(join(tmpdir(), 'frontdesk-demo-'));
  return {
    profile,
    leave: () => rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }),
  };
};

/**
 * Whether a desk runs in a profile. Chromium leaves a link there that ends with the number of its process.
 * @param {string} profile
 */
export const isOpen = (profile) => {
  try {
    const pid = Number(readlinkSync(join(profile, 'SingletonLock')).split('-').at(-1));
    return isAlive(pid);
  } catch {
    return false;
  }
};

/** Chromium complains about a graphics card and a system bus that a server does not have; nothing follows from it. */
const quiet = ['--log-level=3'];

/**
 * @param {readonly string[]} args @param {string | null} picture an absolute path @param {boolean} visible
 */
const openDemo = async (args, picture, visible) => {
  if (picture !== null) rmSync(picture, { force: true });
  const shot = picture === null ? [] : [`--screenshot=${picture}`];
  const command = [
    electronRuntime().executable,
    ...sandboxArguments(),
    ...quiet,
    '--practice=clinic',
    ...args,
    ...shot,
  ];
  const code = visible
    ? await inForeground(command[0] ?? '', command.slice(1), inCheckout())
    : await onOwnDesk(command, inCheckout());
  if (picture === null) return code;
  if (!existsSync(picture)) {
    console.error(`The desk ended without a picture (exit code ${code}). What it said above may tell why.`);
    return code === 0 ? 1 : code;
  }
  console.log(`A picture of the desk: ${picture}`);
  return code;
};

/**
 * Takes `--screenshot FILE` or `--screenshot=FILE` out of the arguments.
 * @param {readonly string[]} args
 * @returns {{ screenshot: string | null, rest: string[] }}
 */
export const screenshotIn = (args) => {
  const at = args.findIndex((arg) => arg === '--screenshot' || arg.startsWith('--screenshot='));
  if (at === -1) return { screenshot: null, rest: [...args] };
  const joined = args[at]?.startsWith('--screenshot=') === true;
  const file = joined ? args[at]?.slice('--screenshot='.length) : args[at + 1];
  if (file === undefined || file === '' || file.startsWith('--')) {
    throw new SetupFailure('--screenshot needs the name of a file: npm run demo -- --screenshot day.png');
  }
  return { screenshot: file, rest: [...args.slice(0, at), ...args.slice(at + (joined ? 1 : 2))] };
};

/** Where the person was when they typed the command; npm itself goes to the checkout. */
const here = () => process.env['INIT_CWD'] ?? process.cwd();

const inCheckout = () => ({ cwd: checkout, env: toolEnv() });
