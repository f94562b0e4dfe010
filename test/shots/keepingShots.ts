import type { Page } from 'playwright';
import { guideStep, narrow, settingsDoor } from './acts.ts';
import type { Shot } from './shot.ts';
import { openHours } from './viewActs.ts';

/** A doctor leaves in the middle of a day and is back in the middle of another. */
const awayTimes = async (page: Page): Promise<void> => {
  await page.locator('.card').first().waitFor();
  await page.keyboard.press('w');
  await page.locator('.away-dates input').nth(3).waitFor();
  await page.locator('.away-dates input').nth(1).fill('2026-11-24');
  await page.locator('.away-dates input').nth(2).fill('12');
  await page.locator('.away-dates input').nth(3).fill('11:00');
  await page.waitForTimeout(1_500);
};
const awayWrong = async (page: Page): Promise<void> => {
  await awayTimes(page);
  await page.locator('.away-dates input').nth(3).fill('half past');
  await page.waitForTimeout(300);
};
/** The visits of that time, from the list of what needs somebody. */
const awayVisits = async (page: Page): Promise<void> => {
  await page.locator('.card').first().waitFor();
  if ((await page.locator('.attention-row').count()) === 0) await page.locator('.side .press').nth(2).click();
  await page.locator('.attention-row').last().click();
  await page.locator('.away-rows').waitFor();
  await page.mouse.move(0, 0);
};
const dayHours = async (page: Page): Promise<void> => {
  await page.locator('.card').first().waitFor();
  await page.keyboard.press('H');
  await page.locator('.away-range').first().waitFor();
};

/** Hours as a file: the way out and the way in. */
const fileWays = async (page: Page): Promise<void> => {
  await openHours(page);
  await page.locator('.hours-view-ways .press').first().click();
  await page.locator('.hours-file').waitFor();
  await page.mouse.move(0, 0);
};
const fileChosen = async (page: Page): Promise<void> => {
  await fileWays(page);
  await page.locator('.hours-file input[type=file]').setInputFiles({
    name: 'Frontdesk hours 2026-11-20.json',
    mimeType: 'application/json',
    buffer: Buffer.from('{}'),
  });
  await page.locator('.hours-file-preview').waitFor();
};

/** Services of the dictionary, those of the doctor's speciality first. */
const bySpeciality = async (page: Page): Promise<void> => {
  await page.keyboard.press('5');
  await page.locator('.hours-segments .press').nth(1).click();
  await page.locator('.services-table').waitFor();
  await page.locator('.services-head > .press').click();
  await page.locator('.services-entry').first().waitFor();
  await page.mouse.move(0, 0);
};

/** A calendar of the overview. @param at its place among them */
const overviewOf =
  (at: number) =>
  async (page: Page): Promise<void> => {
    await page.keyboard.press('5');
    await page.locator('.hours-segments .press').nth(2).click();
    await page.locator('.overview-row').nth(at).locator('.overview-date').first().click();
    await page.locator('.overview-switch').waitFor();
  };
const switchOff = async (page: Page): Promise<void> => {
  await overviewOf(0)(page);
  await page.locator('.overview-switch .press').click();
  await page.locator('.overview-switching').waitFor();
  await page.mouse.move(0, 0);
};
const switchOn = async (page: Page): Promise<void> => {
  await overviewOf(5)(page);
  await page.mouse.move(0, 0);
};

/** The form for credentials that were withdrawn. */
const renewed = async (page: Page): Promise<void> => {
  await settingsDoor('guide')(page);
  await page.locator('[data-rail=connection]').click();
  await page.mouse.move(0, 0);
};

interface Room {
  readonly name: string;
  readonly query: string;
  readonly act: (page: Page) => Promise<void>;
}
const overview = 'scene=day&hours&overview';
const rooms: readonly Room[] = [
  { name: 'away', query: 'scene=day&calendars&away', act: awayTimes },
  { name: 'away-wrong', query: 'scene=day&calendars&away', act: awayWrong },
  { name: 'away-visits', query: 'scene=day&calendars&away', act: awayVisits },
  { name: 'day-hours', query: 'scene=day&calendars&away', act: dayHours },
  { name: 'hours-file', query: 'scene=day&hours', act: fileWays },
  { name: 'hours-file-changes', query: 'scene=day&hours&file=changes', act: fileChosen },
  { name: 'hours-file-faults', query: 'scene=day&hours&file=faults', act: fileChosen },
  { name: 'hours-file-unreadable', query: 'scene=day&hours&file=other', act: fileChosen },
  { name: 'services-speciality', query: 'scene=day&calendars&offers', act: bySpeciality },
  { name: 'switch-off', query: overview, act: switchOff },
  { name: 'switch-on', query: overview, act: switchOn },
  { name: 'guide-odd', query: 'scene=day&guide=odd', act: guideStep('addresses') },
  { name: 'guide-odd-hours', query: 'scene=day&guide=odd', act: guideStep('hours') },
  { name: 'guide-refused', query: 'scene=refused&guide=whole', act: renewed },
];

/** What a manager keeps, in the light, in the dark, and in the least window with long words. */
export const keepingShots: readonly Shot[] = rooms.flatMap(({ name, query, act }) => [
  { name, query, act, size: [1366, 670] as const },
  { name: `${name}-dark`, query: `${query}&theme=dark`, act, size: [1366, 670] as const },
  { name: `${name}-narrow-de`, query: `${query}&language=de`, act, size: narrow },
]);

/** Of them those whose pictures are kept. */
export const keepingKept: readonly string[] = [
  'away',
  'away-visits-narrow-de',
  'hours-file-changes-narrow-de',
  'hours-file-faults-dark',
  'switch-off-narrow-de',
  'guide-odd-dark',
];
