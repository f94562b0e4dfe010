import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { openWindow, type TestWindow } from './window.ts';

/**
 * Pictures of the board's gallery, to be looked at by people: `node test/bench/pictures.ts FOLDER [NAME…]`.
 * Needs a display (`xvfb-run -a`) and a checkout that has been set up.
 */
const pictures: Readonly<Record<string, { hash: string; size: readonly [number, number] }>> = {
  'eight-light': { hash: 'scene=eight', size: [1366, 716] },
  'eight-dark': { hash: 'scene=eight&theme=dark', size: [1366, 716] },
  'eight-compact': { hash: 'scene=eight&density=compact', size: [1366, 716] },
  'eight-10': { hash: 'scene=eight&zoomMinutes=10', size: [1366, 716] },
  'eight-60': { hash: 'scene=eight&zoomMinutes=60', size: [1366, 716] },
  'eight-narrow': { hash: 'scene=eight', size: [792, 648] },
  fifty: { hash: 'scene=fifty', size: [1366, 716] },
  'twenty-wide': { hash: 'scene=twenty', size: [2560, 1300] },
  'two-light': { hash: 'scene=two', size: [1134, 716] },
  'one-light': { hash: 'scene=one', size: [1134, 716] },
  'states-light': { hash: 'scene=states&zoomMinutes=10', size: [1000, 1100] },
  'states-dark': { hash: 'scene=states&zoomMinutes=10&theme=dark', size: [1000, 1100] },
  'names-light': { hash: 'scene=names', size: [900, 700] },
  autumn: { hash: 'scene=autumn&zoomMinutes=30', size: [900, 700] },
  spring: { hash: 'scene=spring&zoomMinutes=30', size: [900, 700] },
  loading: { hash: 'scene=loading', size: [1134, 716] },
  empty: { hash: 'scene=empty', size: [1134, 716] },
  'no-calendars': { hash: 'scene=noCalendars', size: [1134, 716] },
  unread: { hash: 'scene=unread', size: [1134, 716] },
  german: { hash: 'scene=unread&language=de&theme=dark', size: [1134, 716] },
};

async function take({ app, page, address }: TestWindow, folder: string, name: string): Promise<void> {
  const picture = pictures[name];
  if (picture === undefined) throw new Error(`There is no picture named ${name}.`);
  const [width, height] = picture.size;
  await app.evaluate(
    ({ BrowserWindow }, size) => {
      BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height);
    },
    { width, height },
  );
  await page.goto('about:blank');
  await page.goto(`${address}#${picture.hash}`);
  await page.waitForTimeout(500);
  await page.screenshot({ path: join(folder, `${name}.png`) });
}

const [folder = 'pictures', ...names] = process.argv.slice(2);
const target = resolve(folder);
mkdirSync(target, { recursive: true });
const window = await openWindow(join(import.meta.dirname, 'gallery'));
try {
  for (const name of names.length > 0 ? names : Object.keys(pictures)) await take(window, target, name);
} finally {
  await window.close();
}
console.log(`The pictures are in ${target}.`);
