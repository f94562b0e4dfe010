import { afterAll, beforeAll, expect, test } from 'vitest';
import { violationsOf } from './harness/accessibility.ts';
import { launchDesk, type LaunchedDesk } from './harness/launch.ts';
import { takePicture } from './harness/pictures.ts';
import { startPractice, type Practice } from './harness/practice.ts';
import { enterCredentials, soon } from './harness/steps.ts';

/*
 * From an empty profile to a clinic that can be booked, by one path: four presses for a clinic that has everything; for one that has
 * nothing the guide says what is missing, names and codes are given on the way, and it goes on where it was left, after a restart too.
 */
let whole: Practice;
let empty: Practice;
let desk: LaunchedDesk;

const argsFor = ({ port }: Practice): string[] => ['--language=en', `--practice-port=${port}`];

beforeAll(async () => {
  whole = await startPractice('small');
  empty = await startPractice('empty');
  desk = await launchDesk({ args: argsFor(whole) });
}, 120_000);
afterAll(async () => {
  await desk.close();
  await whole.stop();
  await empty.stop();
});

const step = () => desk.page.locator('.guide-step').getAttribute('data-step');
const press = (name: string) => desk.page.getByRole('button', { name, exact: true }).last().click();
const rail = (name: string) => desk.page.locator(`[data-rail=${name}]`);
const isDone = (name: string) =>
  desk.page.locator(`[data-rail=${name}][data-state=done]`).waitFor({ timeout: 60_000 });

test('a clinic that has everything is live after four presses', async () => {
  await enterCredentials(desk, whole.clientId, whole.secret);
  await press('Save and begin');
  await desk.page.locator('[data-step=facilities]').waitFor(soon);
  await isDone('hours');
  await press('Continue');
  await desk.page.locator('[data-step=mapping]').waitFor(soon);
  await press('Continue');
  await desk.page.locator('[data-step=live]').waitFor(soon);
  expect(await desk.page.locator('.guide-live').getAttribute('data-live')).toBe('live');
  expect(await violationsOf(desk)).toEqual([]);
  await press('To the day');
  await desk.page.locator('[data-column]').first().waitFor({ state: 'attached', timeout: 30_000 });
  await desk.close();
});

test('one that has nothing yet is told what it lacks, and the oddities of its addresses', async () => {
  desk = await launchDesk({ args: argsFor(empty) });
  await enterCredentials(desk, empty.clientId, empty.secret);
  await press('Save and begin');
  await desk.page.locator('[data-step=facilities]').waitFor(soon);
  await desk.page.locator('[data-rail=hours][data-state=missing]').waitFor({ timeout: 60_000 });
  await rail('addresses').click();
  await desk.page.getByText('Online visits have a calendar of their own.').waitFor(soon);
  expect(await violationsOf(desk)).toEqual([]);
  await takePicture(desk, 'guide');
  await press('Continue');
  expect(await step()).toBe('mapping');
});

test('names and codes are typed, pasted and read from a file on the way', async () => {
  const { page } = desk;
  await press('Names and codes…');
  const codes = page.locator('.mapping-row [data-part=code]');
  await codes.nth(1).waitFor(soon);
  await codes.first().fill('R-1');
  await page.keyboard.press('Enter');
  await codes.nth(1).and(page.locator(':focus')).waitFor(soon);
  // A column of a spreadsheet.
  await codes.nth(1).evaluate((field) => {
    const data = new DataTransfer();
    data.setData('text', 'R-2\nR-3\n');
    field.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    );
  });
  await page.waitForFunction(() => {
    const fields = [...document.querySelectorAll<HTMLInputElement>('.mapping-row [data-part=code]')];
    return (
      fields
        .slice(0, 3)
        .map(({ value }) => value)
        .join() === 'R-1,R-2,R-3'
    );
  });
  expect(await violationsOf(desk)).toEqual([]);
  const ids = await page
    .locator('.mapping-row')
    .evaluateAll((rows) => rows.map((row) => (row as HTMLElement).dataset['object'] ?? ''));
  const file = (text: string) => ({ name: 'codes.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
  await page.setInputFiles(
    'input[type=file]',
    file(`kind;id;colour\naddress;${ids[0]};99\naddress;nobody;1\n`),
  );
  await page.getByText('Row 2, column colour').waitFor(soon);
  await page.getByText('Row 3, column id').waitFor(soon);
  expect(await page.getByRole('button', { name: /^Keep/ }).count()).toBe(0);
  await press('Back to the table');
  await page.setInputFiles(
    'input[type=file]',
    file(`\uFEFFkind,id,code,name\naddress,${ids[3]},R-4,"Room ""4"""\n`),
  );
  await page.getByText('The file changes 1 entry.').waitFor(soon);
  await takePicture(desk, 'mappingImport');
  await press('Keep 1 change');
  await page.locator(`[data-object="${ids[3]}"] [data-part=name]`).waitFor(soon);
  expect(await page.locator(`[data-object="${ids[3]}"] [data-part=name]`).inputValue()).toBe('Room "4"');
  await page.getByRole('dialog', { name: 'Names and codes' }).getByRole('button', { name: 'Close' }).click();
  await page.locator('.mapping').waitFor({ state: 'detached' });
  expect(await step()).toBe('mapping');
});

test('left for the hours and after a restart it goes on where something is missing', async () => {
  await press('Continue');
  await desk.page.locator('[data-step=services]').waitFor(soon);
  await press('Continue');
  await desk.page.locator('[data-step=hours]').waitFor(soon);
  await press('To the hours');
  await desk.page.locator('.guide').waitFor({ state: 'detached' });
  await desk.page.locator('.hours-view').waitFor(soon);
  await desk.close('keepProfile');
  desk = await launchDesk({ profile: desk.profile, args: argsFor(empty) });
  await desk.page.getByRole('button', { name: 'Settings', exact: true }).click();
  await desk.page.getByRole('tab', { name: 'Connection' }).click();
  await press('Set-up guide…');
  await desk.page.locator('[data-step=services]').waitFor(soon);
  expect(await rail('mapping').getAttribute('data-state')).toBe('done');
  await rail('live').click();
  expect(await desk.page.locator('.guide-live').getAttribute('data-live')).toBe('notYet');
});
