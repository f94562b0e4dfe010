import type { Page } from 'playwright';
import { narrow, settingsDoor } from './acts.ts';
import type { Shot } from './shot.ts';

/** Where calendars are named, coloured, ordered and hidden. */
export const calendars = async (page: Page): Promise<void> => {
  await settingsDoor('calendars')(page);
  // The button that was pressed lies under the dialog, and the hand over it.
  await page.mouse.move(0, 0);
};
const chooseColour = async (page: Page): Promise<void> => {
  await calendars(page);
  await page.locator('[data-part=colour]').nth(2).click();
};
/** A name that another calendar has, and one that is too long. */
const wrongNames = async (page: Page): Promise<void> => {
  await calendars(page);
  await page.locator('[data-part=ownName]').nth(2).fill('Maria Nowak');
  await page.locator('[data-part=ownName]').nth(4).fill('Konsultacje '.repeat(6));
  await page.locator('[data-part=up]').nth(4).focus();
};
/** Below the calendars: each clinic by its own clock. */
const zones = async (page: Page): Promise<void> => {
  await calendars(page);
  await page.locator('.calendars-zones select').last().scrollIntoViewIfNeeded();
};
/** The dialog in which calendars are named, coloured, ordered and hidden. */
export const calendarShots: readonly Shot[] = [
  { name: 'calendars-colour-dark', query: 'scene=day&calendars&theme=dark', act: chooseColour },
  { name: 'calendars-forced', query: 'scene=day&calendars', forced: true, act: chooseColour },
  {
    name: 'calendars-wrong-narrow-de',
    query: 'scene=houses&calendars&language=de',
    size: narrow,
    act: wrongNames,
  },
  { name: 'calendars-zones', query: 'scene=houses-zones&calendars', act: zones },
  {
    name: 'calendars-zones-dark-de',
    query: 'scene=houses-zones&calendars&theme=dark&language=de',
    size: narrow,
    act: zones,
  },
  { name: 'calendars-many-compact', query: 'scene=houses-many&calendars&density=compact', act: calendars },
  {
    name: 'calendars-200',
    query: 'scene=houses&calendars&language=es',
    scale: 2,
    size: [683, 384],
    act: calendars,
  },
  ...(['en', 'pl', 'es', 'it', 'pt', 'cs', 'tr', 'pseudo'] as const).map((language) => ({
    name: `calendars-${language}`,
    query: `scene=houses&calendars&language=${language}`,
    size: narrow,
    act: chooseColour,
  })),
];
