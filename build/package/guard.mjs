import { createReadStream, existsSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { standIn } from '../bootstrap/electron-versions.mjs';

/**
 * What keeps a packaged app from being a release: parts of the stand-in runtime, an Electron that is not the pinned one,
 * or no SQLite addon of the package's own. The stand-in and its addon carry their mark inside, so renaming hides nothing.
 * @param {string} appFolder the packaged, still unsigned app
 * @param {{ electron: string, pinned: string, addon: string }} expected the Electron it was packaged with, the pinned one,
 *   and the name of the addon for its system (`linux-x64.node`)
 * @returns {Promise<string[]>} reasons, as sentences; none when it may be released
 */
export const reasonsAgainstRelease = async (appFolder, { electron, pinned, addon }) => {
  const files = filesBelow(appFolder);
  const reasons = [];
  if (electron !== pinned) reasons.push(`It contains Electron ${electron}, and package.json pins ${pinned}.`);
  for (const file of files) {
    if (await contains(file, standIn.marker)) {
      reasons.push(
        `${relative(appFolder, file)} belongs to the stand-in runtime, which gets no security updates.`,
      );
    }
  }
  const ending = join('better-sqlite3', 'prebuilds', addon);
  if (!files.some((file) => file.endsWith(ending))) reasons.push(`The SQLite addon ${addon} is missing.`);
  return reasons;
};

/**
 * What in the checkout must not be packaged.
 * @param {string} root the checkout @param {string} addon as above
 * @returns {string[]} reasons, as sentences
 */
export const reasonsInCheckout = (root, addon) =>
  existsSync(join(root, 'node_modules', 'better-sqlite3', 'prebuilds', addon))
    ? []
    : [
        'The SQLite addon in node_modules belongs to the stand-in runtime. `npm run package` puts the right one back.',
      ];

/**
 * @param {string} folder
 * @returns {string[]}
 */
const filesBelow = (folder) =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isSymbolicLink()) return [];
    return entry.isDirectory() ? filesBelow(path) : [path];
  });

/**
 * Whether a file's name or content has the mark; large files are read in pieces that overlap by its length.
 * @param {string} file @param {string} mark
 */
const contains = async (file, mark) => {
  if (file.endsWith(mark)) return true;
  let overlap = Buffer.alloc(0);
  for await (const chunk of createReadStream(file, { highWaterMark: 4_194_304 })) {
    const piece = Buffer.concat([overlap, chunk]);
    if (piece.includes(mark)) return true;
    overlap = piece.subarray(-mark.length);
  }
  return false;
};

/**
 * Stops packaging with all reasons at once.
 * @param {readonly string[]} reasons
 */
export const refuse = (reasons) => {
  if (reasons.length > 0)
    throw new Error(`This cannot be released.\n${reasons.map((each) => `- ${each}`).join('\n')}`);
};
