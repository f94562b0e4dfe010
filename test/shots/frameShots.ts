import type { Page } from 'playwright';
import { narrow, openRight, openSettings, settingsDoor, settingsGroup } from './acts.ts';
import type { Shot } from './shot.ts';

const tryIt = async (page: Page): Promise<void> => {
  const fields = page.locator('input');
  await fields.nth(0).fill('1_invented');
  await fields.nth(1).fill('a secret');
  await page.locator('.setup-actions .press').first().click();
};
const scrollBoard =
  (left: number) =>
  (page: Page): Promise<void> =>
    page.locator('.board').evaluate((board, to) => board.scrollBy({ left: to }), left);

const renew = async (page: Page): Promise<void> => {
  await page.locator('.desk-notes .note-body > .press').click();
  await page.locator('.dialog').waitFor();
};

const askToDelete = async (page: Page): Promise<void> => {
  await settingsDoor('copies')(page);
  await page.locator('.copies-row .press').last().click();
  await page.waitForTimeout(300);
};

const forgetPin = (page: Page): Promise<void> => page.locator('.cover .press').last().click();

/** The set-up, the frame of the day, settings and lock, as they stand in other states. */
export const frameShots: readonly Shot[] = [
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
  { name: 'day-live', query: 'scene=live' },
  { name: 'day-narrow', query: 'scene=day', size: [1024, 700] },
  { name: 'day-pseudo', query: 'scene=import&language=pseudo' },
  { name: 'day-200', query: 'scene=paused&language=de', scale: 2, size: [683, 384] },
  { name: 'houses', query: 'scene=houses&grouped' },
  { name: 'houses-dark', query: 'scene=houses&grouped&theme=dark' },
  { name: 'houses-narrow', query: 'scene=houses&grouped', size: [1024, 700] },
  { name: 'houses-mixed', query: 'scene=houses' },
  { name: 'houses-forced', query: 'scene=houses&grouped', forced: true },
  { name: 'houses-many-scrolled', query: 'scene=houses-many&grouped', act: scrollBoard(900) },
  { name: 'houses-many-end-dark', query: 'scene=houses-many&grouped&theme=dark', act: scrollBoard(20_000) },
  { name: 'houses-settings-de', query: 'scene=houses&grouped&language=de', act: openSettings },
  { name: 'settings-de', query: 'scene=day&language=de', act: openSettings },
  { name: 'settings-tr-dark', query: 'scene=day&language=tr&theme=dark', act: openSettings },
  { name: 'privacy', query: 'scene=copies', act: settingsGroup(1) },
  { name: 'privacy-narrow-de', query: 'scene=copies&language=de', size: narrow, act: settingsGroup(1) },
  { name: 'privacy-tr-dark', query: 'scene=copies&language=tr&theme=dark', act: settingsGroup(1) },
  { name: 'copies', query: 'scene=copies', act: askToDelete },
  { name: 'copies-narrow-pl', query: 'scene=copies&language=pl', size: narrow, act: askToDelete },
  { name: 'copies-dark', query: 'scene=copies&theme=dark', act: askToDelete },
  { name: 'clock', query: 'scene=clock' },
  { name: 'clock-narrow-de', query: 'scene=clock&language=de', size: [1024, 700] },
  { name: 'lock', query: 'scene=lock' },
  { name: 'lock-dark', query: 'scene=lock&theme=dark' },
  { name: 'lock-forgotten-de', query: 'scene=lock&language=de', act: forgetPin },
  { name: 'lock-forgotten-practice', query: 'scene=lock:practice', act: forgetPin },
  { name: 'lock-forgotten-narrow-pl', query: 'scene=lock&language=pl', size: [1024, 560], act: forgetPin },
  { name: 'practice', query: 'scene=day', act: openRight(0) },
  { name: 'line-paused', query: 'scene=paused&language=pl', act: openRight(1) },
  { name: 'line-refused', query: 'scene=refused' },
  { name: 'line-refused-open-dark', query: 'scene=refused&theme=dark', act: openRight(0) },
  {
    name: 'line-refused-narrow-de',
    query: 'scene=refused&language=de',
    size: [1024, 700],
    act: openRight(0),
  },
  { name: 'credentials', query: 'scene=refused', act: renew },
  { name: 'credentials-dark-de', query: 'scene=refused&theme=dark&language=de', act: renew },
  { name: 'credentials-narrow-tr', query: 'scene=refused&language=tr', size: [1024, 700], act: renew },
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
