import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { settingsDoor } from '../shots/acts.ts';
import { openGallery, type Gallery } from '../shots/gallery.ts';
import { itemOf } from '../unit/renderer/visitScenes.ts';

/*
 * What stays in sight while the rest is scrolled (the panel's foot, the days of a list) never lies over what has the focus, however high
 * it is: three decisions on their way and two that need a person are more than half of a low window.
 */
type Size = readonly [number, number];
const sizes: readonly Size[] = [
  [683, 384],
  [1024, 560],
  [1366, 670],
];

let gallery: Gallery;
beforeAll(async () => {
  gallery = await openGallery();
});
afterAll(() => gallery.close());

describe.each(sizes)('in a window of %i × %i', (...size) => {
  test.each(['x', 'm'])(
    'Tab leads through the panel after %s, and each stop is seen whole beside the foot',
    async (key) => {
      const page = await openCrowded(size);
      await page.keyboard.press(key);
      await page.locator('.panel-task').waitFor();
      expect(await covered(page, 'Tab', 30)).toEqual([]);
    },
  );

  test('arrow keys lead through a long list of times, and each is seen whole beside the foot', async () => {
    const page = await openCrowded(size);
    await page.keyboard.press('m');
    await page.locator('.times-one:focus').waitFor();
    expect(await covered(page, 'ArrowDown', 40)).toEqual([]);
    expect(await covered(page, 'ArrowUp', 40)).toEqual([]);
  });

  test('a foot that grows over what has the focus brings it out', async () => {
    const [page, id] = await openVisit(size, '');
    await page.keyboard.press('m');
    await page.locator('.times-one:focus').waitFor();
    await page.keyboard.press('End');
    for (let step = 0; step < 8; step += 1) await page.keyboard.press('ArrowUp');
    // What needs a person comes by itself, while somebody chooses.
    const lowest = await page.evaluate(() => {
      const panel = document.querySelector('.panel');
      const active = document.activeElement;
      if (panel === null || active === null) return 0;
      panel.scrollTop += active.getBoundingClientRect().bottom - panel.getBoundingClientRect().bottom + 16;
      return panel.getBoundingClientRect().bottom - active.getBoundingClientRect().bottom;
    });
    expect(Math.round(lowest)).toBeLessThanOrEqual(17);
    await needsPerson(page, id);
    await page.locator('.panel-needs').waitFor();
    await expect.poll(() => hidersOfFocus(page)).toEqual([]);
  });

  test('Shift+Tab leads up through what was done, and nothing lies under its day', async () => {
    const page = await gallery.show({
      name: '',
      query: 'visits&people',
      size,
      act: settingsDoor('activity'),
    });
    await page.locator('.activity-row').first().waitFor();
    await page.locator('.activity-list button').last().focus();
    expect(await covered(page, 'Shift+Tab', 30)).toEqual([]);
  });
});

/** A visit that is still to come. @returns the page and its id */
async function openVisit(size: Size, more: string): Promise<readonly [Page, string]> {
  const page = await gallery.show({ name: '', query: `visits${more}`, size });
  page.setDefaultTimeout(5_000);
  const card = page.locator('.card[data-state=expected]:not([data-past])').nth(1);
  await card.focus();
  await page.keyboard.press('Enter');
  await page.locator('.actions').waitFor();
  return [page, (await card.getAttribute('data-item')) ?? ''];
}

/** One of which three decisions are on their way, and of which something needs a person. */
async function openCrowded(size: Size): Promise<Page> {
  const [page, id] = await openVisit(size, '&pending');
  await needsPerson(page, id);
  await page.locator('.way li').nth(2).waitFor();
  await page.locator('.panel-needs').waitFor();
  return page;
}

/** Two things that were decided of a visit could not be done: main says so by itself. */
async function needsPerson(page: Page, bookingId: string): Promise<void> {
  const item = itemOf(await page.evaluate(() => Date.now()), { bookingId, now: null });
  const attention = [item, { ...item, intentId: 'i3' }];
  await page.evaluate((detail) => window.dispatchEvent(new CustomEvent('played-outbox', { detail })), {
    waiting: 0,
    firstDueAt: null,
    attention,
  });
}

/** Presses a key again and again. @returns what had the focus and was not seen whole */
async function covered(page: Page, key: string, times: number): Promise<readonly string[]> {
  const wrong: string[] = [];
  const stops = new Set<string>();
  for (let step = 0; step < times; step += 1) {
    await page.keyboard.press(key);
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => resolve(null))));
    const hiders = await hidersOfFocus(page);
    const what = await page.evaluate(() => document.activeElement?.textContent ?? '');
    stops.add(what);
    if (hiders.length > 0) wrong.push(`${what}: ${hiders.join(', ')}`);
  }
  expect(stops.size).toBeGreaterThan(4);
  return wrong;
}

/** What lies over what has the focus, in the panel or in a list. */
const hidersOfFocus = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const one = document.activeElement;
    if (one === null || one.matches('.panel') || one.closest('.panel, .activity-list') === null) return [];
    if (one.matches('.activity-list')) return [];
    const { left, right, top, bottom } = one.getBoundingClientRect();
    const [middleX, middleY] = [(left + right) / 2, (top + bottom) / 2];
    return [
      [middleX, top + 2],
      [middleX, middleY],
      [middleX, bottom - 2],
    ].flatMap(([x = 0, y = 0]) => {
      const hit = document.elementFromPoint(x, y);
      if (hit !== null && (one.contains(hit) || hit.contains(one) || hit.closest('label')?.contains(one)))
        return [];
      return [hit === null ? 'beyond the window' : `under ${hit.className || hit.tagName}`];
    });
  });
