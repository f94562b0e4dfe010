import {
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { finished } from './finished.mjs';
import { checkout, ownCache } from './places.mjs';

/** @typedef {{ kind: 'official' | 'stand-in', version: string }} RuntimeName */

/** One runtime for each checkout: it starts this checkout's build without being told where that is. */
export const runtimeFolder = (root = checkout) => join(ownCache(root), 'runtime');

const nameFile = 'frontdesk-runtime.json';

/**
 * Which runtime a checkout has, or null.
 * @param {string} [root]
 * @returns {RuntimeName | null}
 */
export const checkoutRuntime = (root = checkout) => {
  const file = join(runtimeFolder(root), nameFile);
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
};

/**
 * Makes the checkout's runtime out of an unpacked Electron: files are linked, not copied, where the file system allows,
 * and resources/app is a tiny starter. (A link to the checkout itself would make node_modules contain itself.)
 * @param {string} electron the unpacked Electron @param {RuntimeName} name @param {string} [root] the checkout
 */
export const makeCheckoutRuntime = (electron, name, root = checkout) => {
  rmSync(runtimeFolder(root), { recursive: true, force: true });
  return finished(runtimeFolder(root), async (partial) => {
    linkFolder(electron, partial);
    writeStarter(join(partial, resourcesOf(partial), 'app'), root);
    writeFileSync(join(partial, nameFile), JSON.stringify(name));
  });
};

/** @param {string} folder */
const resourcesOf = (folder) =>
  existsSync(join(folder, 'Electron.app')) ? 'Electron.app/Contents/Resources' : 'resources';

/**
 * @param {string} folder @param {string} root
 */
const writeStarter = (folder, root) => {
  const { name, productName, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const main = pathToFileURL(join(root, 'out', 'main', 'main.js')).href;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({ name, productName, version, type: 'module', main: 'start.js' }),
  );
  writeFileSync(join(folder, 'start.js'), `import ${JSON.stringify(main)};\n`);
};

/**
 * @param {string} from @param {string} to
 */
const linkFolder = (from, to) => {
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const source = join(from, entry.name);
    const target = join(to, entry.name);
    if (entry.isDirectory()) linkFolder(source, target);
    else linkFile(source, target);
  }
};

/**
 * Links do not reach over file systems, and some have none: then a copy.
 * @param {string} source @param {string} target
 */
const linkFile = (source, target) => {
  try {
    linkSync(source, target);
  } catch {
    copyFileSync(source, target);
  }
};
