import { beforeAll, describe, expect, test } from 'vitest';
import { violationsOf } from './harness/accessibility.ts';
import { handsAt, type Hands } from './harness/hands.ts';
import { openDesk } from './harness/openDesk.ts';
import type { PracticeBooking } from './harness/practice.ts';
import { roomyDay } from './harness/roomyDay.ts';
import { cardOf, focusBy, goTo, said, soon } from './harness/steps.ts';

/*
 * What each person sets otherwise, in the real window by mouse and by keys: the scale of the day and the height of its rows, which
 * the board has at once without losing the place that was looked at; and a key, which then does what another did before, and
 * nothing in a field.
 */
const { desk, practice } = openDesk();
let hands: Hands;
let first: PracticeBooking;
let second: PracticeBooking;

beforeAll(async () => {
  const { addressId, free } = await roomyDay(desk);
  const [one, other] = [free[4], free[5]];
  first = await booked('Firstova', one?.start);
  second = await booked('Secondova', other?.start);
  await goTo(desk, first.start);
  for (const visit of [first, second]) await cardOf(desk, visit).waitFor({ state: 'attached', ...soon });
  hands = await handsAt(desk);

  function booked(surname: string, start: number | undefined): Promise<PracticeBooking> {
    const patient = { name: 'Practice', surname, phone: '+48500100200' };
    return practice.patientBooks({ addressId, start, patient });
  }
});

describe('a key of one’s own', () => {
  test('set with the mouse, does what the old one did, which does nothing any more', async () => {
    const { page } = desk;
    await hands.click(page.getByRole('button', { name: 'Settings' }));
    await hands.click(page.getByRole('tab', { name: 'Keys' }));
    await hands.click(page.getByRole('button', { name: 'Keys', exact: true }));
    await hands.click(page.getByRole('button', { name: 'Change the key for “Confirm”: C' }));
    await page.keyboard.press('j');
    await page.getByRole('button', { name: 'Change the key for “Confirm”: J' }).waitFor();
    expect(await violationsOf(desk)).toEqual([]);
    await hands.click(page.getByRole('button', { name: 'Close' }));
    await page.getByRole('button', { name: 'Keys', exact: true }).and(page.locator(':focus')).waitFor();
    await hands.click(page.getByRole('button', { name: 'Close' }));

    await cardOf(desk, first).focus();
    await page.keyboard.press('c');
    await page.waitForTimeout(300);
    expect(await page.locator('.toast').count()).toBe(0);
    await page.keyboard.press('j');
    await said(desk, 'Firstova, Practice: confirmed');
  });

  test('is a letter like any other in a field', async () => {
    const { page } = desk;
    await cardOf(desk, second).focus();
    await page.keyboard.press('x');
    await page.getByLabel('Reason (if you like)').and(page.locator(':focus')).waitFor();
    await page.keyboard.type('just');
    expect(await page.getByLabel('Reason (if you like)').inputValue()).toBe('just');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    expect(await page.locator('.toast').filter({ hasText: 'Secondova' }).count()).toBe(0);
  });

  test('given back by keys alone, leaves the old one as it was', async () => {
    const { page } = desk;
    await page.keyboard.press('?');
    await page.locator('dialog[open]').waitFor();
    await focusBy(desk, 'Tab', page.getByRole('button', { name: 'Change keys' }));
    await page.keyboard.press('Enter');
    await focusBy(desk, 'Shift+Tab', page.getByRole('button', { name: 'Back to the usual keys' }));
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Change the key for “Confirm”: C' }).waitFor();
    await page.keyboard.press('Escape');
    await cardOf(desk, second).focus();
    await page.keyboard.press('j');
    await page.waitForTimeout(300);
    expect(await page.locator('.toast').filter({ hasText: 'Secondova' }).count()).toBe(0);
    await page.keyboard.press('c');
    await said(desk, 'Secondova, Practice: confirmed');
  });
});

