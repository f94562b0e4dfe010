import { existsSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { whereIs } from './command.mjs';
import { checkout } from './places.mjs';

/** Node 24 of the npm package `node`: the tools want at least 22, and the system's Node may be 20. */
export const toolNode = join(
  checkout,
  'node_modules',
  'node',
  'bin',
  process.platform === 'win32' ? 'node.exe' : 'node',
);

/**
 * The environment for development tools: the checkout's own come first, Node 24 with them.
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {NodeJS.ProcessEnv}
 */
export const toolEnv = (env = process.env) => ({
  ...env,
  PATH: [join(checkout, 'node_modules', '.bin'), env['PATH'] ?? ''].join(delimiter),
});

/**
 * The environment without any node_modules in PATH: what installs node_modules must not run out of it.
 * Native modules are compiled against the headers that lie beside the system's Node, where it has them,
 * because the place they are otherwise fetched from is closed in many networks.
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {NodeJS.ProcessEnv}
 */
export const systemEnv = (env = process.env) => {
  const folders = (env['PATH'] ?? '').split(delimiter).filter((folder) => !folder.includes('node_modules'));
  const clean = { ...env, PATH: folders.join(delimiter) };
  const headers = headersRoot(clean);
  return headers === null || env['npm_config_nodedir'] !== undefined
    ? clean
    : { ...clean, npm_config_nodedir: headers };
};

/**
 * The system's Node, which also runs before node_modules exists.
 * @param {NodeJS.ProcessEnv} [env]
 */
export const systemNode = (env = systemEnv()) => whereIs('node', env) ?? process.execPath;

/**
 * The folder whose include/node has the headers of the system's Node, or null.
 * @param {NodeJS.ProcessEnv} env
 */
const headersRoot = (env) => {
  const node = whereIs('node', env);
  const root = node === null ? null : dirname(dirname(node));
  return root !== null && existsSync(join(root, 'include', 'node', 'node_api.h')) ? root : null;
};

/**
 * How npm is started: by the file that is running now when a script started us, else by its name.
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {{ file: string, args: string[] }}
 */
export const npmCommand = (env = process.env) => {
  const script = env['npm_execpath'];
  return script !== undefined && script.endsWith('npm-cli.js') && existsSync(script)
    ? { file: systemNode(systemEnv(env)), args: [script] }
    : { file: process.platform === 'win32' ? 'npm.cmd' : 'npm', args: [] };
};
