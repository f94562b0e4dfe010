import { beforeAll, expect, test } from 'vitest';
import { violationsOf } from './harness/accessibility.ts';
import { handsAt, type Hands } from './harness/hands.ts';
import { openDesk } from './harness/openDesk.ts';
import { focusBy, soon } from './harness/steps.ts';
import { openSettings } from '../shots/acts.ts';
import { openGallery } from '../shots/gallery.ts';

/*
 * The settings in the real window: with keys alone and with the mouse alone each is found, changed and kept; Escape closes them and the
 * focus is where it was. Search and groups stay where they are while the rest scrolls, and each group fits the usual window whole. The
 * connection check goes through all its steps at a desk that works, and leads back to the settings from which it was opened.
 */
const { desk } = openDesk();
let hands: Hands;

beforeAll(async () => {
  hands = await handsAt(desk);
});

const gear = () => desk.page.getByRole('button', { name: 'Settings' });
const page = () => desk.page.locator('dialog:has(> .settings)');
const setting = (name: string) => desk.page.locator(`[data-setting=${name}]`);
const kept = () => desk.page.evaluate(() => window.frontdesk.ask('settings.get', null));

test('by keys alone: found by another word, changed, and left with the focus where it was', async () => {
  await gear().focus();
  await desk.page.keyboard.press('Enter');
  await desk.page.getByLabel('Find a setting').and(desk.page.locator(':focus')).waitFor();
  await desk.page.keyboard.type('theme');
  await expect.poll(() => setting('theme').count()).toBe(1);
  await desk.page.keyboard.press('Enter');
  await desk.page.keyboard.press('ArrowRight');
  await expect.poll(kept).toMatchObject({ value: { theme: 'light' } });
  await desk.page.keyboard.press('Escape');
  await page().waitFor({ state: 'detached' });
  await gear().and(desk.page.locator(':focus')).waitFor();
});

test('by keys alone: the groups are walked by arrows, and what a group has is reached by Tab', async () => {
  await desk.page.keyboard.press('Enter');
  await focusBy(desk, 'Tab', desk.page.getByRole('tab', { name: 'General' }));
  await desk.page.keyboard.press('ArrowDown');
  await setting('lockAfter').waitFor();
  await focusBy(desk, 'Tab', desk.page.getByLabel('Lock when nobody is at the desk'));
  await desk.page.keyboard.press('Escape');
  await page().waitFor({ state: 'detached' });
});

test('by mouse alone: every group has nothing serious for axe, and fits 1366 × 670 whole', async () => {
  await hands.click(gear());
  for (const tab of await desk.page.getByRole('tab').all()) {
    await hands.click(tab);
    expect(await violationsOf(desk)).toEqual([]);
    const panel = desk.page.locator('.settings-panel');
    const room = await panel.evaluate(({ clientHeight }) => clientHeight - (innerHeight - 670));
    const from = (await panel.boundingBox())?.y ?? 0;
    const last = await panel.locator('.setting').last().boundingBox();
    expect((last?.y ?? 0) + (last?.height ?? 0) - from).toBeLessThanOrEqual(room);
  }
  await hands.click(desk.page.getByRole('tab', { name: 'New bookings' }));
  await hands.click(setting('sound').locator('.segment').filter({ hasText: 'Soft' }));
  await expect.poll(kept).toMatchObject({ value: { newsSound: 'soft' } });
  await hands.click(page().getByRole('button', { name: 'Close' }));
  await page().waitFor({ state: 'detached' });
});

test('in the least window the search stays in sight while what it leads to scrolls, and nothing sticks out', async () => {
  const gallery = await openGallery();
  try {
    const least = await gallery.show({
      name: '',
      query: 'scene=houses',
      size: [683, 384],
      act: openSettings,
    });
    const field = least.getByLabel('Find a setting');
    const before = await field.boundingBox();
    await least.getByLabel('Time to undo').scrollIntoViewIfNeeded();
    expect(await field.boundingBox()).toEqual(before);
    const dialog = least.locator('dialog:has(> .settings)');
    expect(await dialog.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0);
    expect(await dialog.evaluate(({ scrollHeight, clientHeight }) => scrollHeight - clientHeight)).toBe(0);
  } finally {
    await gallery.close();
  }
});

test('the connection check, from the settings, finds a working desk in order', async () => {
  await gear().click();
  await desk.page.getByRole('tab', { name: 'Connection' }).click();
  await desk.page.getByRole('button', { name: 'Connection check' }).click();
  await desk.page.getByRole('button', { name: 'Check again' }).waitFor(soon);
  const wrong = await desk.page.locator('.check[data-look=look] .check-name').allTextContents();
  // A machine of the tests may have little room on its disk.
  expect(wrong.filter((name) => name !== 'Disk')).toEqual([]);
  expect(await violationsOf(desk)).toEqual([]);
  await desk.page.keyboard.press('Escape');
  await desk.page
    .getByRole('button', { name: 'Connection check' })
    .and(desk.page.locator(':focus'))
    .waitFor();
  await desk.page.keyboard.press('Escape');
  await page().waitFor({ state: 'detached' });
  await gear().and(desk.page.locator(':focus')).waitFor();
});
