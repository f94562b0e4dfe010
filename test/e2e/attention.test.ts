import type { Locator } from 'playwright';
import { beforeAll, describe, expect, test } from 'vitest';
import { violationsOf } from './harness/accessibility.ts';
import { handsAt, type Hands } from './harness/hands.ts';
import { openDesk } from './harness/openDesk.ts';
import { takePicture } from './harness/pictures.ts';
import type { ClinicBooking, PracticeBooking } from './harness/practice.ts';
import { roomyDay } from './harness/roomyDay.ts';
import { aGlance, cardOf, focusBy, goTo, justBegun, lineIs, said, soon } from './harness/steps.ts';
import type { FreeTime } from '#shared/contract/freeTimes.ts';

/*
 * What was decided with the line down and became impossible meanwhile needs a person, and each way on is gone in the real window
 * by keys alone and by the mouse: once more on what is true now, and another time for what somebody else has taken. Then the
 * clinic has what was wanted exactly once, and nothing needs anybody any more.
 */
const { desk, practice } = openDesk();
let hands: Hands;
let addressId: string;
let free: readonly FreeTime[];
/** Of the two that did not come, as reception sees it; the doctor marks them present. */
let missed: readonly PracticeBooking[];
let moved: PracticeBooking;

beforeAll(async () => {
  ({ addressId, free } = await roomyDay(desk));
  const begun = justBegun();
  missed = [await practice.doctorBooks('Misskey', begun), await practice.doctorBooks('Missmouse', begun)];
  moved = await takes('Movemouse', at(0));
  for (const visit of missed) await cardOf(desk, visit).waitFor({ state: 'attached', ...soon });
  await goTo(desk, at(0));
  await cardOf(desk, moved).waitFor({ state: 'attached', ...soon });
  hands = await handsAt(desk);
});

test('four decisions that are made with the line down become impossible meanwhile, and each is told', async () => {
  const { page } = desk;
  await practice.line(false);
  await lineIs(desk, 'offline', 20_000);

  await page.locator(`[data-column="${addressId}"] [data-item="slot ${at(1)}"]`).focus();
  await page.keyboard.press('Enter');
  await page.getByLabel('Surname').and(page.locator(':focus')).waitFor();
  await page.keyboard.type('Bookkey');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Nina');
  await page.keyboard.press('Tab');
  await page.keyboard.type('600 100 200');
  await page.keyboard.press('Enter');
  await said(desk, 'Bookkey, Nina: booked for');

  await cardOf(desk, moved).focus();
  await page.keyboard.press('m');
  await page.locator('.times-one:focus').waitFor();
  await hands.click(page.locator(`.times-one[data-key="${addressId} ${at(2)}"]`));
  await said(desk, 'Movemouse, Practice: moved to');

  await page.keyboard.press('t');
  for (const visit of missed) {
    await cardOf(desk, visit).focus();
    await page.keyboard.press('a');
    await cardOf(desk, visit).and(page.locator('[data-state=noShow]')).waitFor();
  }

  await takes('Taker', at(1));
  await takes('Taker', at(2));
  for (const { id } of missed) await practice.doctorMarks(id, 'present');
  await page.keyboard.press('Escape');
  await practice.line(true);
  for (const surname of ['Bookkey', 'Movemouse', 'Misskey', 'Missmouse'])
    await row(surname).waitFor({ timeout: 60_000 });
  expect(await needed()).toBe('4');
  await takePicture(desk, 'attention');
});

describe('once more on what is true now', () => {
  test('by keys', async () => {
    const { page } = desk;
    await goOver('Misskey');
    expect(await page.locator('.sides').innerText()).toContain('present');
    expect(await violationsOf(desk)).toEqual([]);
    await focusBy(desk, 'Tab', step('Mark anyway'));
    await page.keyboard.press('Enter');
    await said(desk, 'Decided again');
    await row('Misskey').waitFor({ state: 'detached' });
    await page.keyboard.press('Escape');
  });

  test('by mouse', async () => {
    await hands.click(row('Missmouse'));
    await hands.click(step('Mark anyway'));
    await said(desk, 'Decided again');
    await row('Missmouse').waitFor({ state: 'detached' });
    await hands.click(desk.page.getByRole('button', { name: 'Close the panel' }));
  });
});

