import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openGallery, type Gallery } from '../shots/gallery.ts';

/*
 * A new online booking is seen when its card was in the window, whole and with nothing over it, for a second: not because its day is on
 * the board. Who works at a board of which it lies below the edge would never hear of it again.
 */
let gallery: Gallery;
beforeAll(async () => {
  gallery = await openGallery();
});
afterAll(() => gallery.close());

/** Longer than a second. */
const aWhileMs = 2_000;

test('a card in the window is seen after a second, one below its edge when it is scrolled to', async () => {
  const page = await open();
  const inside = await idOf(page, 'in sight');
  const below = await idOf(page, 'below');
  await tell(page, [inside, below]);
  await expect.poll(() => seen(page), { timeout: 10_000 }).toEqual([inside]);
  await tell(page, [below]);
  await page.waitForTimeout(aWhileMs);
  expect(await seen(page)).toEqual([inside]);
  await page
    .locator(`.card[data-item="${below}"]`)
    .evaluate((card) => card.scrollIntoView({ block: 'center' }));
  await expect.poll(() => seen(page), { timeout: 10_000 }).toEqual([inside, below]);
  expect(await page.locator(`.card[data-item="${below}"][data-fresh]`).count()).toBe(1);
});

test('what only passes by is not seen', async () => {
  const page = await open();
  const below = await idOf(page, 'below');
  await tell(page, [below]);
  const board = page.locator('.board');
  const home = await board.evaluate(({ scrollTop }) => scrollTop);
  await page
    .locator(`.card[data-item="${below}"]`)
    .evaluate((card) => card.scrollIntoView({ block: 'center' }));
  await page.waitForTimeout(400);
  await board.evaluate((element, top) => element.scrollTo(0, top), home);
  await page.waitForTimeout(aWhileMs);
  expect(await seen(page)).toEqual([]);
});

test('what passes by again and again is not seen: the second is one that goes on', async () => {
  const page = await open();
  const below = await idOf(page, 'below');
  await tell(page, [below]);
  const board = page.locator('.board');
  const home = await board.evaluate(({ scrollTop }) => scrollTop);
  const card = page.locator(`.card[data-item="${below}"]`);
  for (let time = 0; time < 4; time += 1) {
    await card.evaluate((one) => one.scrollIntoView({ block: 'center' }));
    await page.waitForTimeout(500);
    await board.evaluate((element, top) => element.scrollTo(0, top), home);
    await page.waitForTimeout(500);
  }
  expect(await seen(page)).toEqual([]);
});

test('a card of which a quarter lies below the window’s edge is not seen', async () => {
  const page = await open();
  const below = await idOf(page, 'below');
  await page.locator(`.card[data-item="${below}"]`).evaluate((card) => {
    const board = card.closest('.board');
    const { top, height } = card.getBoundingClientRect();
    const edge = board?.getBoundingClientRect().bottom ?? 0;
    board?.scrollBy(0, top + (height * 3) / 4 - edge);
  });
  await tell(page, [below]);
  await page.waitForTimeout(aWhileMs);
  expect(await seen(page)).toEqual([]);
});

test('nothing is seen in a window that nobody looks at', async () => {
  const page = await open();
  await page.evaluate(() => {
    document.hasFocus = () => false;
    window.dispatchEvent(new Event('blur'));
  });
  const inside = await idOf(page, 'in sight');
  await tell(page, [inside]);
  await page.waitForTimeout(aWhileMs);
  expect(await seen(page)).toEqual([]);
  await page.evaluate(() => {
    document.hasFocus = () => true;
    window.dispatchEvent(new Event('focus'));
  });
  await expect.poll(() => seen(page), { timeout: 10_000 }).toEqual([inside]);
});

