import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright';
import { openWindow } from '../../../bench/window.ts';

/**
 * Takes pictures of the renderer behind an invented main, to be looked at by a person:
 * `node test/unit/renderer/gallery/shoot.ts OUT-FOLDER [part of a name]`. Needs a display (`xvfb-run -a`) and a checkout that has
 * been set up: it opens the checkout's own Electron.
 */
const here = import.meta.dirname;
const [out = join(here, 'out'), only = ''] = process.argv.slice(2);

interface Shot {
  readonly name: string;
  readonly query: string;
  readonly size?: readonly [number, number];
  readonly scale?: number;
  readonly act?: (page: Page) => Promise<void>;
}

const tryIt = async (page: Page): Promise<void> => {
  const fields = page.locator('input');
  await fields.nth(0).fill('1_invented');
  await fields.nth(1).fill('a secret');
  await page.locator('.setup-actions .press').first().click();
};
const openRight =
  (index: number) =>
  async (page: Page): Promise<void> => {
    await page.locator('.top-right > .press').nth(index).click();
    await page.waitForTimeout(300);
  };

const shots: readonly Shot[] = [
  { name: 'setup', query: 'scene=setup' },
  { name: 'setup-dark', query: 'scene=setup&theme=dark' },
  { name: 'setup-port', query: 'scene=setup-port', act: tryIt },
  { name: 'setup-found', query: 'scene=setup', act: tryIt },
  { name: 'setup-missing', query: 'scene=setup', act: (page) => page.locator('[type=submit]').click() },
  { name: 'setup-unauthorized-de', query: 'scene=setup-problem:unauthorized&language=de', act: tryIt },
  { name: 'setup-firewall-tr', query: 'scene=setup-problem:firewall&language=tr', act: tryIt },
  { name: 'setup-clock-pl', query: 'scene=setup-problem:clockWrong&language=pl', act: tryIt },
  { name: 'setup-pseudo', query: 'scene=setup&language=pseudo', act: tryIt },
  {
    name: 'problem-details',
    query: 'scene=setup-problem:noFacilities',
    act: async (page) => {
      await tryIt(page);
      await page.locator('summary').click();
    },
  },
  { name: 'setup-200', query: 'scene=setup&language=de', scale: 2, size: [683, 384] },
  { name: 'day', query: 'scene=day' },
  { name: 'day-dark', query: 'scene=day&theme=dark' },
  { name: 'day-live', query: 'scene=live' },
  { name: 'day-narrow', query: 'scene=day', size: [1024, 700] },
  { name: 'day-narrow-de', query: 'scene=offline&language=de', size: [1024, 700] },
  { name: 'day-pseudo', query: 'scene=import&language=pseudo' },
  { name: 'day-200', query: 'scene=paused&language=de', scale: 2, size: [683, 384] },
  { name: 'settings-de', query: 'scene=day&language=de', act: openRight(2) },
  { name: 'settings-tr-dark', query: 'scene=day&language=tr&theme=dark', act: openRight(2) },
  { name: 'practice', query: 'scene=day', act: openRight(0) },
  { name: 'line-paused', query: 'scene=paused&language=pl', act: openRight(1) },
  { name: 'line-offline-dark', query: 'scene=offline&theme=dark', act: openRight(1) },
  { name: 'import-waiting-de', query: 'scene=import-waiting&language=de' },
  {
    name: 'month-narrow',
    query: 'scene=day&language=cs',
    size: [1024, 700],
    act: async (page) => {
      await page.locator('.day-date .press').click();
      await page.waitForTimeout(300);
    },
  },
  {
    name: 'waiting-folded',
    query: 'scene=day&language=it',
    size: [1024, 700],
    act: async (page) => {
      await page.locator('.side .press').nth(1).click();
      await page.waitForTimeout(300);
    },
  },
];

const pressVisit = (page: Page): Promise<void> =>
  page.locator('.card[data-state=expected]:not([data-past])').nth(1).click();
const pressSlot = (page: Page): Promise<void> => page.locator('.slot').last().click();
const key =
  (...keys: string[]) =>
  async (page: Page): Promise<void> => {
    await pressVisit(page);
    await page.locator('.actions').waitFor();
    for (const one of keys) await page.keyboard.press(one);
    await page.waitForTimeout(300);
  };
const pressAttention =
  (index: number) =>
  async (page: Page): Promise<void> => {
    await page.locator('.attention-row').nth(index).click();
  };