let chosenByKeys = 0;
let chosenByMouse = 0;

describe('another time', () => {
  test('for a visit that was never made, by keys: what was entered is there again', async () => {
    const { page } = desk;
    await goOver('Bookkey');
    await focusBy(desk, 'Tab', step('Choose another time'));
    await page.keyboard.press('Enter');
    await page.locator('.times-one:focus').waitFor();
    await page.keyboard.press('ArrowRight');
    chosenByKeys = await startOf(page.locator('.times-one:focus'));
    await page.keyboard.press('Enter');
    await page.getByLabel('Surname').and(page.locator(':focus')).waitFor();
    expect(await page.getByLabel('Surname').inputValue()).toBe('Bookkey');
    expect(await page.getByLabel('Phone').inputValue()).toBe('600 100 200');
    await aGlance(desk);
    await page.keyboard.press('Enter');
    await said(desk, 'Bookkey, Nina: booked for');
    await row('Bookkey').waitFor({ state: 'detached' });
    await page.keyboard.press('Escape');
  });

  test('for a visit that was to be moved, by mouse', async () => {
    const { page } = desk;
    await hands.click(row('Movemouse'));
    await hands.click(step('Choose another time'));
    const others = page.locator(`.times-one[data-key^="${addressId} "]`);
    await others.first().waitFor();
    // By its own name: more of them are drawn as the end of the list comes into sight.
    chosenByMouse = await startOf(others.nth(20));
    await hands.click(page.locator(`.times-one[data-key="${addressId} ${chosenByMouse}"]`));
    await said(desk, 'Movemouse, Practice: moved to');
    await row('Movemouse').waitFor({ state: 'detached' });
    expect(await needed()).toBe('0');
  });
});

test('the clinic has what was wanted exactly once', async () => {
  await expect.poll(() => desk.page.locator('[data-outbox]').count(), { timeout: 60_000 }).toBe(0);
  const all = await practice.bookings();
  const starts = (surname: string): readonly number[] => booked(all, surname).map(({ start }) => start);
  expect(starts('Bookkey')).toEqual([chosenByKeys]);
  expect(starts('Movemouse')).toEqual([chosenByMouse]);
  expect(starts('Taker').toSorted()).toEqual([at(1), at(2)]);
  for (const surname of ['Misskey', 'Missmouse'])
    expect(booked(all, surname).map(({ presence }) => presence)).toEqual(['absent']);
  expect(await needed()).toBe('0');
});

function at(index: number): number {
  const time = free[index];
  if (time === undefined) throw new Error('The practice clinic has no such free time.');
  return time.start;
}

function takes(surname: string, start: number): Promise<PracticeBooking> {
  const patient = { name: 'Practice', surname, phone: '+48500100200' };
  return practice.patientBooks({ addressId, start, patient });
}

const booked = (all: readonly ClinicBooking[], surname: string): readonly ClinicBooking[] =>
  all.filter(({ patient, status }) => patient.surname === surname && status === 'booked');
const row = (surname: string): Locator =>
  desk.page.locator('.side .attention-row').filter({ hasText: surname });
const step = (name: string): Locator =>
  desk.page.getByRole('group', { name: 'What you can do' }).getByRole('button', { name });
const needed = (): Promise<string | null> => desk.page.locator('.count[data-place=attention]').textContent();
const startOf = async (time: Locator): Promise<number> =>
  Number((await time.getAttribute('data-key'))?.split(' ').at(-1));

/** Goes from the board to what needs a person and opens one, by keys alone. */
async function goOver(surname: string): Promise<void> {
  const { page } = desk;
  await page.locator('[data-item][tabindex="0"]').first().focus();
  await focusBy(desk, 'Shift+Tab', row(surname));
  await page.keyboard.press('Enter');
  await page.getByText('What is true now').waitFor();
  await page.locator('.panel-name').filter({ hasText: surname }).waitFor();
}
