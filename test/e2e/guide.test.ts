import type { Locator } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { guideSteps } from '#shared/domain/setUpGuide.ts';
import { violationsOf } from './harness/accessibility.ts';
import { launchDesk, type LaunchedDesk } from './harness/launch.ts';
import { takePicture } from './harness/pictures.ts';
import { startPractice, type Practice } from './harness/practice.ts';
import { aGlance, enterCredentials, soon } from './harness/steps.ts';

/*
 * From an empty profile to a clinic that can be booked, by one path: four presses for a clinic that has everything, each taken once however
 * often it is made; for one that has nothing the guide says what is missing, names and codes are given on the way, and it goes on where it
 * was left, after a restart too. Without a line it says so and keeps what is typed; a clinic of another country comes in by the same path.
 */
let whole: Practice;
let empty: Practice;
let abroad: Practice;
let desk: LaunchedDesk;

const argsFor = ({ port }: Practice): string[] => [
  '--language=en',
  `--practice-port=${port}`,
  `--practice-ports=pt:${abroad.port}`,
];

beforeAll(async () => {
  [whole, empty, abroad] = await Promise.all([
    startPractice('small'),
    startPractice('empty'),
    startPractice('small', 0, null, 'pt'),
  ]);
  desk = await launchDesk({ args: argsFor(whole) });
}, 120_000);
afterAll(async () => {
  await desk.close();
  await Promise.all([whole.stop(), empty.stop(), abroad.stop()]);
});

const step = () => desk.page.locator('.guide-step').getAttribute('data-step');
const press = (name: string) => desk.page.getByRole('button', { name, exact: true }).last().click();
/** As somebody who is used to double clicks, and has seen what is pressed. */
const pressTwice = async (name: string) => {
  await aGlance(desk);
  await desk.page.getByRole('button', { name, exact: true }).last().dblclick();
};
const offline = () => desk.page.locator('.guide-wait').filter({ hasText: 'Offline since' });
const rail = (name: string) => desk.page.locator(`[data-rail=${name}]`);
const isDone = (name: string) =>
  desk.page.locator(`[data-rail=${name}][data-state=done]`).waitFor({ timeout: 60_000 });

