import type { Page } from 'playwright';
import { key, narrow, openRight, pressSlot, pressVisit } from './acts.ts';
import type { Shot } from './shot.ts';

/** A new visit for a patient who was here before. */
export const typeKnown = async (page: Page): Promise<void> => {
  await pressSlot(page);
  await page.locator('.known input').waitFor();
  await page.keyboard.type('kow');
  await page.locator('.known-one').first().waitFor();
  await page.keyboard.press('ArrowDown');
};
const missing = async (page: Page): Promise<void> => {
  await pressSlot(page);
  await page.locator('.panel [type=submit]').click();
};
const pressAttention =
  (index: number) =>
  async (page: Page): Promise<void> => {
    await page.locator('.attention-row').nth(index).click();
  };
const pressCancelled = async (page: Page): Promise<void> => {
  await page.locator('.card[data-lies=beside]').nth(1).click();
  await page.locator('.panel-cancelled').waitFor();
  await page.locator('.card[data-lies=edge]').nth(2).hover();
  await page.waitForTimeout(300);
};
/** The panel: a visit, a new one, what is on its way, and what needs a person. */
export const visitShots: readonly Shot[] = [
  { name: 'cancelled', query: 'visits&cancelled', act: pressCancelled },
  { name: 'cancelled-dark', query: 'visits&cancelled&theme=dark', act: pressCancelled },
  { name: 'visit-facts', query: 'visits&facts', size: [1366, 1000], act: pressVisit },
  {
    name: 'visit-facts-dark-de',
    query: 'visits&facts&theme=dark&language=de',
    size: [1024, 1000],
    act: pressVisit,
  },
  ...(['pl', 'es', 'it', 'pt', 'cs', 'tr'] as const).map((language) => ({
    name: `visit-facts-${language}`,
    query: `visits&facts&language=${language}`,
    size: [1024, 1000] as const,
    act: pressVisit,
  })),
  { name: 'visit-tr', query: 'visits&language=tr', act: pressVisit },
  { name: 'visit-toast', query: 'visits', act: key('c') },
  { name: 'visit-toast-dark-de', query: 'visits&theme=dark&language=de', act: key('c') },
  { name: 'visit-cancel', query: 'visits', act: key('x') },
  { name: 'visit-move', query: 'visits', act: key('m') },
  {
    name: 'visit-move-all-de',
    query: 'visits&language=de',
    act: async (page) => {
      await key('m')(page);
      await page.locator('.panel .segment').nth(1).click();
    },
  },
  { name: 'visit-new', query: 'visits', act: pressSlot },
  {
    name: 'visit-new-missing-tr',
    query: 'visits&language=tr&theme=dark',
    act: missing,
  },
  { name: 'visit-new-demands', query: 'visits&demands', size: [1366, 900], act: missing },
  {
    name: 'visit-new-demands-dark-de',
    query: 'visits&demands&theme=dark&language=de',
    size: [1024, 900],
    act: missing,
  },
  { name: 'visit-new-narrow-de', query: 'visits&language=de', size: [1024, 700], act: pressSlot },
  { name: 'visit-attention-book-de', query: 'visits&language=de', act: pressAttention(1) },
  {
    name: 'visit-attention-200',
    query: 'visits&language=de',
    scale: 2,
    size: [683, 384],
    act: async (page) => {
      await page.locator('.side .press').nth(2).click();
      await pressAttention(1)(page);
    },
  },
  { name: 'visit-outbox', query: 'visits&scene=offline', act: openRight(0) },
  {
    name: 'visit-outbox-narrow-de',
    query: 'visits&scene=offline&theme=dark&language=de',
    size: narrow,
    act: openRight(0),
  },
  { name: 'visit-pseudo', query: 'visits&language=pseudo', act: key('x') },
];
