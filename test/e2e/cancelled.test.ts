import { beforeAll, expect, test } from 'vitest';
import { violationsOf } from './harness/accessibility.ts';
import { openDesk } from './harness/openDesk.ts';
import { takePicture } from './harness/pictures.ts';
import type { PracticeBooking } from './harness/practice.ts';
import { roomyDay } from './harness/roomyDay.ts';
import { cardOf, goTo, soon } from './harness/steps.ts';
import type { FreeTime } from '#shared/contract/freeTimes.ts';

/*
 * Cancelled visits in the real window: not on the board until they are asked for, then struck, beside the free time that they
 * left or at the edge of the visit that has it now, reached by keys, with who cancelled in the panel. Their time can be booked.
 */
const { desk, practice } = openDesk();
let addressId: string;
let free: readonly FreeTime[];
let left: PracticeBooking;
let taken: PracticeBooking;
let instead: PracticeBooking;

beforeAll(async () => {
  ({ addressId, free } = await roomyDay(desk));
  left = await booked('Lefta', 0);
  taken = await booked('Takena', 1);
  await practice.patientCancels(left.id);
  await practice.patientCancels(taken.id);
  instead = await booked('Insteada', 1);
  await goTo(desk, left.start);
  await cardOf(desk, instead).waitFor({ state: 'attached', ...soon });
});

const liesAs = (visit: PracticeBooking): Promise<string | null> =>
  cardOf(desk, visit).getAttribute('data-lies');

test('cancelled visits are on the board once the menu is asked for them, and narrow nothing', async () => {
  const { page } = desk;
  expect(await cardOf(desk, left).count()).toBe(0);
  const before = await cardOf(desk, instead).boundingBox();
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Show cancelled visits' }).click();
  await cardOf(desk, left).waitFor({ state: 'attached' });
  await cardOf(desk, taken).waitFor({ state: 'attached' });
  expect([await liesAs(left), await liesAs(taken)]).toEqual(['beside', 'edge']);
  expect(await cardOf(desk, left).getAttribute('data-state')).toBe('cancelled');
  expect((await cardOf(desk, instead).boundingBox())?.width).toBe(before?.width);
  await page.waitForTimeout(500);
  expect(await violationsOf(desk)).toEqual([]);
});

test('one that lies under another visit is reached by keys and comes out, and its panel says who cancelled', async () => {
  const { page } = desk;
  await cardOf(desk, instead).focus();
  await page.keyboard.press('ArrowDown');
  expect(await page.evaluate(() => document.activeElement?.getAttribute('data-item'))).toBe(taken.id);
  const [under, over] = [await cardOf(desk, taken).boundingBox(), await cardOf(desk, instead).boundingBox()];
  expect(under?.width ?? 0).toBeGreaterThan((over?.width ?? 0) / 2);
  await takePicture(desk, 'cancelled');
  await page.keyboard.press('Enter');
  await page.locator('.panel-cancelled').filter({ hasText: 'Cancelled by the patient' }).waitFor();
  expect(await violationsOf(desk)).toEqual([]);
  await page.keyboard.press('Escape');
});

test('the time that one left is still free to be booked, and the wish outlives a reload', async () => {
  const { page } = desk;
  const slot = page.locator(`[data-column="${addressId}"] .slot[data-item="slot ${left.start}"]`);
  await slot.click({ position: { x: 20, y: 8 } });
  await page.locator('.panel').filter({ hasText: 'New visit' }).waitFor();
  await page.keyboard.press('Escape');
  await page.reload();
  await goTo(desk, left.start);
  await cardOf(desk, left).waitFor({ state: 'attached', ...soon });
  await page.keyboard.press('Control+k');
  await page.keyboard.type('hide cancelled');
  await page.keyboard.press('Enter');
  await cardOf(desk, left).waitFor({ state: 'detached' });
});

function booked(surname: string, index: number): Promise<PracticeBooking> {
  const patient = { name: 'Practice', surname, phone: '+48500100200' };
  return practice.patientBooks({ addressId, start: free[index]?.start, patient });
}
