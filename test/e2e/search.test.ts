import { beforeAll, expect, test } from 'vitest';
import { violationsOf } from './harness/accessibility.ts';
import { handsAt } from './harness/hands.ts';
import { openDesk } from './harness/openDesk.ts';
import { takePicture } from './harness/pictures.ts';
import type { PracticeBooking } from './harness/practice.ts';
import { roomyDay } from './harness/roomyDay.ts';
import { cardOf, goTo, lineIs, said, soon } from './harness/steps.ts';

/*
 * With the keyboard alone, and then with the mouse, in the real window: a patient is found by a part of the name and opened on the
 * right day; a command is found by its name and does what it says; whoever is at the desk signs what is decided, and the activity
 * names them with what the clinic answered.
 */
const { desk, practice } = openDesk();
let visit: PracticeBooking;
/** Is dealt with by the mouse. */
let other: PracticeBooking;

beforeAll(async () => {
  const { addressId, free } = await roomyDay(desk);
  // So late in the day that it is out of sight where the day begins.
  const late = Math.floor(free.length * 0.75);
  const booked = (surname: string, name: string, index: number): Promise<PracticeBooking> => {
    const patient = { name, surname, phone: index === late ? '+48 690 111 222' : '+48 600 333 444' };
    return practice.patientBooks({ addressId, start: free[index]?.start, patient });
  };
  visit = await booked('Findowska-Łoś', 'Żaneta', late);
  other = await booked('Myszkowska', 'Ida', 1);
  await goTo(desk, visit.start);
  for (const one of [visit, other]) await cardOf(desk, one).waitFor({ state: 'attached', ...soon });
  await desk.page.keyboard.press('t');
});

