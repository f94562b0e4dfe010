import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { openGallery } from './gallery.ts';
import { keptFolder } from './kept.ts';
import { keptNames, shots } from './shots.ts';

/**
 * `npm run shots`: takes the pictures that are kept anew, to be looked at and committed.
 * `npm run shots -- all [part of a name]`: all pictures there are, into test-results/shots.
 */
const [which = 'kept', part = ''] = process.argv.slice(2);
const folder = which === 'all' ? resolve(import.meta.dirname, '../../test-results/shots') : keptFolder;
const wanted = shots.filter(
  ({ name }) => name.includes(part) && (which === 'all' || keptNames.includes(name)),
);
if (part === '') rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const gallery = await openGallery();
try {
  for (const shot of wanted) {
    const { picture, faults } = await gallery.take(shot);
    writeFileSync(join(folder, `${shot.name}.png`), picture);
    process.stdout.write(`${[shot.name, ...faults].join('\n  ')}\n`);
  }
} finally {
  await gallery.close();
}
process.stdout.write(`${wanted.length} pictures are in ${folder}.\n`);