const visitShots: readonly Shot[] = [
  { name: 'visit', query: 'visits', act: pressVisit },
  { name: 'visit-dark', query: 'visits&theme=dark', act: pressVisit },
  { name: 'visit-wide', query: 'visits', size: [1680, 1000], act: pressVisit },
  { name: 'visit-narrow-de', query: 'visits&language=de', size: [1024, 700], act: pressVisit },
  { name: 'visit-tr', query: 'visits&language=tr', act: pressVisit },
  { name: 'visit-toast', query: 'visits', act: key('c') },
  { name: 'visit-toast-dark-de', query: 'visits&theme=dark&language=de', act: key('c') },
  { name: 'visit-cancel', query: 'visits', act: key('x') },
  { name: 'visit-move', query: 'visits', act: key('m') },
  {
    name: 'visit-move-all-de',
    query: 'visits&language=de',
    act: async (page) => {
      await key('m')(page);
      await page.locator('.panel .segment').nth(1).click();
    },
  },
  { name: 'visit-new', query: 'visits', act: pressSlot },
  {
    name: 'visit-new-missing-tr',
    query: 'visits&language=tr&theme=dark',
    act: async (page) => {
      await pressSlot(page);
      await page.locator('.panel [type=submit]').click();
    },
  },
  { name: 'visit-new-narrow-de', query: 'visits&language=de', size: [1024, 700], act: pressSlot },
  { name: 'visit-attention', query: 'visits', act: pressAttention(0) },
  { name: 'visit-attention-book-de', query: 'visits&language=de', act: pressAttention(1) },
  { name: 'visit-attention-dark-tr', query: 'visits&language=tr&theme=dark', act: pressAttention(0) },
  { name: 'visit-outbox', query: 'visits&scene=offline', act: openRight(0) },
  { name: 'visit-pseudo', query: 'visits&language=pseudo', act: key('x') },
];

const find =
  (words: string) =>
  async (page: Page): Promise<void> => {
    await page.keyboard.press('/');
    await page.keyboard.type(words);
    await page.waitForTimeout(200);
  };
const press =
  (...keys: string[]) =>
  async (page: Page): Promise<void> => {
    await page.locator('.list-row, .card').first().waitFor();
    for (const one of keys) await page.keyboard.press(one);
    await page.waitForTimeout(300);
  };
const openPalette =
  (words: string) =>
  async (page: Page): Promise<void> => {
    await pressVisit(page);
    await page.locator('.actions').waitFor();
    await page.keyboard.press('Control+k');
    await page.keyboard.type(words);
    await page.waitForTimeout(300);
  };
const changeKey = async (page: Page): Promise<void> => {
  await press('?')(page);
  await page.locator('.dialog-actions .press').first().click();
  await page.locator('.keys-change').first().click();
  await page.keyboard.press('m');
};
const askPin = async (page: Page): Promise<void> => {
  await press('s')(page);
  await page.locator('.staff-row').nth(1).click();
};
/** One of the buttons at the foot of the settings. */
const settingsButton =
  (index: number) =>
  async (page: Page): Promise<void> => {
    await page.locator('.top-right > .press').last().click();
    await page.locator('.pop .fields-more .press').nth(index).click();
    await page.waitForTimeout(300);
  };
const addPerson = async (page: Page): Promise<void> => {
  await settingsButton(1)(page);
  await page.locator('.dialog .fields-more .press').first().click();
  await page.locator('.dialog .segment').first().click();
  await page.locator('.dialog [type=submit]').click();
};
const narrow = [1024, 700] as const;
const findShots: readonly Shot[] = [
  { name: 'find-search', query: 'visits', act: find('500') },
  { name: 'find-search-dark', query: 'visits&theme=dark', act: find('500') },
  { name: 'find-search-narrow-de', query: 'visits&language=de', size: narrow, act: find('500') },
  { name: 'find-search-hint-tr', query: 'visits&language=tr', act: find('') },
  { name: 'find-search-none-pl', query: 'visits&language=pl', act: find('zyx') },
  { name: 'find-bar-narrow', query: 'visits&scene=offline', size: narrow },
  { name: 'find-keys', query: 'visits', act: press('?') },
  { name: 'find-keys-dark-de-narrow', query: 'visits&theme=dark&language=de', size: narrow, act: press('?') },
  { name: 'find-keys-change', query: 'visits', act: changeKey },
  { name: 'find-palette', query: 'visits', act: openPalette('') },
  { name: 'find-palette-dark-de', query: 'visits&theme=dark&language=de', act: openPalette('') },
  { name: 'find-palette-typed-narrow', query: 'visits', size: narrow, act: openPalette('kow') },
  { name: 'find-palette-none-tr', query: 'visits&language=tr', size: narrow, act: openPalette('qq') },
  { name: 'find-staff', query: 'visits&people', act: press('s') },
  {
    name: 'find-staff-dark-de-narrow',
    query: 'visits&people&theme=dark&language=de',
    size: narrow,
    act: askPin,
  },
  { name: 'find-setup', query: 'visits&people', act: settingsButton(1) },
  { name: 'find-setup-add-de', query: 'visits&people&language=de', act: addPerson },
  { name: 'find-setup-none', query: 'visits', act: settingsButton(1) },
  { name: 'find-activity', query: 'visits&people', act: settingsButton(2) },
  { name: 'find-activity-dark-tr', query: 'visits&people&theme=dark&language=tr', act: settingsButton(2) },
  {
    name: 'find-activity-narrow-de',
    query: 'visits&people&language=de',
    size: narrow,
    act: settingsButton(2),
  },
  { name: 'find-activity-none', query: 'visits', act: settingsButton(2) },
  { name: 'find-keys-change-tr', query: 'visits&language=tr', act: changeKey },
];

