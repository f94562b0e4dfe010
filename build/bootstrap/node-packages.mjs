import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { quietly, reasonIn } from './command.mjs';
import { SetupFailure } from './failure.mjs';
import { checkout, ownCache } from './places.mjs';
import { during } from './say.mjs';
import { clearStamp, hashOf, isStamped, writeStamp } from './stamp.mjs';
import { npmCommand, systemEnv, toolNode } from './tools.mjs';

/**
 * @typedef {{ version?: string, optional?: boolean, devOptional?: boolean, peer?: boolean, link?: boolean }} Entry
 * @typedef {{ packages: Record<string, Entry> }} Lock
 */

const stamp = () => join(ownCache(), 'node-packages.stamp');
const stampValue = () => `${process.platform} ${process.arch} ${hashOf(checkout, ['package-lock.json'])}`;

/** Whether node_modules is what package-lock.json says, by our own stamp or, after an `npm install` by hand, by npm's own record. */
export const hasNodePackages = () => {
  if (
    !existsSync(toolNode) ||
    !existsSync(join(checkout, 'node_modules', 'keytar', 'build', 'Release', 'keytar.node'))
  ) {
    return false;
  }
  if (isStamped(stamp(), stampValue())) return true;
  const installed = join(checkout, 'node_modules', '.package-lock.json');
  if (!existsSync(installed) || !agree(read(join(checkout, 'package-lock.json')), read(installed)))
    return false;
  writeStamp(stamp(), stampValue());
  return true;
};

/** @param {string} path @returns {Lock} */
const read = (path) => JSON.parse(readFileSync(path, 'utf8'));

/**
 * Whether an installed tree is the locked one. Packages for other systems may be absent; nothing may differ or be too much.
 * @param {Lock} locked @param {Lock} installed
 */
export const agree = (locked, installed) => {
  const wanted = Object.entries(locked.packages).filter(([path]) => path !== '');
  return (
    wanted.every(([path, entry]) => {
      const found = installed.packages[path];
      return found === undefined
        ? entry.optional === true || entry.devOptional === true || entry.peer === true
        : found.version === entry.version;
    }) && Object.keys(installed.packages).every((path) => locked.packages[path] !== undefined)
  );
};

/** Installs exactly what package-lock.json says, with the system's npm and Node. */
export const installNodePackages = async () => {
  clearStamp(stamp());
  const npm = npmCommand();
  const args = [...npm.args, 'ci', '--include=dev', '--no-audit', '--no-fund'];
  const run = await during('Installing the Node packages (npm ci)', () =>
    quietly(npm.file, args, { cwd: checkout, env: systemEnv() }),
  );
  if (run.code !== 0) {
    throw new SetupFailure(
      `npm ci failed. Check that the npm registry can be reached (npm ping), then run the same command again.\n${reasonIn(run.output)}`,
    );
  }
  if (!existsSync(toolNode)) {
    throw new SetupFailure(
      'npm ci did not run the packages’ own set-up. Is ignore-scripts set? Run `npm config delete ignore-scripts`, then the same command again.',
    );
  }
  writeStamp(stamp(), stampValue());
};
