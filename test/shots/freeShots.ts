import type { Page } from 'playwright';
import { narrow } from './acts.ts';
import type { Shot } from './shot.ts';

const openList = async (page: Page): Promise<void> => {
  await page.locator('.card').first().waitFor();
  await page.keyboard.press('v');
  await page.locator('.free-for-list').waitFor();
  await page.waitForTimeout(300);
};
/** By its place in the list, after what stands for all of them. */
const choose =
  (index: number) =>
  async (page: Page): Promise<void> => {
    await openList(page);
    await page.locator('.free-for-one').nth(index).click();
    await page.locator('.free-strip').waitFor();
    await page.waitForTimeout(300);
  };
const inWeek = async (page: Page): Promise<void> => {
  await page.locator('.card').first().waitFor();
  await page.keyboard.press('4');
  await page.locator('.week-bar').waitFor();
  await choose(3)(page);
};
const walkTo = async (page: Page): Promise<void> => {
  await page.locator('[data-column=a1] .card').last().focus();
  await page.keyboard.press('ArrowUp');
  while ((await page.locator('.slot:focus').count()) === 0) await page.keyboard.press('ArrowUp');
  await page.waitForTimeout(200);
};

/** Free times and what they are for. */
export const freeShots: readonly Shot[] = [
  { name: 'free', query: 'visits', act: walkTo },
  { name: 'free-20', query: 'visits&zoom=20&density=compact', act: walkTo },
  { name: 'free-empty', query: 'state=empty' },
  { name: 'free-choose', query: 'visits', act: openList },
  { name: 'free-choose-narrow-de', query: 'visits&language=de', size: narrow, act: openList },
  { name: 'free-for', query: 'visits', act: choose(3) },
  { name: 'free-for-dark', query: 'visits&theme=dark', act: choose(3) },
  { name: 'free-for-narrow-de', query: 'visits&language=de', size: narrow, act: choose(2) },
  { name: 'free-for-houses', query: 'scene=houses&grouped', act: choose(2) },
  { name: 'free-for-forced', query: 'visits', forced: true, act: choose(3) },
  { name: 'free-for-week', query: 'state=week', act: inWeek },
  { name: 'free-for-week-narrow-de', query: 'state=week&language=de', size: narrow, act: inWeek },
];
