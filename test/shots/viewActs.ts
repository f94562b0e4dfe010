import type { Page } from 'playwright';
import { pressVisit } from './acts.ts';

/* What a person does to come to a view of everyday. */

/** Looks for a visit by these words or digits. */
export const find =
  (words: string) =>
  async (page: Page): Promise<void> => {
    await page.keyboard.press('/');
    await page.keyboard.type(words);
    await page.waitForTimeout(200);
  };
/** The palette over a visit, with these letters in it. */
export const openPalette =
  (words: string) =>
  async (page: Page): Promise<void> => {
    await pressVisit(page);
    await page.locator('.actions').waitFor();
    await page.keyboard.press('Control+k');
    await page.keyboard.type(words);
    await page.waitForTimeout(300);
  };

/** The end of the day, with three who were absent. */
export const untick = async (page: Page): Promise<void> => {
  await page.keyboard.press('3');
  await page.locator('.came').first().waitFor();
  for (const name of ['lis', 'zolw']) {
    await page.keyboard.type(name);
    for (const key of ['ArrowDown', 'Enter']) await page.keyboard.press(key);
  }
};
/** A name that several have. */
export const nameOfSeveral = async (page: Page): Promise<void> => {
  await untick(page);
  await page.keyboard.type('now');
};
/** The week of the first doctor. */
export const openWeek = async (page: Page): Promise<void> => {
  await page.locator('.card').first().waitFor();
  await page.keyboard.press('4');
  await page.locator('.week-bar').waitFor();
  await page.locator('.card').first().waitFor();
};

/** The first of what needs a person; in a small window its list is folded away. */
export const openAttention = async (page: Page): Promise<void> => {
  await page.locator('.card').first().waitFor();
  if ((await page.locator('.attention-row').count()) === 0) await page.locator('.side .press').nth(2).click();
  await page.locator('.attention-row').first().click();
};

/** The weekly hours of the first doctor, with one period chosen. */
export const openHours = async (page: Page): Promise<void> => {
  await page.locator('.card').first().waitFor();
  await page.keyboard.press('5');
  await page.locator('.hours-block').first().waitFor();
  await page.locator('.hours-block').first().click();
};
/** The dates on which they do not hold. */
export const openDaysOff = async (page: Page): Promise<void> => {
  await openHours(page);
  await page.locator('.hours-head .views .press').nth(1).click();
  await page.locator('.hours-holidays').waitFor();
};
/** What publishing them would change. */
export const openReview = async (page: Page): Promise<void> => {
  await openHours(page);
  await page.locator('.hours-actions .press[data-rank=primary]').click();
  await page.locator('.hours-dates').waitFor();
};

/** All calendars and their dates, at the first that differs. */
export const openOverview = async (page: Page): Promise<void> => {
  await page.keyboard.press('5');
  await page.locator('.hours-segments .press').nth(2).click();
  await page.locator('.overview-look').first().click();
  await page.locator('.overview-look').first().click();
  await page.locator('.overview-drift-day').first().waitFor();
  await page.mouse.move(0, 0);
};
/** Why a time is not offered. */
export const openWhy = async (page: Page): Promise<void> => {
  await openOverview(page);
  await page.locator('.overview-question .press').click();
  await page.locator('.overview-answer').waitFor();
  await page.locator('.overview-answer').scrollIntoViewIfNeeded();
};
