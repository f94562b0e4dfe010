import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { violationsOf } from './harness/accessibility.ts';
import { handsAt } from './harness/hands.ts';
import { openDesk } from './harness/openDesk.ts';
import { takePicture } from './harness/pictures.ts';
import type { PracticeBooking } from './harness/practice.ts';
import { roomyDay } from './harness/roomyDay.ts';
import { cardOf, focusBy, goTo, lineIs, soon } from './harness/steps.ts';
import type { FreeTime } from '#shared/contract/freeTimes.ts';

/*
 * In the real window: a locked screen names nobody, neither to the eye nor to whatever reads the document or asks main, not after
 * a reload or a restart either; only the PIN opens it, or the secret that the desk was set up with. What leaves the desk is what the day says.
 */
const { desk, practice, restart } = openDesk();
let visit: PracticeBooking;
/** Of a coming day: what is booked on the day that is shown is not news. */
let addressId: string;
let free: readonly FreeTime[];

beforeAll(async () => {
  ({ addressId, free } = await roomyDay(desk));
  visit = await booked('Verborgenska', 'Żaneta', 0);
  await goTo(desk, visit.start);
  await cardOf(desk, visit).waitFor({ state: 'attached', ...soon });
});

function booked(surname: string, name: string, index: number): Promise<PracticeBooking> {
  const patient = { name, surname, phone: '+48 690 111 222' };
  return practice.patientBooks({ addressId, start: free[index]?.start, patient });
}

const documentText = () => desk.page.evaluate(() => document.documentElement.outerHTML + document.title);
const named = async (): Promise<boolean> => (await documentText()).includes('Verborgenska');
const ask = (name: 'visits.get' | 'lock.get', request: unknown) =>
  desk.page.evaluate(([what, of]) => window.frontdesk.ask(what as never, of as never) as Promise<unknown>, [
    name,
    request,
  ] as const);

test('one key hides every name and keeps the shape of the day; another brings them back', async () => {
  const { page } = desk;
  await cardOf(desk, visit).evaluate((card: HTMLElement) => card.click());
  await page.locator('.panel-name').filter({ hasText: 'Verborgenska' }).waitFor();
  const cards = await page.locator('[data-item][data-state]').count();
  await page.keyboard.press('Control+l');
  await page.locator('dialog.cover[open]').waitFor();
  await expect.poll(named).toBe(false);
  expect(await page.locator('[data-item][data-state]').count()).toBe(cards);
  expect(await page.locator('body').ariaSnapshot()).not.toContain('Verborgenska');
  expect(await ask('visits.get', { bookingId: visit.id })).toMatchObject({ error: { kind: 'locked' } });
  expect(await violationsOf(desk)).toEqual([]);
  await takePicture(desk, 'privacy-locked');
  await page.keyboard.press('Space');
  await page.locator('.panel-name').filter({ hasText: 'Verborgenska' }).waitFor();
  expect(await page.locator('dialog.cover').count()).toBe(0);
});

test('a PIN is set, and then neither keys, nor a reload, nor a restart opens the screen, only the PIN does', async () => {
  await desk.page.keyboard.press('Control+k');
  await desk.page.locator('.palette-field:focus').waitFor();
  await desk.page.keyboard.type('desk pin');
  await desk.page.keyboard.press('Enter');
  await desk.page.getByLabel('New PIN, four to eight digits').fill('4711');
  expect(await violationsOf(desk)).toEqual([]);
  await desk.page.keyboard.press('Enter');
  await desk.page.locator('dialog').waitFor({ state: 'detached' });

  // In a dialog, too.
  await desk.page.keyboard.press('?');
  await desk.page.locator('dialog[open]').waitFor();
  await desk.page.keyboard.press('Control+l');
  await desk.page.getByLabel('PIN of this desk').waitFor();
  for (const key of ['Escape', 'Escape', 'Escape', 'a']) await desk.page.keyboard.press(key);
  await desk.page.mouse.move(100, 100);
  await desk.page.mouse.move(700, 500, { steps: 5 });
  await desk.page.locator('dialog.cover[open]').waitFor();

  await desk.page.reload();
  await desk.page.getByLabel('PIN of this desk').waitFor();
  expect(await named()).toBe(false);

  await practice.line(false);
  await restart();
  await desk.page.getByLabel('PIN of this desk').waitFor({ timeout: 30_000 });
  expect(await ask('lock.get', null)).toMatchObject({ value: { locked: true, hasPin: true } });
  expect(await named()).toBe(false);
  await desk.page.getByLabel('PIN of this desk').fill('0000');
  await desk.page.keyboard.press('Enter');
  await desk.page.getByText('This PIN is not right. The screen stays locked.').waitFor();
  await takePicture(desk, 'privacy-pin');
  await desk.page.getByLabel('PIN of this desk').fill('4711');
  await desk.page.keyboard.press('Enter');
  await desk.page.locator('dialog.cover').waitFor({ state: 'detached' });
  await practice.line(true);
  await goTo(desk, visit.start);
  await cardOf(desk, visit).waitFor({ state: 'attached', ...soon });
  await expect.poll(named, soon).toBe(true);
  await lineIs(desk, 'inStep', 40_000);
});

