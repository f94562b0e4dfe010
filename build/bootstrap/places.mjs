import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/** The checkout that this file belongs to (an absolute path). */
export const checkout = resolve(import.meta.dirname, '..', '..');

/**
 * What set-up makes for one checkout. It lies inside node_modules, so that a fresh `npm ci` also forgets it.
 * @param {string} [root] the checkout
 */
export const ownCache = (root = checkout) => join(root, 'node_modules', '.cache', 'frontdesk');

/**
 * What checkouts share: things that take minutes to fetch or compile. It follows the XDG rule on every system.
 * @param {NodeJS.ProcessEnv} [env]
 */
export const sharedCache = (env = process.env) =>
  join(env['XDG_CACHE_HOME'] || join(env['HOME'] || homedir(), '.cache'), 'frontdesk');
