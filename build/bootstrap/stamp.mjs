import { createHash, randomUUID } from 'node:crypto';
import {
  createReadStream,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { pipeline } from 'node:stream/promises';

/**
 * The hash of the names and contents of files; folders are walked. A path that is not there counts as such.
 * @param {string} root what names are relative to, so that two checkouts agree
 * @param {readonly string[]} paths relative to root
 */
export const hashOf = (root, paths) => {
  const hash = createHash('sha256');
  for (const path of paths.flatMap((each) => filesBelow(join(root, each))).sort()) {
    hash.update(relative(root, path)).update('\0');
    hash.update(existsSync(path) ? readFileSync(path) : 'absent').update('\0');
  }
  return hash.digest('hex');
};

/**
 * @param {string} path
 * @returns {string[]}
 */
const filesBelow = (path) => {
  if (!existsSync(path) || !statSync(path).isDirectory()) return [path];
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.name !== 'node_modules')
    .flatMap((entry) => filesBelow(join(path, entry.name)));
};

/**
 * The sha256 of a file too large to be read at once, in hex.
 * @param {string} path
 */
export const sha256Of = async (path) => {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
};

/**
 * Whether the work that a stamp stands for was finished with this very input.
 * @param {string} file @param {string} value
 */
export const isStamped = (file, value) => existsSync(file) && readFileSync(file, 'utf8') === value;

/**
 * Says that work is finished. Written last and in one piece: a stamp that is there can be believed.
 * @param {string} file @param {string} value
 */
export const writeStamp = (file, value) => {
  mkdirSync(dirname(file), { recursive: true });
  const partial = `${file}.${randomUUID()}`;
  writeFileSync(partial, value);
  renameSync(partial, file);
};

/**
 * Takes a stamp away before the work begins, so that an interruption leaves none.
 * @param {string} file
 */
export const clearStamp = (file) => rmSync(file, { force: true });