test('a clinic that has everything is live after four presses', async () => {
  await enterCredentials(desk, whole.clientId, whole.secret);
  await pressTwice('Save and begin');
  await desk.page.locator('[data-step=facilities]').waitFor(soon);
  await isDone('hours');
  await pressTwice('Continue');
  await desk.page.locator('[data-step=mapping]').waitFor(soon);
  await pressTwice('Continue');
  await desk.page.locator('[data-step=live]').waitFor(soon);
  expect(await desk.page.locator('.guide-live').getAttribute('data-live')).toBe('live');
  expect(await violationsOf(desk)).toEqual([]);
  await pressTwice('To the day');
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
  await pressTwice('Continue');
  await desk.page.locator('[data-step=mapping]').waitFor(soon);
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

test('left for the hours it goes on there, after a restart too', async () => {
  await pressTwice('Continue');
  await desk.page.locator('[data-step=services]').waitFor(soon);
  await pressTwice('Continue');
  await desk.page.locator('[data-step=hours]').waitFor(soon);
  await press('To the hours');
  await desk.page.locator('.guide').waitFor({ state: 'detached' });
  await desk.page.locator('.hours-view').waitFor(soon);
  await desk.close('keepProfile');
  desk = await launchDesk({ profile: desk.profile, args: argsFor(empty) });
  await desk.page.getByRole('button', { name: 'Settings', exact: true }).click();
  await desk.page.getByRole('tab', { name: 'Connection' }).click();
  await press('Set-up guide…');
  await desk.page.locator('[data-step=hours]').waitFor(soon);
  expect(await rail('mapping').getAttribute('data-state')).toBe('done');
  await rail('live').click();
  expect(await desk.page.locator('.guide-live').getAttribute('data-live')).toBe('notYet');
});

test('keys alone reach whatever can be pressed on each step, and nothing on any step is wrong for axe', async () => {
  for (const name of guideSteps) {
    await tabTo(rail(name));
    await desk.page.keyboard.press('Enter');
    // The step is read from its beginning.
    await desk.page.locator(`[data-step=${name}] .guide-heading:focus`).waitFor(soon);
    const all = await pressable().count();
    expect({ name, unreached: await unreachedBy(all + 3) }).toEqual({ name, unreached: [] });
    expect({ name, violations: await violationsOf(desk) }).toEqual({ name, violations: [] });
  }
  // And on from the first step to the end, which is passed by a key, too.
  await tabTo(rail('connection'));
  await desk.page.keyboard.press('Enter');
  for (let steps = 0; (await step()) !== 'live'; steps += 1) {
    expect(steps).toBeLessThan(guideSteps.length);
    const from = (await step()) ?? '';
    await tabTo(desk.page.getByRole('button', { name: 'Continue', exact: true }));
    await desk.page.keyboard.press('Enter');
    await desk.page.locator(`.guide-step:not([data-step=${from}]) .guide-heading:focus`).waitFor(soon);
  }
});

/** What can be pressed or typed into, in the dialog that is on top. */
const pressable = () =>
  desk.page.locator('.dialog').locator(':is(button, input, select, textarea, a[href]):enabled:visible');

/** Presses Tab so often. @returns what never had the focus */
async function unreachedBy(presses: number): Promise<readonly string[]> {
  await pressable().evaluateAll((all) => all.forEach((one) => one.removeAttribute('data-reached')));
  for (let press = 0; press < presses; press += 1) {
    await desk.page.keyboard.press('Tab');
    await desk.page.evaluate(() => document.activeElement?.setAttribute('data-reached', ''));
  }
  return pressable().evaluateAll((all) =>
    all.filter((one) => !one.hasAttribute('data-reached')).map((one) => one.textContent),
  );
}

/** Presses Tab until it has the focus. */
async function tabTo(target: Locator): Promise<void> {
  const most = (await pressable().count()) + 3;
  for (let press = 0; press < most; press += 1) {
    if (await target.evaluate((one) => one === one.ownerDocument.activeElement)) return;
    await desk.page.keyboard.press('Tab');
  }
  throw new Error('The Tab key never comes to it.');
}

test('without a line it says so, keeps what is typed, and goes on by itself with the line', async () => {
  const { page } = desk;
  await abroad.line(false);
  await rail('connection').click();
  await press('Add another clinic…');
  await page.getByLabel('Country and marketplace').selectOption('pt');
  await enterCredentials(desk, abroad.clientId, abroad.secret);
  await pressTwice('Add this clinic');
  await page.getByText('Frontdesk keeps trying by itself.').waitFor(soon);
  await empty.line(false);
  await offline().waitFor(soon);
  expect(await violationsOf(desk)).toEqual([]);
  await takePicture(desk, 'guideOffline');
  // Whoever looks at another step meanwhile, or presses Escape, finds it again.
  await rail('doctors').click();
  await page.keyboard.press('Escape');
  await page.getByText('Not saved yet.').waitFor(soon);
  await rail('connection').click();
  expect(await page.getByLabel('Secret', { exact: true }).inputValue()).toBe(abroad.secret);
  await press('Add this clinic');
  await page.getByText('Frontdesk keeps trying by itself.').waitFor(soon);
  await Promise.all([abroad.line(true), empty.line(true)]);
  await page.getByText('The clinic is added.').first().waitFor({ timeout: 30_000 });
  await offline().waitFor({ state: 'detached', timeout: 30_000 });
  expect(await page.locator('.guide-list > li').count()).toBe(2);
  await rail('facilities').click();
  await page.locator('.guide-of').filter({ hasText: 'Portugal' }).waitFor(soon);
});

test('a wrong secret says what to do, and leaves no half of a clinic behind', async () => {
  const { page } = desk;
  await rail('connection').click();
  await press('Add another clinic…');
  await page.getByLabel('Country and marketplace').selectOption('pt');
  await enterCredentials(desk, abroad.clientId, 'wrong');
  await press('Add this clinic');
  await page.locator('[data-problem=unauthorized]').waitFor(soon);
  // The keyboard is where it was.
  await page.locator('.guide-form [type=submit]:focus').waitFor(soon);
  expect(await page.getByLabel('Client ID', { exact: true }).inputValue()).toBe(abroad.clientId);
  await page.getByLabel('Secret', { exact: true }).fill(abroad.secret);
  await press('Add this clinic');
  await page.getByText('This desk has that clinic already.').first().waitFor(soon);
  expect(await page.locator('.guide-list > li').count()).toBe(2);
  expect(desk.complaints).toEqual([]);
});
