import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openGallery, type Gallery } from '../shots/gallery.ts';
import { problemOf } from '../unit/renderer/scenes.ts';
import { movesMeanwhile, type Watching } from '../e2e/harness/stillness.ts';

/*
 * What the desk itself has to say comes and goes by itself, beneath the day: whoever aims at a visit, a head, a day of the month or a button
 * of the panel meets it, in each frame, wherever the day is scrolled to. Only the foot of the end of day makes room.
 */
let gallery: Gallery;
beforeAll(async () => {
  gallery = await openGallery();
});
afterAll(() => gallery.close());

const running = { kind: 'running', step: 'schedule', done: 12, of: 40, todayReady: true, waiting: null };
const inStep = { kind: 'inStep', asOf: Date.parse('2026-11-23T09:41:00Z') };
/** After the bar of the import, with which it begins, each comes and goes, by itself and over another. */
const steps: readonly object[] = [
  { import: { kind: 'idle' } },
  { clock: { ...problemOf('clockOff'), params: { minutes: 61 } } },
  { loss: problemOf('storeLostDecisions') },
  { clock: null },
  { line: { kind: 'paused', problem: problemOf('unauthorized'), asOf: null } },
  { import: running },
  { loss: null },
  { import: { kind: 'finished', at: inStep.asOf } },
  { line: inStep },
];

const [wide, narrow] = [
  [1440, 900],
  [1024, 560],
] as const;
const views = [
  { name: 'the day', query: 'visits&zoom=60', key: '1', scroller: '.board', size: wide },
  { name: 'the day in a narrow window', query: 'visits', key: '1', scroller: '.board', size: narrow },
  { name: 'the week', query: 'state=week', key: '4', scroller: '.board', size: narrow },
  { name: 'arrivals', query: 'arrivals=end', key: '2', scroller: '.list-grid', size: narrow },
  { name: 'the end of day', query: 'arrivals=end', key: '3', scroller: '.end-list', size: wide },
  { name: 'hours', query: 'scene=day&calendars&hours', key: '5', scroller: '.hours-grid', size: wide },
  {
    name: 'hours in a narrow window',
    query: 'scene=day&calendars&hours',
    key: '5',
    scroller: '.hours-grid',
    size: narrow,
  },
] as const;

test.each(views)(
  'nothing in $name moves when a note comes or goes',
  async ({ query, key, scroller, size }) => {
    const page = await gallery.show({ name: '', query, size });
    await page.locator('.board [data-column]').first().waitFor();
    await page.locator('.board [data-column][aria-busy]').first().waitFor({ state: 'detached' });
    await page.keyboard.press(key);
    await page.locator(scroller).waitFor();
    const heights = new Set<number>();
    for (const part of [0, 0.5, 1]) {
      // At the end with the note in its room: when that goes, the end comes closer.
      await tell(page, { import: running });
      await page.locator('.import').waitFor();
      await scrollTo(page, scroller, part);
      const { moved, rooms, watched } = await watch(page, { scroller, steps });
      expect(moved, `scrolled to ${part}`).toEqual([]);
      expect(watched).toBeGreaterThan(15);
      for (const room of rooms) heights.add(room);
    }
    // The notes were there, one and two and three over the other.
    expect(Math.max(...heights)).toBeGreaterThan(150);
    expect(heights.size).toBeGreaterThan(4);
    expect(heights.has(0)).toBe(true);
  },
);

test('the button of the card under the hand stays there, and takes the press, at the very end of a day', async () => {
  // With an hour as low as it can be, visits are in sight from there.
  const page = await gallery.show({ name: '', query: 'visits&zoom=60' });
  await page.locator('.board [data-column][aria-busy]').first().waitFor({ state: 'detached' });
  await tell(page, { import: running });
  await page.locator('.import').waitFor();
  await scrollTo(page, '.board', 1);
  const id = await lastCard(page);
  await page.locator(`.card[data-item="${id}"]`).hover();
  const button = page.locator('.card-step');
  await button.hover();
  expect(await page.locator('.board').evaluate(isAtEnd)).toBe(true);
  const { moved } = await watch(page, {
    scroller: '.board',
    steps: [{ import: { kind: 'idle' } }, { import: running }, { import: { kind: 'idle' } }],
  });
  expect(moved).toEqual([]);
  await page.mouse.down();
  await page.mouse.up();
  await page.locator('.toast').waitFor();
  expect(await page.locator('.panel').count()).toBe(0);
});

test('a note of something done lies over what the desk says, and stays where it is when that goes', async () => {
  const page = await gallery.show({ name: '', query: 'visits' });
  await page.locator('.board [data-column][aria-busy]').first().waitFor({ state: 'detached' });
  await tell(page, { clock: { ...problemOf('clockOff'), params: { minutes: 61 } } });
  await page.locator('.desk-notes .note').waitFor();
  await page.locator('.card[data-state=expected]:not([data-past])').first().focus();
  await page.keyboard.press('p');
  const toast = page.locator('.toast');
  await toast.waitFor();
  const [over, note] = [await toast.boundingBox(), await page.locator('.desk-notes').boundingBox()];
  expect((over?.y ?? 0) + (over?.height ?? 0)).toBeLessThanOrEqual(note?.y ?? 0);
  const { moved } = await watch(page, { scroller: '.board', steps: [{ clock: null }] });
  expect(moved).toEqual([]);
  expect(await toast.boundingBox()).toEqual(over);
});

const tell = (page: Page, told: object): Promise<void> =>
  page.evaluate((detail) => {
    window.dispatchEvent(new CustomEvent('played-line', { detail }));
  }, told);

const watch = (page: Page, watching: Omit<Watching, 'within'>) =>
  page.evaluate(movesMeanwhile, { ...watching, within: '.frame-middle' });

/** @param part of the way down, 0 to 1 */
async function scrollTo(page: Page, scroller: string, part: number): Promise<void> {
  await page.locator(scroller).evaluate(async (element, share) => {
    element.scrollTop = (element.scrollHeight - element.clientHeight) * share;
    for (let frame = 0; frame < 5; frame += 1) await new Promise(requestAnimationFrame);
  }, part);
}

const isAtEnd = ({ scrollTop, clientHeight, scrollHeight }: Element): boolean =>
  scrollTop > 0 && scrollTop + clientHeight >= scrollHeight - 1;

/** The lowest card on the screen that can take a button. */
const lastCard = (page: Page): Promise<string> =>
  page.locator('.board').evaluate((board) => {
    const { top, bottom } = board.getBoundingClientRect();
    const cards = [...board.querySelectorAll<HTMLElement>('.card[data-state=expected]')]
      .map((card) => ({ card, at: card.getBoundingClientRect() }))
      .filter(
        ({ at }) =>
          at.top > top + 60 && at.bottom < bottom - 60 && at.right < innerWidth - 40 && at.width > 60,
      )
      .sort((one, other) => other.at.bottom - one.at.bottom);
    return cards[0]?.card.dataset['item'] ?? '';
  });
