import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { outputOf, quietly, reasonIn, whereIs } from './command.mjs';
import { SetupFailure } from './failure.mjs';
import { during, say } from './say.mjs';

/**
 * One thing that set-up needs from the system: any of these packages (names changed between releases), or that command.
 * @typedef {{ anyOf: readonly string[], command?: string }} Need
 */

/** @type {readonly Need[]} */
export const needs = [
  // Electron's libraries.
  { anyOf: ['libgtk-3-0', 'libgtk-3-0t64'] },
  { anyOf: ['libnss3'] },
  { anyOf: ['libasound2', 'libasound2t64'] },
  { anyOf: ['libgbm1'] },
  { anyOf: ['libxss1'] },
  { anyOf: ['libxtst6'] },
  // A screen, a message bus and a keychain for tests, and for machines without them.
  { anyOf: ['xvfb'] },
  { anyOf: ['xauth'] },
  { anyOf: ['dbus'], command: 'dbus-run-session' },
  { anyOf: ['dbus-x11'] },
  { anyOf: ['gnome-keyring'] },
  // To unpack the stand-in runtime, and to compile the two native modules.
  { anyOf: ['unzip'], command: 'unzip' },
  { anyOf: ['libsecret-1-dev'] },
  { anyOf: ['python3'], command: 'python3' },
  { anyOf: ['make'], command: 'make' },
  { anyOf: ['g++'], command: 'g++' },
];

/**
 * Which needs are not met.
 * @param {readonly Need[]} all
 * @param {ReadonlySet<string>} installed names of installed packages
 * @param {(command: string) => boolean} hasCommand
 */
export const missingOf = (all, installed, hasCommand) =>
  all.filter(
    ({ anyOf, command }) =>
      !anyOf.some((name) => installed.has(name)) && !(command !== undefined && hasCommand(command)),
  );

/**
 * Reads dpkg-query's answer, one `name:status` a line; a package that was removed but left its settings is not installed.
 * @param {string} answer
 * @returns {ReadonlySet<string>}
 */
export const installedIn = (answer) => {
  const lines = answer.split('\n').map((line) => line.split('\t'));
  return new Set(lines.filter(([, status]) => status === 'install ok installed').map(([name]) => name ?? ''));
};

/**
 * The name to install for a need: the first that this release has.
 * @param {Need} need @param {(name: string) => boolean} isOffered
 */
export const nameToInstall = (need, isOffered) => need.anyOf.find(isOffered) ?? need.anyOf[0] ?? '';

const isDebian = () => process.platform === 'linux' && existsSync('/usr/bin/dpkg-query');

/** The needs that this machine does not meet; none where we cannot tell. */
export const missingHere = () => {
  if (!isDebian()) return [];
  const names = needs.flatMap((need) => need.anyOf);
  return missingOf(needs, installedIn(queryPackages(names)), (command) => whereIs(command) !== null);
};

/** Said where the packages cannot be looked after, else null. */
export const cannotLookAfter = () =>
  process.platform === 'linux' && !isDebian()
    ? 'This is not a Debian or Ubuntu system: if a step fails, install the libraries of Electron, Xvfb, libsecret and gnome-keyring yourself.'
    : null;

/**
 * dpkg-query fails as a whole when it does not know one name, and still prints the others.
 * @param {readonly string[]} names
 */
const queryPackages = (names) => {
  const format = '--showformat=${Package}\t${Status}\n';
  return spawnSync('/usr/bin/dpkg-query', ['--show', format, ...names], { encoding: 'utf8' }).stdout;
};

/**
 * Installs what is missing as root; for anybody else it says the one command to run, and stops.
 * @param {readonly Need[]} missing
 */
export const installPackages = async (missing) => {
  const isRoot = process.getuid?.() === 0;
  if (isRoot) {
    const update = await during('Reading the lists of system packages', () => apt(['update']));
    if (update.code !== 0) say('  The lists could not be renewed; going on with those that are here.');
  }
  const names = missing.map((need) => nameToInstall(need, isOffered));
  const byHand = `apt-get install -y ${names.join(' ')}`;
  if (!isRoot) {
    throw new SetupFailure(
      `Some system packages are missing. Install them and run the same command again:\n\n  sudo ${byHand}\n`,
    );
  }
  const run = await during(`Installing system packages: ${names.join(' ')}`, () =>
    apt(['install', '-y', '--no-install-recommends', ...names]),
  );
  if (run.code !== 0) {
    throw new SetupFailure(
      `The system packages could not be installed. Try it yourself: ${byHand}\n${reasonIn(run.output)}`,
    );
  }
};

/** @param {string} name */
const isOffered = (name) => /Candidate: (?!\(none\))\S/.test(outputOf('apt-cache', ['policy', name]) ?? '');

/** @param {readonly string[]} args */
const apt = (args) =>
  quietly('apt-get', ['-o', 'DPkg::Lock::Timeout=120', ...args], {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
