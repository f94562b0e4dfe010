import type { Page } from 'playwright';

/* What a person does before a picture is taken, where more than one kind of picture needs it. */

/** The least window, in pixels. */
export const narrow = [1024, 700] as const;
/** A wide screen, in pixels. */
export const wide = [2560, 1300] as const;

/** The settings, by their button. */
export const openSettings = async (page: Page): Promise<void> => {
  await page.locator('.top-right > .press').last().click();
  await page.waitForTimeout(300);
};

/** A visit that is still to come. */
export const pressVisit = (page: Page): Promise<void> =>
  page.locator('.card[data-state=expected]:not([data-past])').nth(1).click();
/** The last free time of the day, when the whole day is drawn: before, another one is the last. */
export const pressSlot = async (page: Page): Promise<void> => {
  await page.locator('.board [data-column]').first().waitFor();
  await page.locator('.board [data-column][aria-busy]').first().waitFor({ state: 'detached' });
  await page.locator('.slot').last().click();
};
/** Keys, once the day is there. */
export const press =
  (...keys: string[]) =>
  async (page: Page): Promise<void> => {
    await page.locator('.list-row, .card').first().waitFor();
    for (const one of keys) await page.keyboard.press(one);
    await page.waitForTimeout(300);
  };
/** One of the groups of the settings, in any language: by its place. */
export const settingsGroup =
  (index: number) =>
  async (page: Page): Promise<void> => {
    await openSettings(page);
    await page.locator('.settings [role=tab]').nth(index).click();
    await page.waitForTimeout(200);
  };
/** What is set up in a place of its own, and which group of the settings leads there. */
const doors = { keys: 5, staff: 4, activity: 4, calendars: 3, mapping: 3, guide: 6, copies: 1 } as const;
/** The same, opened. */
export const settingsDoor =
  (name: keyof typeof doors) =>
  async (page: Page): Promise<void> => {
    await settingsGroup(doors[name])(page);
    await page.locator(`.settings [data-setting=${name}] .press`).click();
    await page.waitForTimeout(300);
  };
/** The guide at one of its steps. */
export const guideStep =
  (step: string) =>
  async (page: Page): Promise<void> => {
    await settingsDoor('guide')(page);
    await page.locator(`[data-rail=${step}]`).click();
    await page.mouse.move(0, 0);
  };
/** One of the buttons at the right end of the top. */
export const openRight =
  (index: number) =>
  async (page: Page): Promise<void> => {
    await page.locator('.top-right > .press').nth(index).click();
    await page.waitForTimeout(300);
  };

/** Keys for a visit that is open in the panel. */
export const key =
  (...keys: string[]) =>
  async (page: Page): Promise<void> => {
    await pressVisit(page);
    await page.locator('.actions').waitFor();
    for (const one of keys) await page.keyboard.press(one);
    await page.waitForTimeout(300);
  };