describe('the day is drawn', () => {
  /** A visit that was in the middle is there still, but for rounding. Pixels. */
  const near = 10;

  beforeAll(async () => {
    // It stands over the day while the past is read, and would move the middle as it goes.
    await desk.page.locator('.import').waitFor({ state: 'detached', ...soon });
  });

  test('to another scale, by mouse: finer and coarser, round the visit that was looked at', async () => {
    const { page } = desk;
    await lookAt(first);
    const usual = await drawn(first);
    await hands.click(page.getByRole('button', { name: 'Settings' }));
    const scale = page.getByLabel('One line of the day');
    await scale.selectOption('5');
    await expect.poll(async () => (await drawn(first)).height).toBeGreaterThan(usual.height * 2);
    const fine = await drawn(first);
    expect(fine.lines).toBe(usual.lines * 3);
    expect(Math.abs(fine.fromMiddle)).toBeLessThan(near);
    await scale.selectOption('60');
    await expect.poll(async () => (await drawn(first)).height).toBeLessThan(usual.height);
    const coarse = await drawn(first);
    expect(coarse.lines).toBe(usual.lines / 4);
    expect(Math.abs(coarse.fromMiddle)).toBeLessThan(near);
    expect(coarse.height).toBeGreaterThanOrEqual(24);
    await scale.selectOption('15');
    await expect.poll(async () => (await drawn(first)).height).toBe(usual.height);
    await page.keyboard.press('Escape');
  });

  test('to another scale, by keys', async () => {
    const { page } = desk;
    await lookAt(first);
    const usual = await drawn(first);
    await command('settings');
    await page.getByLabel('One line of the day').waitFor();
    await focusBy(desk, 'Tab', page.getByLabel('One line of the day'));
    await page.keyboard.press('ArrowUp');
    await expect.poll(async () => (await drawn(first)).lines).toBe((usual.lines * 15) / 10);
    expect((await drawn(first)).height).toBeGreaterThan(usual.height);
    expect(Math.abs((await drawn(first)).fromMiddle)).toBeLessThan(near);
    await page.keyboard.press('ArrowDown');
    await expect.poll(async () => (await drawn(first)).height).toBe(usual.height);
    await page.keyboard.press('Escape');
  });

  test('in closer rows, by mouse, and in wider ones again, by keys', async () => {
    const { page } = desk;
    await lookAt(first);
    const usual = await drawn(first);
    await hands.click(page.getByRole('button', { name: 'Settings' }));
    await hands.click(page.locator('.segment').filter({ hasText: 'Compact' }));
    await expect.poll(async () => (await drawn(first)).height).toBeLessThan(usual.height);
    const compact = await drawn(first);
    expect(compact.lines).toBe(usual.lines);
    expect(Math.abs(compact.fromMiddle)).toBeLessThan(near);
    await page.keyboard.press('Escape');
    await command('comfortable');
    await expect.poll(async () => (await drawn(first)).height).toBe(usual.height);
  });
});

test('the clinic was told what keys were pressed for, each once', async () => {
  const { page } = desk;
  await expect.poll(() => page.locator('[data-outbox]').count(), { timeout: 60_000 }).toBe(0);
  const all = await practice.bookings();
  for (const { id } of [first, second])
    expect(all.find((booking) => booking.id === id)).toMatchObject({ confirmed: true, status: 'booked' });
  expect(await practice.writes()).toEqual(['confirmBooking', 'confirmBooking']);
});

/** Does what a command is called that begins with these words. */
async function command(words: string): Promise<void> {
  const { keyboard } = desk.page;
  await keyboard.press('Control+k');
  await desk.page.locator('.palette-field:focus').waitFor();
  await keyboard.type(words);
  await keyboard.press('Enter');
}

/** How high a visit is, how far below the middle of what can be seen of the day it stands (pixels), and how many lines the scale has. */
const drawn = (visit: PracticeBooking) =>
  cardOf(desk, visit).evaluate((card) => {
    const middleOf = ({ top, bottom }: DOMRect): number => (top + bottom) / 2;
    const board = card.closest('.board');
    const head = board?.querySelector('.board-top');
    if (!board || !head) throw new Error('The visit is on no board.');
    const { bottom } = board.getBoundingClientRect();
    const middle = (head.getBoundingClientRect().bottom + bottom) / 2;
    const own = card.getBoundingClientRect();
    return {
      height: own.height,
      fromMiddle: Math.round(middleOf(own) - middle),
      lines: board.querySelectorAll('.tick').length,
    };
  });

/** Brings a visit into the middle of what can be seen of the day, whatever is told above it meanwhile. */
async function lookAt(visit: PracticeBooking): Promise<void> {
  const off = async (): Promise<number> => {
    const { fromMiddle } = await drawn(visit);
    await desk.page.locator('.board').evaluate((board, by) => board.scrollBy({ top: by }), fromMiddle);
    return Math.abs(fromMiddle);
  };
  await expect.poll(off).toBeLessThan(3);
}