const untick = async (page: Page): Promise<void> => {
  await page.keyboard.press('3');
  for (const name of ['lis', 'zolw', 'now']) {
    await page.keyboard.type(name);
    if (name !== 'now') await page.keyboard.press('Enter');
  }
};
const arrivalShots: readonly Shot[] = [
  { name: 'arrivals', query: 'arrivals=morning', act: press('2') },
  { name: 'arrivals-dark', query: 'arrivals=morning&theme=dark', act: press('2', 'Tab') },
  { name: 'arrivals-narrow-de', query: 'arrivals=morning&language=de', size: [1024, 700], act: press('2') },
  { name: 'arrivals-narrow-pl', query: 'arrivals=morning&language=pl', size: [1024, 700], act: press('2') },
  { name: 'arrivals-empty', query: 'arrivals=empty', act: (page) => page.keyboard.press('2') },
  { name: 'arrivals-board', query: 'arrivals=morning' },
  { name: 'arrivals-board-dark', query: 'arrivals=morning&theme=dark' },
  { name: 'end', query: 'arrivals=end', act: untick },
  { name: 'end-dark', query: 'arrivals=end&theme=dark', act: untick },
  { name: 'end-narrow-de', query: 'arrivals=end&language=de&scene=offline', size: [1024, 700], act: untick },
  { name: 'end-tr', query: 'arrivals=end&language=tr', size: [1024, 700], act: untick },
  { name: 'end-wide', query: 'arrivals=end', size: [1920, 1080], act: untick },
  { name: 'end-empty', query: 'arrivals=empty', act: (page) => page.keyboard.press('3') },
];

const shown = await openWindow(here);
const { app, page, address } = shown;
await mkdir(out, { recursive: true });
// A busy morning, whenever the pictures are taken.
await page.clock.install({ time: new Date('2026-11-23T09:41:00Z') });
await page.emulateMedia({ reducedMotion: 'reduce' });
let heardOf = '';
const heard = (what: string): void => void process.stderr.write(`${heardOf}: ${what}\n`);
page.on('console', (message) => {
  if (
    (message.type() === 'error' || message.type() === 'warning') &&
    !message.text().includes('Electron Security')
  )
    heard(message.text());
});
page.on('pageerror', (error) => heard(error.message));
for (const shot of [...shots, ...visitShots, ...findShots, ...arrivalShots].filter(({ name }) =>
  name.includes(only),
)) {
  const [width, height] = shot.size ?? [1366, 768];
  const scale = shot.scale ?? 1;
  await page.goto('about:blank');
  await app.evaluate(
    ({ BrowserWindow }, size) => {
      const [window] = BrowserWindow.getAllWindows();
      window?.setContentSize(size.width * size.scale, size.height * size.scale);
      window?.webContents.setZoomFactor(size.scale);
    },
    { width, height, scale },
  );
  heardOf = shot.name;
  await page.goto(`${address}?${shot.query}`);
  await page.waitForSelector('.setup, .frame, .closed');
  await shot.act?.(page);
  await page.waitForTimeout(250);
  const clipped = await page.evaluate(findClipped);
  if (clipped.length > 0) heard(`clipped: ${clipped.join(' | ')}`);
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  for (const { id, impact, nodes } of violations) {
    heard(
      `axe ${impact ?? ''} ${id}: ${nodes
        .map(({ target }) => target.join(' '))
        .slice(0, 3)
        .join(' | ')}`,
    );
  }
  await page.screenshot({ path: join(out, `${shot.name}.png`) });
}
await shown.close();

/** Texts of the frame that do not fit where they stand. Lists that shorten names on purpose are left out. */
function findClipped(): string[] {
  const found: string[] = [];
  for (const element of document.querySelectorAll(
    '.top *, .side *, .panel *, .toast *, .setup *, .pop *, .import *, .note *, .list *, .end *',
  )) {
    if (
      element.closest(
        '.visually-hidden, .place-row, .came-who, .list-row, .end-find .meta, .times-doctor, .hit-rest, .month > h2, select, [style*=clip]',
      ) !== null
    )
      continue;
    if (element.children.length > 0 || element.textContent === '') continue;
    const over = element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0;
    const box = element.getBoundingClientRect();
    const off = box.right > innerWidth + 1 || box.left < -1;
    if (over || off) found.push(element.textContent.slice(0, 40));
  }
  return found;
}
