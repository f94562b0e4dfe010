import type { Page } from 'playwright';
import { narrow } from './acts.ts';
import type { Shot } from './shot.ts';

/** The services of the first calendar. */
const services = async (page: Page): Promise<void> => {
  await page.keyboard.press('5');
  await page.locator('.hours-segments .press').nth(1).click();
  await page.locator('.services-table').waitFor();
  await page.mouse.move(0, 0);
};
const one = async (page: Page): Promise<void> => {
  await services(page);
  await page.locator('.services-name').first().click();
  await page.locator('input[name=price]').fill('249,90');
  await page.locator('input[name=duration]').fill('40');
  await page.waitForTimeout(300);
};
const tab =
  (at: number) =>
  async (page: Page): Promise<void> => {
    await services(page);
    await page.locator('.services-head .views .press').nth(at).click();
    await page.waitForTimeout(200);
  };
const add = async (page: Page): Promise<void> => {
  await services(page);
  await page.locator('.services-head > .press').click();
  await page.keyboard.type('con');
  await page.waitForTimeout(300);
};
const terms = async (page: Page): Promise<void> => {
  await add(page);
  await page.locator('.services-entry').first().click();
  await page.locator('.services-which').scrollIntoViewIfNeeded();
};

/** What calendars offer. */
export const serviceShots: readonly Shot[] = [
  { name: 'services', query: 'scene=day&calendars&offers', act: services },
  { name: 'services-one', query: 'scene=day&calendars&offers', act: one },
  { name: 'services-one-dark', query: 'scene=day&calendars&offers&theme=dark', act: one },
  {
    name: 'services-one-narrow-de',
    query: 'scene=houses&calendars&offers&language=de',
    size: narrow,
    act: one,
  },
  { name: 'services-compare', query: 'scene=day&calendars&offers', act: tab(1) },
  {
    name: 'services-compare-narrow-pl',
    query: 'scene=day&calendars&offers&language=pl',
    size: narrow,
    act: tab(1),
  },
  { name: 'services-insurance', query: 'scene=day&calendars&offers', act: tab(2) },
  {
    name: 'services-insurance-dark-de',
    query: 'scene=day&calendars&offers&theme=dark&language=de',
    act: tab(2),
  },
  { name: 'services-add', query: 'scene=day&calendars&offers', act: add },
  { name: 'services-add-terms-tr', query: 'scene=day&calendars&offers&language=tr', act: terms },
  {
    name: 'services-200',
    query: 'scene=day&calendars&offers&language=es',
    scale: 2,
    size: [683, 384],
    act: services,
  },
];