test('a patient is found as somebody types, and Enter opens the visit on its day', async () => {
  const { page } = desk;
  for (const typed of ['los zan', '690111', '0048 690 111 222']) {
    await page.keyboard.press('/');
    await page.keyboard.type(typed);
    await page.locator(`.hit[data-visit="${visit.id}"]`).waitFor();
    expect(await page.locator('.hit').count()).toBe(1);
    if (typed === 'los zan') {
      expect(await violationsOf(desk)).toEqual([]);
      await takePicture(desk, 'finding-search');
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
  await expect.poll(() => fromMiddle(visit.id)).toBeLessThan(0.4);
});

/** How far a card is from the middle of the board's view, in its heights. */
const fromMiddle = (id: string): Promise<number> =>
  desk.page.evaluate((wanted) => {
    const card = document.querySelector(`[data-item="${CSS.escape(wanted)}"]`)?.getBoundingClientRect();
    const board = document.querySelector('.board')?.getBoundingClientRect();
    if (card === undefined || board === undefined) return Infinity;
    return Math.abs(card.top + card.height / 2 - (board.top + board.height / 2)) / board.height;
  }, id);

test('a search that is over leaves no caret behind, and what was selected to be copied stays when the focus goes on', async () => {
  const { page } = desk;
  const selected = (): Promise<string> =>
    page.evaluate(() => `${getSelection()?.type ?? ''} ${getSelection()?.toString() ?? ''}`);
  await page.keyboard.press('/');
  await page.keyboard.type('zan');
  expect(await selected()).toBe('Caret ');
  await page.keyboard.press('Escape');
  await page.locator('.find-field input:focus').waitFor({ state: 'detached' });
  expect(await selected()).toBe('None ');

  await page.evaluate(() => {
    const name = document.querySelector('.panel-name');
    if (name !== null) getSelection()?.selectAllChildren(name);
  });
  await page.keyboard.press('Tab');
  expect(await selected()).toBe('Range Findowska-Łoś, Żaneta');
  await page.evaluate(() => getSelection()?.removeAllRanges());
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
  await page.getByText('Keeps the calendars', { exact: true }).click();
  await page.getByLabel('Four to eight digits.').fill('4711');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Change Anna Kowalska' }).waitFor();
  await page.locator('.staff-entry').filter({ hasText: 'keeps the calendars · with PIN' }).waitFor();
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
  await takePicture(desk, 'finding-palette');
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
  await takePicture(desk, 'finding-activity');

  await page.getByLabel('Patient: name or phone').fill('nobody of this name');
  await page.getByText('Nothing fits this choice.').waitFor();
  await page.getByLabel('Patient: name or phone').fill('zan find');
  await row.waitFor();
  expect(await page.locator('.activity-row').count()).toBe(1);
  await page.getByRole('button', { name: /Show the visit of Findowska/ }).press('Enter');
  await page.locator('.panel-name').filter({ hasText: 'Findowska' }).waitFor();
  expect(await page.locator('dialog[open]').count()).toBe(0);
});

test('by mouse: a command of the palette, another colleague at the desk, and what she did', async () => {
  const { page } = desk;
  const hands = await handsAt(desk);
  const command = async (words: string, title: string): Promise<void> => {
    await hands.click(page.getByRole('button', { name: 'More' }));
    await hands.click(page.getByRole('menuitem', { name: 'All commands' }));
    await page.locator('.palette-field:focus').waitFor();
    await page.keyboard.type(words);
    await hands.click(page.locator('.palette-item').filter({ hasText: title }));
    await page.locator('.palette').waitFor({ state: 'detached' });
  };
  const dialog = page.locator('dialog[open]');
  await command('staff', 'Set up staff');
  await hands.click(dialog.getByRole('button', { name: 'Add a person' }));
  await page.getByLabel('Name', { exact: true }).fill('Beata Nowak');
  await page.getByLabel('Initials').fill('BN');
  await hands.click(dialog.getByRole('button', { name: 'Save' }));
  await hands.click(dialog.getByRole('button', { name: 'Close' }));

  await hands.click(page.locator('.staff-mark'));
  await hands.click(page.locator('.staff-row').filter({ hasText: 'Beata Nowak' }));
  await page.locator('.staff-mark[data-staff="BN"]').waitFor();

  // Only Anna keeps the calendars: Beata hides none, is told who may, and nothing has changed.
  const columns = await page.locator('[data-column]').count();
  await command('calendars', 'Calendars');
  await hands.click(dialog.locator('[data-part=shown]').first());
  const refusal = dialog.locator('[data-problem=keepersOnly]');
  await refusal.filter({ hasText: 'only by those who keep the calendars: Anna Kowalska' }).waitFor();
  expect(await violationsOf(desk)).toEqual([]);
  await hands.click(refusal.getByRole('button', { name: 'Understood' }));
  await hands.click(dialog.getByRole('button', { name: 'Close' }));
  expect(await page.locator('[data-column]').count()).toBe(columns);

  await goTo(desk, other.start);
  await hands.click(cardOf(desk, other));
  await page.locator('.panel-name').filter({ hasText: 'Myszkowska' }).waitFor();
  await command('confirm', 'Confirm');
  await said(desk, 'Myszkowska, Ida: confirmed');
  await hands.click(page.getByRole('button', { name: 'Close the panel' }));

  await hands.click(page.locator('.staff-mark'));
  await hands.click(page.locator('.pop').getByRole('button', { name: 'Activity' }));
  await dialog.getByLabel('Who').selectOption('BN · Beata Nowak');
  const row = dialog.locator('.activity-row').filter({ hasText: 'Confirmed' });
  // Of this visit: until the choice is heard, the other one's answer stands there.
  await row.filter({ hasText: 'Myszkowska' }).filter({ hasText: 'The marketplace has it' }).waitFor(soon);
  expect(await row.count()).toBe(1);
  expect(await row.locator('.staff-initials').textContent()).toBe('BN');
  await hands.click(row.getByRole('button', { name: /Show the visit of Myszkowska/ }));
  await page.locator('.panel-name').filter({ hasText: 'Myszkowska' }).waitFor();
  expect(await dialog.count()).toBe(0);
});

test('the clinic has what each of them decided once', async () => {
  const all = await practice.bookings();
  for (const { id } of [visit, other])
    expect(all.find((booking) => booking.id === id)).toMatchObject({ confirmed: true, status: 'booked' });
  expect(await practice.writes()).toEqual(['confirmBooking', 'confirmBooking']);
});
