import type { Locator } from 'playwright';
import { beforeAll, expect, test } from 'vitest';
import { violationsOf } from './harness/accessibility.ts';
import { openDesk } from './harness/openDesk.ts';
import { takePicture } from './harness/pictures.ts';
import { roomyDay } from './harness/roomyDay.ts';
import { cardOf, goTo, said, soon } from './harness/steps.ts';
import type { FreeTime } from '#shared/contract/freeTimes.ts';

/*
 * In the real window: a new visit that is half typed stays with its time, and one whose time a patient takes online meanwhile hears of
 * it as soon as the board does, keeps what was typed and is booked at another time, once.
 */
const { desk, practice } = openDesk();
let addressId: string;
let free: readonly FreeTime[];
beforeAll(async () => {
  ({ addressId, free } = await roomyDay(desk));
  await goTo(desk, at(0).start);
  await slotOf(at(0)).waitFor({ state: 'attached', ...soon });
});

test('what is half typed is there again after Escape and after another card, and the slot says so', async () => {
  const { page } = desk;
  await begin(at(0), 'Halftypova');
  await page.keyboard.press('Escape');
  await page.locator('.panel').waitFor({ state: 'detached' });
  await slotOf(at(0)).and(page.locator('[data-draft]')).waitFor();
  expect(await violationsOf(desk)).toEqual([]);
  await looks('draft-slot');

  await begin(at(2), 'Otherova');
  const booked = await practice.doctorBooks('Carda', at(4).start, addressId);
  await cardOf(desk, booked).waitFor({ state: 'attached', ...soon });
  await cardOf(desk, booked).click();
  await page.locator('.panel-name').filter({ hasText: 'Carda' }).waitFor();
  expect(await page.locator('.slot[data-draft]').count()).toBe(2);
  await slotOf(at(2)).focus();
  await page.keyboard.press('Enter');
  await page.getByLabel('Surname').waitFor();
  expect(await page.getByLabel('Surname').inputValue()).toBe('Otherova');
  await page.getByRole('button', { name: 'Throw away' }).click();
  await slotOf(at(2)).and(page.locator('[data-draft]')).waitFor({ state: 'detached' });
});

test('a form hears that its time went, keeps what was typed, and is booked at another time', async () => {
  const { page } = desk;
  await slotOf(at(0)).focus();
  await page.keyboard.press('Enter');
  expect(await page.getByLabel('Surname').inputValue()).toBe('Halftypova');
  const service = at(0).services[0]?.id ?? '';
  await practice.patientBooks({ addressId, start: at(0).start, addressServiceId: service });
  await page.getByText('Somebody else has this time by now.').waitFor(soon);
  expect(await page.getByRole('button', { name: 'Book', exact: true }).isDisabled()).toBe(true);
  expect(await violationsOf(desk)).toEqual([]);
  await page.locator('.other-times button').first().waitFor();
  await looks('time-went');

  await page.locator('.other-times button').first().click();
  await page.getByText('Somebody else has this time by now.').waitFor({ state: 'detached' });
  expect(await page.getByLabel('Surname').inputValue()).toBe('Halftypova');
  await page.getByLabel('First name').fill('Nina');
  await page.getByLabel('Phone').fill('+48 600 100 200');
  await page.getByRole('button', { name: 'Book', exact: true }).click();
  await said(desk, 'Halftypova, Nina: booked for');
  expect(await page.locator('.slot[data-draft]').count()).toBe(0);
  const made = async () =>
    (await practice.bookings()).filter(({ patient }) => patient.surname === 'Halftypova');
  await expect.poll(async () => (await made()).length, { timeout: 30_000 }).toBe(1);
  expect(await page.locator('.attention-row').count()).toBe(0);
});

async function begin(time: FreeTime, surname: string): Promise<void> {
  const { page } = desk;
  await slotOf(time).focus();
  await page.keyboard.press('Enter');
  await page.getByLabel('Surname').fill(surname);
}
const at = (place: number): FreeTime => {
  const time = free[place];
  if (time === undefined) throw new Error('there is no room');
  return time;
};
const slotOf = ({ start }: FreeTime): Locator =>
  desk.page.locator(`[data-column="${addressId}"] [data-item="slot ${start}"]`);

/** On the panel of most receptions, by day and by night. */
async function looks(name: string): Promise<void> {
  for (const scheme of ['light', 'dark'] as const) {
    await desk.app.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.setSize(1366, 768);
    });
    await desk.page.emulateMedia({ colorScheme: scheme });
    await desk.page.waitForTimeout(500);
    await takePicture(desk, `${name}-${scheme}`);
  }
}