test('a forgotten PIN is taken away with the secret that the desk was set up with', async () => {
  const { page } = desk;
  await page.keyboard.press('Control+l');
  await page.getByRole('button', { name: 'Forgot the PIN?' }).click();
  const secret = page.getByLabel('Secret', { exact: true });
  await secret.fill('not the secret');
  await page.keyboard.press('Enter');
  await page.getByText('This is not the secret of this desk’s connection.').waitFor();
  expect(await ask('lock.get', null)).toMatchObject({ value: { locked: true, hasPin: true } });
  expect(await violationsOf(desk)).toEqual([]);
  await takePicture(desk, 'privacy-forgotten');
  await secret.fill(practice.secret);
  await page.keyboard.press('Enter');
  await page.locator('dialog.cover').waitFor({ state: 'detached' });
  await page.locator('.toast').filter({ hasText: 'the PIN is gone' }).waitFor();
  await expect.poll(named, soon).toBe(true);
  await page.keyboard.press('Control+l');
  await page.locator('dialog.cover[open]').waitFor();
  await page.keyboard.press('Space');
  await page.locator('dialog.cover').waitFor({ state: 'detached' });
});

test('a booking made online on another day is counted in the title until somebody opens the list', async () => {
  const { page } = desk;
  await page.keyboard.press('Escape');
  await page.keyboard.press('t');
  const news = await booked('Rezerwacka', 'Nowa', 1);
  await page.locator('.news-mark').waitFor(soon);
  expect(await page.title()).toMatch(/^\(\d+\) Frontdesk$/);
  const title = () => desk.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getTitle());
  await expect.poll(title).toMatch(/^\(\d+\) Frontdesk$/);
  await page.locator('.news-mark').click();
  await page.locator('.news-row').filter({ hasText: 'Rezerwacka' }).waitFor();
  expect(await violationsOf(desk)).toEqual([]);
  await takePicture(desk, 'privacy-news');
  await page.locator('.news-row').filter({ hasText: 'Rezerwacka' }).click();
  await page.locator('.panel-name').filter({ hasText: 'Rezerwacka' }).waitFor();
  await cardOf(desk, news).waitFor({ state: 'attached', ...soon });
  await expect.poll(() => page.title()).toBe('Frontdesk');
});

test('the list of new online bookings is opened and gone through by keys alone', async () => {
  const { page } = desk;
  await page.keyboard.press('Escape');
  await page.keyboard.press('t');
  await booked('Klawiszowska', 'Nowa', 2);
  const last = await booked('Klawiszak', 'Nowa', 3);
  await page.locator('.news-mark').filter({ hasText: '2' }).waitFor(soon);
  await page.getByRole('combobox', { name: 'Find a patient' }).focus();
  await focusBy(desk, 'Tab', page.getByRole('button', { name: '2 new online bookings' }));
  await page.keyboard.press('Enter');
  const wanted = page.locator('.news-row').filter({ hasText: 'Klawiszak' });
  await wanted.waitFor();
  expect(await page.locator('.news-row').count()).toBe(2);
  // What was in front of somebody for a second has been seen, also where another one is opened.
  await expect.poll(() => page.title(), soon).toBe('Frontdesk');
  await focusBy(desk, 'Tab', wanted);
  await page.keyboard.press('Enter');
  await page.locator('.panel-name').filter({ hasText: 'Klawiszak' }).waitFor();
  await cardOf(desk, last).waitFor({ state: 'attached', ...soon });
  await page.locator('.news-mark').waitFor({ state: 'detached' });
  await expect.poll(() => page.title()).toBe('Frontdesk');
  await page.keyboard.press('Escape');
});

/** Presses an item of the menu; the system's dialog answers with this file, or is closed. */
async function chooseFile(item: string, filePath: string | null): Promise<void> {
  await desk.app.evaluate(
    ({ dialog, Menu }, [id, file]) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: file === null, filePath: file ?? '' });
      Menu.getApplicationMenu()?.getMenuItemById(id)?.click();
    },
    [item, filePath] as const,
  );
}

