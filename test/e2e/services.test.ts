import { beforeAll, expect, test } from 'vitest';
import { violationsOf } from './harness/accessibility.ts';
import { openDesk } from './harness/openDesk.ts';
import { takePicture } from './harness/pictures.ts';

/*
 * In the real window a manager finds a service in the marketplace's dictionary, adds it to two calendars in one press, takes that back
 * and does it again, changes one by keyboard alone, and sees each stand at the clinic once. What free times hold is not let go, and what
 * the clinic refuses comes back as one item.
 */
const { desk, practice } = openDesk({ world: 'clinic' });
beforeAll(async () => {
  await desk.page.locator('.card').first().waitFor({ state: 'attached', timeout: 60_000 });
});

const rows = () => desk.page.locator('.services-table tbody tr');
const row = (name: string) => rows().filter({ hasText: name });
const beside = () => desk.page.locator('.services-beside');
const offeredAs = async (name: string) =>
  (await practice.services()).filter(({ customName }) => customName === name);

test('services are looked at: one key, one press, and nothing is wrong for a screen reader', async () => {
  const { page } = desk;
  await page.keyboard.press('5');
  await page.getByRole('button', { name: 'Services', exact: true }).first().click();
  await rows().first().waitFor();
  expect(await violationsOf(desk)).toEqual([]);
});

test('one is found in the dictionary by keyboard alone and added to two calendars; undone, none of it left', async () => {
  const { page } = desk;
  const add = async (): Promise<void> => {
    await page.getByRole('button', { name: 'Add service' }).click();
    // The field has the focus.
    await page.keyboard.type('kon');
    await page.locator('.services-entry').first().waitFor();
    await page.keyboard.press('Enter');
    await beside().getByLabel('Own name').fill('Nowa usługa');
    await beside().locator('input[name=price]').fill('149,90');
    await beside().locator('.services-which input[type=checkbox]').nth(1).check();
  };
  await add();
  expect(await beside().textContent()).toContain('patients read');
  await takePicture(desk, 'services-add');
  await beside().getByRole('button', { name: 'Add to 2 calendars' }).click();
  await row('Nowa usługa').getByText('Being added').waitFor();
  await page.keyboard.press('Control+z');
  await expect.poll(() => row('Nowa usługa').count()).toBe(0);
  await add();
  await beside().getByRole('button', { name: 'Add to 2 calendars' }).click();
  await expect.poll(async () => (await offeredAs('Nowa usługa')).length, { timeout: 60_000 }).toBe(2);
  // It is there, and no longer on its way.
  await row('Nowa usługa').waitFor();
  await expect.poll(() => row('Nowa usługa').getByText('Being added').count(), { timeout: 60_000 }).toBe(0);
  expect(await practice.writes()).toEqual(['addAddressService', 'addAddressService']);
});

test('it is changed in both calendars by keyboard alone; decimals are cut off and the duration is the clinic’s own', async () => {
  const { page } = desk;
  await row('Nowa usługa').locator('button').focus();
  await page.keyboard.press('Enter');
  await beside().waitFor();
  const minutes = beside().locator('input[name=duration]');
  await minutes.focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('50');
  await beside()
    .getByText('Also in the doctor’s')
    .or(beside().getByText('No hours depend on it.'))
    .first()
    .waitFor();
  await page.keyboard.press('Enter');
  await expect
    .poll(async () => (await offeredAs('Nowa usługa')).map(({ defaultDuration }) => defaultDuration), {
      timeout: 60_000,
    })
    .toContain(50);
  await row('Nowa usługa').getByText('50 min').waitFor();
  await page.keyboard.press('Escape');
  await expect.poll(() => beside().count()).toBe(0);
  // The focus is back where it came from.
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Nowa usługa');
});

test('what free times offer cannot be removed and says so; what none offers goes', async () => {
  const { page } = desk;
  const used = rows().filter({ hasText: /[1-9]\d* free time/ });
  await used.first().locator('button').click();
  await expect
    .poll(() => beside().getByRole('button', { name: 'Remove this service' }).isDisabled())
    .toBe(true);
  expect(await beside().textContent()).toContain('Free times at the marketplace still offer it');
  await page.keyboard.press('Escape');
  await row('Nowa usługa').locator('button').click();
  await beside().getByRole('button', { name: 'Remove this service' }).click();
  await expect.poll(async () => (await offeredAs('Nowa usługa')).length, { timeout: 60_000 }).toBe(1);
  await expect.poll(() => row('Nowa usługa').count()).toBe(0);
});

test('what the clinic refuses comes back once, with its reason, and is let go', async () => {
  const { page } = desk;
  await practice.quirks({ decimalPrices: 'refused' });
  await rows().first().locator('button').click();
  await beside().locator('input[name=price]').fill('199,99');
  await beside().getByRole('button', { name: 'Save' }).click();
  const item = page.locator('.attention-row').first();
  await item.waitFor({ timeout: 60_000 });
  expect(await item.textContent()).toContain('Change a service');
  await item.click();
  await page.getByText('perhaps a price with decimals').first().waitFor();
  await page
    .getByRole('button', { name: 'Let it go' })
    .or(page.locator('.steps .press').last())
    .last()
    .click();
  await expect.poll(() => page.locator('.attention-row').count()).toBe(0);
});

test('insurers are read when they are looked at; one is taken and stands at the clinic', async () => {
  const { page } = desk;
  const entries = page.locator('.services-entry');
  // Which calendar stands first is not said; one that takes all insurers already has none to add.
  for (const calendar of await page.locator('.hours-calendar').all()) {
    await calendar.click();
    await page.getByRole('button', { name: 'Insurance', exact: true }).click();
    await page.getByRole('button', { name: 'Add insurer' }).click();
    await entries.first().waitFor({ timeout: 60_000 });
    if ((await page.locator('.services-entry:enabled').count()) > 0) break;
  }
  await page.locator('.services-entry:enabled').first().click();
  await expect
    .poll(async () => (await practice.writes()).includes('addAddressInsuranceProvider'), { timeout: 60_000 })
    .toBe(true);
  expect(await violationsOf(desk)).toEqual([]);
  await takePicture(desk, 'services-insurance');
});
