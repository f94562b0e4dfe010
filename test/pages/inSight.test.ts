import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openGallery, type Gallery } from '../shots/gallery.ts';

/*
 * What has the focus is seen, whole: not under the heads that stay, not under the scale, not under the panel. Somebody who cannot
 * see which card has it would mark another patient. Each card and free time of a day is walked through by keys in three windows,
 * opened and left again; the panel stands beside the column that it is about.
 */
const sizes = [
  [1024, 700],
  [1366, 768],
  [1680, 1050],
] as const;

let gallery: Gallery;
beforeAll(async () => {
  gallery = await openGallery();
});
afterAll(() => gallery.close());

describe.each(sizes)('in a window of %i × %i', (...size) => {
  test('arrow keys lead through the whole day, and each step ends on something that is seen whole', async () => {
    const page = await day(size);
    const hidden = await walkThrough(page, () => whatHides(page));
    expect(hidden).toEqual([]);
  });

  test('each card that is opened stands beside its panel, and has the focus again when it is closed', async () => {
    const page = await day(size);
    let seen = 0;
    const wrong = await walkThrough(page, async () => {
      // Of each column the first, the last but a few and some between: what the panel does differs by column.
      if (seen++ % 5 > 0) return [];
      const item = await itemInFocus(page);
      await page.keyboard.press('Enter');
      await page.waitForFunction(() => document.activeElement?.closest('.panel') !== null);
      await frames(page);
      const open = await hidesOpen(page);
      await page.keyboard.press('Escape');
      await page.waitForFunction(() => document.querySelector('.panel') === null);
      await frames(page);
      const back = await itemInFocus(page);
      return [
        ...(open === null ? [] : [`open: ${open}`]),
        ...(back === item ? [] : [`the focus went to ${back}`]),
        ...(await whatHides(page)),
      ];
    });
    expect(wrong).toEqual([]);
  });

  test('a card that the wheel has taken out of sight is shown before anything is done to it', async () => {
    const page = await day(size);
    await page.locator('.card[data-state=expected]:not([data-past])').first().focus();
    const item = await itemInFocus(page);
    await page.locator('.board').evaluate((board) => board.scrollTo(0, 0));
    expect(await whatHides(page)).not.toEqual([]);
    await page.keyboard.press('p');
    await frames(page);
    expect(await whatHides(page)).toEqual([]);
    expect(await stateOf(page, item)).toBe('expected');
    await page.keyboard.press('p');
    await expect.poll(() => page.locator('.toast').count()).toBe(1);
  });

  test('the key for a new visit shows the free time that it begins at', async () => {
    const page = await day(size);
    await page.locator('[data-column]').last().locator('.card').first().focus();
    await page.keyboard.press('n');
    await page.locator('.panel').waitFor();
    await frames(page);
    expect(await page.locator('.slot[data-open]').count()).toBe(1);
    expect(await hidesOpen(page)).toBeNull();
  });

  test('no button is left over a neighbour when the panel makes room for itself', async () => {
    const page = await day(size);
    const card = page.locator('[data-column]').nth(2).locator('.card[data-state=expected]').first();
    await card.hover();
    await page.locator('.card-step').waitFor();
    await card.press('Enter');
    await page.locator('.panel').waitFor();
    await frames(page);
    const over = await page.evaluate(() => {
      const step = document.querySelector('.card-step')?.getBoundingClientRect();
      const open = document.querySelector('[data-item][data-open]')?.getBoundingClientRect();
      if (step === undefined || open === undefined) return null;
      return { beyond: step.right - open.right, below: step.bottom - open.bottom };
    });
    if (over !== null) {
      expect(over.beyond).toBeLessThanOrEqual(0);
      expect(over.below).toBeLessThanOrEqual(0);
    }
  });

  test('a list keeps out from under the panel, with all of its buttons', async () => {
    const page = await gallery.show({ name: '', query: 'arrivals=morning', size });
    await page.locator('.board .card').first().waitFor();
    await page.keyboard.press('2');
    await page.locator('.list-row').first().waitFor();
    await page.locator('.list-row[data-row-state=expected]').first().click();
    await page.locator('.panel').waitFor();
    await frames(page);
    const under = await page.evaluate(() => {
      const edge = document.querySelector('.panel')?.getBoundingClientRect().left ?? 0;
      return [...document.querySelectorAll('.list-row, .list-row .step:not(:disabled), .list-row .chip')]
        .filter((one) => one.getBoundingClientRect().right > edge + 1)
        .map((one) => one.className);
    });
    expect([...new Set(under)]).toEqual([]);
  });
});

