import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openGallery, type Gallery } from '../shots/gallery.ts';
import { keptFolder } from '../shots/kept.ts';
import { examined, keptNames, shots } from '../shots/shots.ts';

/*
 * Every screen looks as it did when somebody last looked at it and was content (`npm run shots` takes the pictures anew); no text
 * is cut off in it, whatever can be pressed is 24 px high and wide, and axe finds nothing wrong. What differs is written into test-results, with the differences in red.
 */
const results = resolve(import.meta.dirname, '../../test-results');
/** Letters are drawn a little differently from machine to machine; a thing that moved is more than that. */
const tolerated = 0.004;

let gallery: Gallery;
beforeAll(async () => {
  mkdirSync(results, { recursive: true });
  gallery = await openGallery();
});
afterAll(() => gallery.close());

for (const shot of examined.filter(({ name }) => keptNames.includes(name))) {
  test(`${shot.name} looks as it did, with every text whole and nothing wrong for a finger or axe`, async () => {
    const { picture, faults } = await gallery.take(shot);
    expect(faults).toEqual([]);
    const [now, kept] = [
      PNG.sync.read(picture),
      PNG.sync.read(readFileSync(join(keptFolder, `${shot.name}.png`))),
    ];
    const { width, height } = kept;
    expect([now.width, now.height]).toEqual([width, height]);
    const difference = new PNG({ width, height });
    const pixels = pixelmatch(kept.data, now.data, difference.data, width, height, { threshold: 0.2 });
    if (pixels / (width * height) > tolerated) {
      writeFileSync(join(results, `shot-${shot.name}.png`), picture);
      writeFileSync(join(results, `shot-${shot.name}-difference.png`), PNG.sync.write(difference));
    }
    expect(pixels / (width * height)).toBeLessThanOrEqual(tolerated);
  });
}

for (const shot of examined.filter(({ name }) => !keptNames.includes(name))) {
  test(`${shot.name}, of which no picture is kept, has every text whole and nothing wrong for a finger or axe`, async () => {
    expect((await gallery.take(shot)).faults).toEqual([]);
  });
}

test('every kept picture is of a screen that there is', () => {
  const names = new Set(shots.map(({ name }) => name));
  expect(keptNames.filter((name) => !names.has(name))).toEqual([]);
});
