import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { isAlive } from './alive.mjs';

/** A second temporary path, `.work` added to the first, is free for what the making itself needs. */
const partialName = /\.partial-(\d+)(?:\.work)?$/;

/**
 * Makes a file or folder so that it is either there and whole, or not there: the work is done under a temporary name
 * and renamed at the end. What an interrupted run left behind is removed first; what another live process is working on is not.
 * @template T
 * @param {string} target
 * @param {(partial: string) => Promise<T>} make gets the temporary path, which does not exist yet
 * @returns {Promise<T>} what make returned
 */
export const finished = async (target, make) => {
  mkdirSync(dirname(target), { recursive: true });
  removeLeftovers(target);
  const partial = `${target}.partial-${process.pid}`;
  try {
    const result = await make(partial);
    moveInto(partial, target);
    return result;
  } finally {
    for (const left of [partial, `${partial}.work`]) rmSync(left, { recursive: true, force: true });
  }
};

/**
 * Two checkouts may finish the same thing at once: what is there already is as good, so the second gives way.
 * @param {string} partial @param {string} target
 */
const moveInto = (partial, target) => {
  try {
    renameSync(partial, target);
  } catch (error) {
    if (!existsSync(target)) throw error;
  }
};

/** @param {string} target */
const removeLeftovers = (target) => {
  for (const name of readdirSync(dirname(target))) {
    const pid = partialName.exec(name)?.[1];
    if (pid === undefined || !name.startsWith(`${basename(target)}.partial-`)) continue;
    if (Number(pid) === process.pid || !isAlive(Number(pid)))
      rmSync(join(dirname(target), name), { recursive: true, force: true });
  }
};