async function day(size: readonly [number, number]): Promise<Page> {
  const page = await gallery.show({ name: '', query: 'visits', size });
  await page.locator('.board [data-column]').first().waitFor();
  await page.locator('.board [data-column][aria-busy]').first().waitFor({ state: 'detached' });
  return page;
}

/** Goes down each column and on to the next. @param look what is wrong with where the walk stands */
async function walkThrough(page: Page, look: () => Promise<readonly string[]>): Promise<string[]> {
  const wrong: string[] = [];
  const columns = await page.locator('[data-column]').count();
  expect(columns).toBe(8);
  await page.locator('[data-column]').first().locator('[data-item]').first().focus();
  let steps = 0;
  for (let column = 0; column < columns; column += 1) {
    await page.keyboard.press('Home');
    for (let before: string | null = null, at = await placeInFocus(page); at !== before;) {
      for (const what of await look()) wrong.push(`${at}: ${what}`);
      steps += 1;
      before = at;
      await page.keyboard.press('ArrowDown');
      at = await placeInFocus(page);
    }
    await page.keyboard.press('ArrowRight');
    for (const what of await whatHides(page)) wrong.push(`${await placeInFocus(page)}: ${what}`);
  }
  expect(steps).toBeGreaterThan(100);
  return wrong;
}

const itemInFocus = (page: Page): Promise<string | null> =>
  page.evaluate(() => document.activeElement?.getAttribute('data-item') ?? null);
const placeInFocus = (page: Page): Promise<string | null> =>
  page.evaluate(() => {
    const column = document.activeElement?.closest('[data-column]')?.getAttribute('data-column');
    return `${column} ${document.activeElement?.getAttribute('data-item')}`;
  });
const stateOf = (page: Page, item: string | null): Promise<string | null> =>
  page.locator(`[data-item="${item}"]`).getAttribute('data-state');

/** What is under a hand at the edges and the middle of what has the focus, where it is something else. */
const whatHides = (page: Page): Promise<string[]> => page.evaluate(hidersOf, '[data-item]:focus');

/** What hides the card or free time that is open, or its column; `null`: it stands beside the panel. */
async function hidesOpen(page: Page): Promise<string | null> {
  const hidden = await page.evaluate(hidersOf, '[data-item][data-open]');
  if (hidden.length > 0) return hidden.join(', ');
  return page.evaluate(() => {
    const column = document
      .querySelector('[data-item][data-open]')
      ?.closest('[data-column]')
      ?.getBoundingClientRect();
    const panel = document.querySelector('.panel')?.getBoundingClientRect();
    if (column === undefined || panel === undefined) return 'it is not there';
    return column.right > panel.left + 1
      ? `the column reaches ${column.right - panel.left} px under it`
      : null;
  });
}

function hidersOf(selector: string): string[] {
  const one = document.querySelector(selector);
  if (one === null) return ['nothing of the board has it'];
  const { left, right, top, bottom } = one.getBoundingClientRect();
  const [inset, middleX, middleY] = [2, (left + right) / 2, (top + bottom) / 2];
  const points = [
    [left + inset, middleY],
    [right - inset, middleY],
    [middleX, top + inset],
    [middleX, bottom - inset],
    [middleX, middleY],
  ] as const;
  return points.flatMap(([x, y]) => {
    const hit = document.elementFromPoint(x, y);
    if (hit !== null && (one.contains(hit) || hit.closest('.card-step') !== null)) return [];
    return [hit === null ? 'beyond the window' : `under ${hit.className || hit.tagName}`];
  });
}

/** Until what has been done is on the screen. */
const frames = (page: Page): Promise<void> =>
  page.evaluate(
    () =>
      new Promise((resolve) =>
        requestAnimationFrame(() =>
          requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(() => resolve()))),
        ),
      ),
  );