/** Asks for a PDF, and closes the dialog. */
async function closedDialog(): Promise<unknown> {
  await desk.app.evaluate(({ dialog }) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: true, filePath: '' });
  });
  return desk.page.evaluate(() => window.frontdesk.ask('printing.savePdf', { date: '2026-01-01' }));
}

test('the shown day is written as PDF and as CSV, which has what the board has', async () => {
  const { page } = desk;
  const folder = mkdtempSync(join(tmpdir(), 'frontdesk-paper-'));
  await goTo(desk, visit.start);
  await cardOf(desk, visit).waitFor({ state: 'attached', ...soon });
  await chooseFile('savePdf', join(folder, 'day.pdf'));
  await page.locator('.toast').filter({ hasText: 'The day was saved as PDF.' }).waitFor(soon);
  const pdf = readFileSync(join(folder, 'day.pdf'));
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  expect(pdf.length).toBeGreaterThan(5_000);

  await chooseFile('exportCsv', join(folder, 'day.csv'));
  await page.locator('.toast').filter({ hasText: 'The day was exported as CSV.' }).waitFor(soon);
  const csv = readFileSync(join(folder, 'day.csv'), 'utf8');
  expect(csv.startsWith('\uFEFFDate,From,To,')).toBe(true);
  const lines = csv.trimEnd().split('\r\n').slice(1);
  const surnames = await page
    .locator('.card .card-surname')
    .evaluateAll((all) => all.map((one) => one.textContent));
  expect(lines).toHaveLength(surnames.length);
  for (const surname of surnames) expect(csv).toContain(`,${surname},`);
  expect(csv).toContain(',Verborgenska,Żaneta,690 111 222,');

  // A folder that is not there, and a computer without a printer: each in a sentence, and no half of a file.
  await chooseFile('exportCsv', join(folder, 'nowhere', 'day.csv'));
  await page.locator('.toast').filter({ hasText: 'The file was not saved.' }).waitFor(soon);
  expect(readdirSync(folder).sort()).toEqual(['day.csv', 'day.pdf']);
  expect(await closedDialog()).toEqual({ ok: true, value: 'canceled' });
  await chooseFile('printDay', null);
  await page.locator('.toast').filter({ hasText: 'No printer.' }).waitFor(soon);
  expect(await desk.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  rmSync(folder, { recursive: true, force: true });
});

describe('when nobody has been at the desk for a minute', () => {
  const second = 1_000;
  /** The page's own clock, from now on: a minute of it is over at once, and all that waits for it happens. */
  const pass = (time: number): Promise<void> => desk.page.clock.fastForward(time);
  const cover = () => desk.page.locator('dialog.cover[open]');

  beforeAll(async () => {
    const { page } = desk;
    await page.clock.install();
    await (await handsAt(desk)).click(page.getByRole('button', { name: 'Settings' }));
    await page.getByRole('tab', { name: 'Privacy' }).click();
    await page.getByLabel('Lock when nobody is at the desk').selectOption('After 1 min');
    await page.keyboard.press('Escape');
  });

  test('the screen locks by itself, and not before; the mouse brings the names back', async () => {
    const { page } = desk;
    await pass(50 * second);
    // Somebody is there after all.
    await page.mouse.move(300, 300);
    await pass(50 * second);
    expect(await cover().count()).toBe(0);
    expect(await named()).toBe(true);
    await pass(11 * second);
    await cover().waitFor();
    await expect.poll(named).toBe(false);
    expect(await ask('visits.get', { bookingId: visit.id })).toMatchObject({ error: { kind: 'locked' } });

    await pass(second);
    await page.mouse.move(400, 300);
    await page.mouse.move(600, 500, { steps: 5 });
    await cover().waitFor({ state: 'detached' });
    await expect.poll(named, soon).toBe(true);
  });

  test('a desk with a PIN wants that, and nothing else opens it', async () => {
    const { page } = desk;
    await page.keyboard.press('Control+k');
    await page.locator('.palette-field:focus').waitFor();
    await page.keyboard.type('desk pin');
    await page.keyboard.press('Enter');
    await page.getByLabel('New PIN, four to eight digits').fill('4711');
    await page.keyboard.press('Enter');
    await page.locator('dialog').waitFor({ state: 'detached' });
    await pass(61 * second);
    await cover().waitFor();
    await expect.poll(named).toBe(false);
    await pass(second);
    await page.mouse.move(400, 300);
    await page.mouse.move(600, 500, { steps: 5 });
    await page.keyboard.press('Escape');
    expect(await cover().count()).toBe(1);
    await page.getByLabel('PIN of this desk').and(page.locator(':focus')).waitFor();
    await page.keyboard.type('4711');
    await page.keyboard.press('Enter');
    await cover().waitFor({ state: 'detached' });
    await expect.poll(named, soon).toBe(true);
  });
});
