import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDays, dayWindow, localDateOf } from '#shared/time/zone.ts';
import { violationsOf } from './harness/accessibility.ts';
import { launchDesk, type LaunchedDesk } from './harness/launch.ts';
import { pictureOnFailure } from './harness/pictures.ts';
import { startPractice, type Practice, type PracticeBooking } from './harness/practice.ts';
import { cardOf, connect, goTo, lineIs, soon, zone } from './harness/steps.ts';

/*
 * With the keyboard alone, in the real window: a patient is found by a part of the name and opened on the right day; a command is
 * found by its name and does what it says; whoever is at the desk signs what is decided, and the activity names them with what
 * the clinic answered.
 */
const pictures = resolve(import.meta.dirname, '../../test-results');
let practice: Practice;
let desk: LaunchedDesk;
let visit: PracticeBooking;

beforeAll(async () => {
  mkdirSync(pictures, { recursive: true });
  practice = await startPractice('small');
  desk = await launchDesk({ args: ['--language=en', `--practice-port=${practice.port}`] });
  await connect(desk, practice);
  const { addressId, start } = await comingFreeTime();
  visit = await practice.patientBooks({
    addressId,
    start,
    patient: { name: 'Żaneta', surname: 'Findowska-Łoś', phone: '+48 690 111 222' },
  });
  await goTo(desk, visit.start);
  await cardOf(desk, visit).waitFor({ state: 'attached', ...soon });
  await desk.page.keyboard.press('t');
});
afterAll(async () => {
  await desk.close();
  await practice.stop();
});
pictureOnFailure(() => desk);

test('a patient is found as somebody types, and Enter opens the visit on its day', async () => {
  const { page } = desk;
  for (const typed of ['los zan', '690111', '0048 690 111 222']) {
    await page.keyboard.press('/');
    await page.keyboard.type(typed);
    await page.locator(`.hit[data-visit="${visit.id}"]`).waitFor();
    expect(await page.locator('.hit').count()).toBe(1);
    if (typed === 'los zan') {
      expect(await violationsOf(desk)).toEqual([]);
      await page.screenshot({ path: join(pictures, 'finding-search.png') });
    }
    await page.keyboard.press('Escape');
    expect(await page.locator('.hit').count()).toBe(0);
  }
  await page.keyboard.press('/');
  await page.keyboard.type('findow');
  await page.locator('.hit').waitFor();
  await page.keyboard.press('Enter');
  await page.locator('.panel-name').filter({ hasText: 'Findowska-Łoś, Żaneta' }).waitFor();
  await cardOf(desk, visit)
    .and(page.locator('[data-open]'))
    .waitFor({ state: 'attached', ...soon });
});

test('staff are set up, one comes to the desk, and a command of the palette is signed by her', async () => {
  const { page } = desk;
  await page.keyboard.press('Control+k');
  await page.locator('.palette-field:focus').waitFor();
  await page.keyboard.type('set up staff');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Add a person' }).press('Enter');
  await page.getByLabel('Name', { exact: true }).fill('Anna Kowalska');
  await page.getByLabel('Initials').fill('AK');
  await page.getByText('New PIN', { exact: true }).click();
  await page.getByLabel('Four to eight digits.').fill('4711');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Change Anna Kowalska' }).waitFor();
  expect(await violationsOf(desk)).toEqual([]);
  await page.keyboard.press('Escape');

  await page.locator('.staff-mark').waitFor();
  await page.keyboard.press('s');
  await page.locator('.staff-row').first().press('Enter');
  await page.getByLabel('PIN of Anna Kowalska').waitFor();
  await page.keyboard.type('0000');
  await page.keyboard.press('Enter');
  await page.getByText('This PIN is not right.').waitFor();
  await page.keyboard.type('4711');
  await page.keyboard.press('Enter');
  await page.locator('.staff-mark[data-staff="AK"]').waitFor();

  await page.locator('.staff-row').first().waitFor({ state: 'detached' });
  await page.locator('.panel-name').filter({ hasText: 'Findowska' }).waitFor();
  await page.keyboard.press('Control+k');
  await page.locator('.palette-field:focus').waitFor();
  await page.keyboard.type('confirm');
  await page.locator('.palette-item').first().waitFor();
  expect(await violationsOf(desk)).toEqual([]);
  await page.screenshot({ path: join(pictures, 'finding-palette.png') });
  await page.keyboard.press('Enter');
  await page.locator('.toast').filter({ hasText: 'confirmed' }).waitFor();
  await page.locator('.history').filter({ hasText: 'Confirmed here · Anna Kowalska' }).waitFor();
});

test('the activity names who did it and what the clinic answered, and leads back to the visit', async () => {
  const { page } = desk;
  await lineIs(desk, 'inStep', 20_000);
  await page.keyboard.press('Control+k');
  await page.locator('.palette-field:focus').waitFor();
  await page.keyboard.type('activity');
  await page.keyboard.press('Enter');
  const row = page.locator('.activity-row').filter({ hasText: 'Confirmed' });
  await row.filter({ hasText: 'The marketplace has it' }).waitFor(soon);
  expect(await row.locator('.staff-initials').textContent()).toBe('AK');
  await page.locator('.activity-row').filter({ hasText: 'Came to the desk' }).waitFor();
  expect(await violationsOf(desk)).toEqual([]);
  await page.screenshot({ path: join(pictures, 'finding-activity.png') });

  await page.getByLabel('Patient: name or phone').fill('nobody of this name');
  await page.getByText('Nothing fits this choice.').waitFor();
  await page.getByLabel('Patient: name or phone').fill('zan find');
  await row.waitFor();
  expect(await page.locator('.activity-row').count()).toBe(1);
  await page.getByRole('button', { name: /Show the visit of Findowska/ }).press('Enter');
  await page.locator('.panel-name').filter({ hasText: 'Findowska' }).waitFor();
  expect(await page.locator('dialog[open]').count()).toBe(0);
});

test('the page never broke its own policy, and nothing in it failed', () => {
  expect(desk.complaints).toEqual([]);
});

/** A free time of some coming day. */
async function comingFreeTime(): Promise<{ addressId: string; start: number }> {
  const columns = await desk.page
    .locator('[data-column]')
    .evaluateAll((all) => all.flatMap((one) => one.getAttribute('data-column') ?? []));
  const tomorrow = addDays(localDateOf(Date.now(), zone), 1);
  for (const addressId of columns) {
    const answer = await desk.page.evaluate((request) => window.frontdesk.ask('visits.freeTimes', request), {
      addressId,
      scope: 'address' as const,
      from: dayWindow(tomorrow, zone).from,
      to: dayWindow(addDays(tomorrow, 10), zone).to,
    });
    const [first] = answer.ok ? answer.value : [];
    if (first !== undefined) return { addressId, start: first.start };
  }
  throw new Error('The practice clinic has no free time.');
}
