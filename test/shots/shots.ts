import type { Page } from 'playwright';
import {
  key,
  narrow,
  openRight,
  openSettings,
  press,
  pressVisit,
  settingsDoor,
  settingsGroup,
} from './acts.ts';
import { calendarShots } from './calendarShots.ts';
import { frameShots } from './frameShots.ts';
import { freeShots } from './freeShots.ts';
import { keepingKept, keepingShots } from './keepingShots.ts';
import { paperShots } from './paperShots.ts';
import { serviceShots } from './serviceShots.ts';
import type { Shot } from './shot.ts';
import { find, nameOfSeveral, openOverview, openPalette, openWhy, untick } from './viewActs.ts';
import { viewShots } from './viewShots.ts';
import { visitShots } from './visitShots.ts';

/** To the beginning of the day or its end. */
const scrollTo =
  (top: number) =>
  async (page: Page): Promise<void> => {
    await page.locator('.card').first().waitFor({ state: 'attached' });
    await page.waitForTimeout(300);
    await page.locator('.board').evaluate((board, to) => board.scrollTo(0, to), top);
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
const addPerson = async (page: Page): Promise<void> => {
  await settingsDoor('staff')(page);
  await page.locator('.dialog .fields-more .press').first().click();
  // To keep the calendars, which needs the PIN that is missing.
  await page.locator('.dialog .segment').nth(1).click();
  await page.locator('.dialog [type=submit]').click();
};
const changePerson =
  (index: number) =>
  async (page: Page): Promise<void> => {
    await settingsDoor('staff')(page);
    await page.locator('.staff-entry').nth(index).locator('.press').first().click();
  };
const forgotPin = async (page: Page): Promise<void> => {
  await changePerson(1)(page);
  await page.locator('.dialog form .press[data-rank=quiet]').click();
  await page.locator('.dialog [type=submit]').click();
};
const findShots: readonly Shot[] = [
  { name: 'find-search-hint-tr', query: 'visits&language=tr', act: find('') },
  { name: 'find-search-none-pl', query: 'visits&language=pl', act: find('zyx') },
  { name: 'find-bar-narrow', query: 'visits&scene=offline', size: narrow },
  { name: 'find-keys', query: 'visits', act: press('?') },
  { name: 'find-keys-dark-de-narrow', query: 'visits&theme=dark&language=de', size: narrow, act: press('?') },
  { name: 'find-keys-change', query: 'visits', act: changeKey },
  { name: 'find-palette-typed-narrow', query: 'visits', size: narrow, act: openPalette('kow') },
  { name: 'find-palette-none-tr', query: 'visits&language=tr', size: narrow, act: openPalette('qq') },
  { name: 'find-staff', query: 'visits&people', act: press('s') },
  {
    name: 'find-staff-dark-de-narrow',
    query: 'visits&people&theme=dark&language=de',
    size: narrow,
    act: askPin,
  },
  { name: 'find-setup', query: 'visits&people', act: settingsDoor('staff') },
  { name: 'find-setup-add-de', query: 'visits&people&language=de', act: addPerson },
  { name: 'find-setup-kept-dark', query: 'visits&people&keeper&theme=dark', act: settingsDoor('staff') },
  {
    name: 'find-setup-forgot-de-narrow',
    query: 'visits&people&keeper&language=de',
    size: narrow,
    act: forgotPin,
  },
  {
    name: 'find-setup-read-pl',
    query: 'visits&people&keeper&language=pl',
    size: narrow,
    act: changePerson(0),
  },
  { name: 'find-setup-none', query: 'visits', act: settingsDoor('staff') },
  { name: 'find-activity-none', query: 'visits', act: settingsDoor('activity') },
  { name: 'find-keys-change-tr', query: 'visits&language=tr', act: changeKey },
];

/** A card in the hand, over a free time that it could go to. */
const drag = async (page: Page): Promise<void> => {
  await page.locator('.card[data-state=expected]:not([data-past])').first().hover();
  await page.mouse.down();
  await page.mouse.move(700, 400, { steps: 4 });
  const box = await page.locator('.slot[data-target]').first().boundingBox();
  await page.mouse.move((box?.x ?? 0) + 30, (box?.y ?? 0) + 20, { steps: 8 });
  await page.waitForTimeout(300);
};
const openAutumn = async (page: Page): Promise<void> => {
  await page.locator('.month-head .press, .month-head button').first().click();
  await page
    .getByRole('gridcell')
    .getByRole('button', { name: /25 October/ })
    .click();
  await page.locator('.card').first().waitFor();
  await page.locator('.board').evaluate((board) => board.scrollTo({ top: 0 }));
};
const stateShots: readonly Shot[] = [
  { name: 'state-empty', query: 'state=empty' },
  { name: 'state-holiday', query: 'state=holiday' },
  { name: 'state-holiday-dark', query: 'state=holiday&theme=dark' },
  { name: 'state-long-offline', query: 'state=long-offline' },
  { name: 'state-long-offline-narrow-de', query: 'state=long-offline&language=de', size: [1024, 700] },
  { name: 'state-dst', query: 'state=dst', act: openAutumn },
  { name: 'state-news', query: 'state=news' },
  { name: 'state-crowded', query: 'state=crowded' },
  { name: 'state-crowded-5', query: 'state=crowded&zoom=5' },
  { name: 'state-crowded-60', query: 'state=crowded&zoom=60', size: [2560, 1300] },
  { name: 'state-crowded-60-narrow', query: 'state=crowded&zoom=60', size: narrow },
  { name: 'state-drag', query: 'visits', act: drag },
];
/** What a command of the menu opens; there is no button for it. */
const about =
  (command: 'about' | 'diagnostics') =>
  async (page: Page): Promise<void> => {
    await page.evaluate(
      (name) => window.dispatchEvent(new CustomEvent('played-command', { detail: name })),
      command,
    );
    await page.locator('.dialog').waitFor();
    await page.waitForTimeout(200);
  };
const searchSettings =
  (typed: string) =>
  async (page: Page): Promise<void> => {
    await openSettings(page);
    await page.locator('.settings-side input').fill(typed);
    await page.waitForTimeout(200);
  };
const openMonth = async (page: Page): Promise<void> => {
  await page.locator('.day-date .press').click();
  await page.waitForTimeout(300);
};
/** Screens that no other picture shows. */
const restShots: readonly Shot[] = [
  { name: 'rest-about', query: 'scene=day', act: about('about') },
  { name: 'rest-diagnostics', query: 'scene=day', act: about('diagnostics') },
  {
    name: 'rest-diagnostics-dark-de',
    query: 'scene=day&theme=dark&language=de',
    act: about('diagnostics'),
    size: [1366, 670],
  },
  { name: 'rest-keys-change-dark', query: 'visits&theme=dark', act: changeKey },
  { name: 'rest-cancel-dark', query: 'visits&theme=dark', act: key('x') },
  { name: 'rest-privacy', query: 'scene=day', act: settingsGroup(1), size: [1366, 670] },
  { name: 'rest-news', query: 'scene=day', act: settingsGroup(2), size: [1366, 670] },
  { name: 'rest-connection', query: 'scene=live', act: settingsGroup(6), size: [1366, 670] },
  {
    name: 'rest-connection-least-de',
    query: 'scene=live&language=de',
    act: settingsGroup(6),
    size: [683, 384],
  },
  { name: 'rest-settings-670', query: 'scene=houses', act: openSettings, size: [1366, 670] },
  { name: 'rest-settings-least', query: 'scene=houses', act: openSettings, size: [683, 384] },
  {
    name: 'rest-settings-found-dark',
    query: 'scene=day&theme=dark',
    act: searchSettings('pin'),
    size: [1366, 670],
  },
  {
    name: 'rest-settings-none-pl',
    query: 'scene=day&language=pl',
    act: searchSettings('xyz'),
    size: [1366, 670],
  },
  {
    name: 'rest-more',
    query: 'scene=day',
    act: async (page) => {
      await page.locator('.top-right .press:has(.more-mark)').click();
      await page.waitForTimeout(300);
    },
  },
  {
    name: 'rest-overview-670',
    query: 'scene=houses-many&hours&overview',
    act: openOverview,
    size: [1366, 670],
  },
  {
    name: 'rest-overview-why-dark-pl',
    query: 'scene=houses-twenty&hours&overview&theme=dark&language=pl',
    act: openWhy,
    size: [1366, 670],
  },
  {
    name: 'rest-overview-least-de',
    query: 'scene=houses-twenty&hours&overview&language=de',
    act: openOverview,
    size: [683, 384],
  },
  { name: 'rest-midnight-dark', query: 'scene=midnight&theme=dark', act: scrollTo(0) },
  { name: 'rest-midnight-end-dark', query: 'scene=midnight&theme=dark', act: scrollTo(100_000) },
  { name: 'rest-zones', query: 'scene=houses-zones&grouped', size: [1366, 670] },
  { name: 'rest-twenty', query: 'scene=houses-twenty', size: [1366, 670] },
  { name: 'rest-twenty-fit-dark', query: 'scene=houses-twenty&zoom=60&theme=dark', size: [1366, 670] },
  { name: 'rest-twenty-panel', query: 'visits&scene=houses-twenty', size: [1366, 670], act: pressVisit },
  {
    name: 'rest-twenty-arrivals',
    query: 'arrivals=morning&scene=houses-twenty',
    size: [1366, 670],
    act: (page) => page.keyboard.press('2'),
  },
  { name: 'rest-twenty-end', query: 'arrivals=end&scene=houses-twenty', size: [1366, 670], act: untick },
  { name: 'rest-twenty-paper', query: 'scene=houses-twenty&calendars', size: [1366, 670], act: paperOfOne },
  {
    name: 'rest-twenty-paper-dark-de',
    query: 'scene=houses-twenty&calendars&theme=dark&language=de',
    size: [1024, 700],
    act: paperOfOne,
  },
  { name: 'rest-month-narrow', query: 'scene=day', size: narrow, act: openMonth },
  { name: 'rest-practice-dark', query: 'scene=day&theme=dark', act: openRight(0) },
];
/** The dialog of paper with one doctor chosen, from the menu behind the dots. */
async function paperOfOne(page: Page): Promise<void> {
  await page.locator('.card').first().waitFor();
  await page.locator('.top-right .press:has(.more-mark)').click();
  await page
    .locator('.more-item')
    .filter({ has: page.locator('[class*=user-round]') })
    .click();
  await page.locator('dialog select').first().selectOption({ index: 3 });
  await page.waitForTimeout(300);
}
const arrivalShots: readonly Shot[] = [
  { name: 'arrivals-empty', query: 'arrivals=empty', act: (page) => page.keyboard.press('2') },
  { name: 'arrivals-board', query: 'arrivals=morning' },
  { name: 'arrivals-board-dark', query: 'arrivals=morning&theme=dark' },
  { name: 'end-tr', query: 'arrivals=end&language=tr&scene=offline', size: [1024, 700], act: untick },
  { name: 'end-empty', query: 'arrivals=empty', act: (page) => page.keyboard.press('3') },
];

export const shots: readonly Shot[] = [
  ...viewShots,
  { name: 'end-several', query: 'arrivals=end', act: nameOfSeveral },
  {
    name: 'end-several-dark-de',
    query: 'arrivals=end&theme=dark&language=de',
    size: narrow,
    act: nameOfSeveral,
  },
  ...frameShots,
  ...visitShots,
  ...findShots,
  ...serviceShots,
  ...calendarShots,
  ...arrivalShots,
  ...stateShots,
  ...restShots,
  ...freeShots,
  ...paperShots,
  ...keepingShots,
];

/** A scene as it is in another language. */
export function inLanguage({ query, ...shot }: Shot, language: string): Shot {
  const others = query.split('&').filter((part) => !part.startsWith('language='));
  return { ...shot, query: [...others, `language=${language}`].join('&') };
}

/** A scene as it is at twice the size on the panel of a reception: 683 × 384 CSS pixels are left of it. */
export function atTwice(shot: Shot): Shot {
  return { ...shot, scale: 2, size: [683, 384] };
}

/** The scene of this name. */
export function shotOf(name: string): Shot {
  const shot = shots.find((one) => one.name === name);
  if (shot === undefined) throw new Error(`There is no scene ${name}.`);
  return shot;
}

/** Those whose pictures are kept and compared: each screen once, light and dark, narrow and wide. */
export const keptNames: readonly string[] = [
  ...viewShots.map(({ name }) => name),
  'setup-firewall-tr',
  'houses',
  'houses-forced',
  'lock',
  'lock-forgotten-de',
  'import-waiting-de',
  'line-offline-dark',
  'visit-facts',
  'visit-new-demands',
  'visit-outbox',
  'find-keys-dark-de-narrow',
  'find-staff-dark-de-narrow',
  'calendars-wrong-narrow-de',
  'arrivals-board-dark',
  'state-empty',
  'state-holiday',
  'state-long-offline',
  'state-dst',
  'state-news',
  'state-drag',
  'free-for',
  'free-for-narrow-de',
  'paper-de',
  'clock',
  'calendars-colour-dark',
  ...keepingKept,
];

/** Those that are gone over in every respect, whether or not a picture of them is kept. */
export const examined: readonly Shot[] = shots.filter(
  ({ name }) => keptNames.includes(name) || name.startsWith('rest-'),
);