test('a card under a dialog, under the panel or under the heads is not seen', async () => {
  const page = await open();
  const inside = await idOf(page, 'in sight');
  await page.keyboard.press('?');
  await page.locator('dialog[open]').waitFor();
  await tell(page, [inside]);
  await page.waitForTimeout(aWhileMs);
  expect(await seen(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect.poll(() => seen(page), { timeout: 10_000 }).toEqual([inside]);

  const again = await open();
  const last = again.locator('[data-column]').last().locator('.card[data-state=confirmed]:not([data-past])');
  const id = (await last.first().getAttribute('data-item')) ?? '';
  await again.locator('[data-column]').first().locator('.card:not([data-past])').first().click();
  await again.locator('.panel').waitFor();
  await tell(again, [id]);
  await again.waitForTimeout(aWhileMs);
  expect(await seen(again)).toEqual([]);

  const scrolled = await open();
  const under = await idOf(scrolled, 'in sight');
  await scrolled.locator(`.card[data-item="${under}"]`).evaluate((card) => {
    const heads = document.querySelector('.board-head')?.getBoundingClientRect();
    card.closest('.board')?.scrollBy(0, card.getBoundingClientRect().top - (heads?.top ?? 0) - 2);
  });
  await tell(scrolled, [under]);
  await scrolled.waitForTimeout(aWhileMs);
  expect(await seen(scrolled)).toEqual([]);
});

test('a card that is pressed is seen at once, also where only a piece of it is in the window', async () => {
  const page = await open();
  const below = await idOf(page, 'below');
  await page.locator(`.card[data-item="${below}"]`).evaluate((card) => {
    const board = card.closest('.board');
    board?.scrollBy(0, card.getBoundingClientRect().top + 12 - board.getBoundingClientRect().bottom);
  });
  await tell(page, [below]);
  const place = await page.locator(`.card[data-item="${below}"]`).boundingBox();
  const edge = await page.locator('.board').evaluate((board) => board.getBoundingClientRect().bottom);
  await page.mouse.click((place?.x ?? 0) + 20, ((place?.y ?? 0) + edge) / 2);
  await expect.poll(() => seen(page), { timeout: 900 }).toEqual([below]);
});

test('in the list of new ones, those are seen that the list shows', async () => {
  const page = await open();
  const ids = Array.from({ length: 30 }, (_, n) => `elsewhere-${n}`);
  await tell(page, ids);
  await page.waitForTimeout(500);
  expect(await seen(page)).toEqual([]);
  await page.locator('.news-mark').click();
  await page.waitForTimeout(aWhileMs);
  const first = await seen(page);
  expect(first).toContain(ids[0]);
  expect(first).not.toContain(ids.at(-1));
});

async function open(): Promise<Page> {
  const page = await gallery.show({ name: '', query: 'visits', size: [1366, 768] });
  // There is no window manager here that could give it the keyboard.
  await page.evaluate(() => {
    document.hasFocus = () => true;
    window.dispatchEvent(new Event('focus'));
  });
  await page.locator('.board [data-column]').first().waitFor();
  await page.locator('.board [data-column][aria-busy]').first().waitFor({ state: 'detached' });
  return page;
}

/** A card that is wholly in the window, or wholly below its edge. */
const idOf = (page: Page, where: 'in sight' | 'below'): Promise<string> =>
  page.evaluate((wanted) => {
    const cards = [...document.querySelectorAll<HTMLElement>('[data-column="a0"] .card')];
    const card = cards.find((one) => {
      const { top, bottom } = one.getBoundingClientRect();
      return wanted === 'below' ? top > innerHeight + 20 : top > 200 && bottom < innerHeight - 100;
    });
    return card?.dataset['item'] ?? 'none';
  }, where);

/** Main tells of new bookings with these ids. */
const tell = (page: Page, ids: readonly string[]): Promise<void> =>
  page.evaluate((news) => {
    const unseen = news.map((id, n) => ({
      id,
      start: Date.now() + (n + 1) * 3_600_000,
      bookedAt: Date.now(),
      surname: `Kowalska ${n}`,
      name: 'Anna',
      doctorName: 'Maria Nowak',
    }));
    window.dispatchEvent(new CustomEvent('played-news', { detail: { unseen } }));
  }, ids);

/** What main was told to have been seen, in order. */
const seen = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    (
      globalThis as unknown as {
        askedOfMain: { readonly name: string; readonly request: { readonly ids: string[] } }[];
      }
    ).askedOfMain
      .filter(({ name }) => name === 'news.seen')
      .flatMap(({ request }) => request.ids),
  );
