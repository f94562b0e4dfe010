import type { Locator } from 'playwright';
import { beforeAll, describe, expect, test } from 'vitest';
import { addDays, dayWindow, localDateOf } from '#shared/time/zone.ts';
import { violationsOf } from './harness/accessibility.ts';
import { openDesk } from './harness/openDesk.ts';
import { takePicture } from './harness/pictures.ts';
import type { PracticeBooking } from './harness/practice.ts';
import { roomyDay } from './harness/roomyDay.ts';
import { cardOf, goTo, soon, zone } from './harness/steps.ts';
import type { FreeTime } from '#shared/contract/freeTimes.ts';

/*
 * Visits are moved by hand in the real window: within a day, on to another day, and not at all where they cannot go. What was
 * dropped reaches the clinic once; what was put back, undone or dropped beside never does.
 */
const { desk, practice } = openDesk();
let addressId: string;
let free: readonly FreeTime[];
let movedHere: PracticeBooking;
let movedOn: PracticeBooking;
let stays: PracticeBooking;

beforeAll(async () => {
  ({ addressId, free } = await roomyDay(desk, 'another'));
  [movedHere, movedOn, stays] = [
    await booked('Herova', 0),
    await booked('Onova', 1),
    await booked('Stayova', 2),
  ];
  await goTo(desk, movedHere.start);
  for (const visit of [movedHere, movedOn, stays])
    await cardOf(desk, visit).waitFor({ state: 'attached', ...soon });
});

describe('a card that is dragged', () => {
  test('lights the free times that it can go to, follows the hand, and moves the visit where it is dropped', async () => {
    await take(movedHere);
    const target = await lastLit();
    await carryOver(target);
    await takePicture(desk, 'moving');
    // What it would be moved to stands in it, in the colour of what is under the hand.
    const [says, time, word, own] = await target.evaluate((slot: HTMLElement) => {
      const { content, color } = getComputedStyle(slot, '::before');
      return [content, slot.dataset['time'] ?? '', color, getComputedStyle(slot).color];
    });
    expect(says).toContain(`"${time}"`);
    expect(word).toBe(own);
    const [start, top] = [await startOf(target), await topOf(target)];
    await desk.page.mouse.up();
    await desk.page.locator('.toast').filter({ hasText: 'Herova, Practice: moved to' }).waitFor();
    await expect.poll(() => topOf(cardOf(desk, movedHere))).toBe(top);
    expect(await lit().count()).toBe(0);
    expect(await violationsOf(desk)).toEqual([]);
    await expect.poll(() => startAtClinic('Herova'), { timeout: 60_000 }).toBe(start);
  });

  /** Where a hand holds a card that is to go to another day; found before it takes the card. */
  const ways: readonly (readonly [string, () => Promise<() => Promise<void>>])[] = [
    ['over the next day', () => Promise.resolve(() => hover(desk.page.locator('[data-leads-to="1"]')))],
    ['at the edge of the board', () => Promise.resolve(atTheEdge)],
    ['over a day of the month', async () => hover.bind(null, await squareOfNextFree())],
  ];
  test.each(ways)('is carried on to another day by holding it %s', async (_name, finding) => {
    await goTo(desk, movedOn.start);
    await cardOf(desk, movedOn).waitFor({ state: 'attached' });
    const hold = await finding();
    await take(movedOn);
    const day = localDateOf(movedOn.start, zone);
    let start = 0;
    const board = desk.page.locator('.board');
    await board.evaluate((one) => {
      one.scrollTop += one.scrollTop > 90 ? -90 : 90;
    });
    // A clinic that is closed on the next day has nothing to drop on: the hand goes on staying.
    await hold();
    // The edges that it crossed on its way have answered, the longer the busier the machine is.
    const top = await topOfBoard(board);
    for (let tries = 0; tries < 40 && start === 0; tries += 1) {
      await desk.page.waitForTimeout(200);
      const [date] = await lit().evaluateAll((all) => all.map((one) => one.getAttribute('data-item') ?? ''));
      const at = Number(date?.slice('slot '.length) ?? 0);
      if (at > 0 && localDateOf(at, zone) !== day) start = at;
    }
    expect(start).toBeGreaterThan(0);
    // The board stays where the hand is used to it, wherever the other day begins.
    expect(Math.abs((await topOfBoard(board)) - top)).toBeLessThan(40);
    await desk.page.mouse.move(700, 400);
    await carryOver(await lastLit());
    await desk.page.mouse.up();
    await desk.page.locator('.toast').filter({ hasText: 'Onova, Practice: moved to' }).waitFor();
    await cardOf(desk, movedOn).waitFor({ state: 'attached' });
    expect(localDateOf(await startOnBoard(movedOn), zone)).not.toBe(day);
    await desk.page
      .locator('.toast')
      .filter({ hasText: 'Onova' })
      .getByRole('button', { name: 'Undo' })
      .click();
    await cardOf(desk, movedOn).waitFor({ state: 'detached' });
  });

  test('goes to another doctor of the same facility, and the clinic has it there', async () => {
    await goTo(desk, stays.start);
    await take(stays);
    const others = desk.page.locator(`[data-column]:not([data-column="${addressId}"]) .slot[data-target]`);
    await others.first().waitFor({ state: 'attached' });
    const target = others.first();
    await inSight(target);
    const start = await startOf(target);
    const column = await target.evaluate((one) => one.closest('[data-column]')?.getAttribute('data-column'));
    await carryOver(target);
    await desk.page.mouse.up();
    await desk.page.locator('.toast').filter({ hasText: 'Stayova, Practice: moved to' }).waitFor();
    await desk.page
      .locator(`[data-column="${column ?? ''}"]`)
      .filter({ has: cardOf(desk, stays) })
      .waitFor();
    expect(await startOnBoard(stays)).toBe(start);
    await desk.page.keyboard.press('Control+z');
    await desk.page
      .locator(`[data-column="${addressId}"]`)
      .filter({ has: cardOf(desk, stays) })
      .waitFor();
  });

  test('is held by a closed hand wherever the hand is, also over fields and out of the window', async () => {
    await desk.app.evaluate(({ BrowserWindow }) => {
      const cursors: string[] = [];
      Object.assign(globalThis, { cursors });
      BrowserWindow.getAllWindows()[0]?.webContents.on('cursor-changed', (_event, type) =>
        cursors.push(type),
      );
    });
    const cursor = () =>
      desk.app.evaluate(() => (globalThis as unknown as { cursors: string[] }).cursors.at(-1));
    await take(stays);
    await expect.poll(cursor).toBe('grabbing');
    await hover(desk.page.getByRole('combobox').or(desk.page.getByRole('searchbox')).first());
    await hover(await lastLit());
    await desk.page.mouse.move(-20, 300);
    expect(await cursor()).toBe('grabbing');
    await desk.page.keyboard.press('Escape');
    await desk.page.mouse.up();
    await hover(desk.page.locator('.board-corner'));
    await expect.poll(cursor).not.toBe('grabbing');
  });

  test('stays where it was when it is dropped beside, put back with Escape, or only pressed', async () => {
    await goTo(desk, stays.start);
    const before = await topOf(cardOf(desk, stays));
    await take(stays);
    await hover(desk.page.locator('.board-corner'));
    await desk.page.mouse.up();
    await desk.page.locator('.toast').filter({ hasText: 'Stayova, Practice stays at' }).waitFor();

    await take(stays);
    await hover(await lastLit());
    await desk.page.keyboard.press('Escape');
    await desk.page.locator('.moving-ghost').waitFor({ state: 'detached' });
    await desk.page.mouse.up();
    expect(await desk.page.locator('.panel').count()).toBe(0);
    expect(await topOf(cardOf(desk, stays))).toBe(before);

    await cardOf(desk, stays).click();
    await desk.page.locator('.panel').filter({ hasText: 'Stayova' }).waitFor();
    await desk.page.keyboard.press('Escape');
  });
});

describe('the week of one doctor', () => {
  test('opens with a key for the doctor whose card has the focus, and is walked by the keys of the board', async () => {
    const { page } = desk;
    await goTo(desk, stays.start);
    await cardOf(desk, stays).focus();
    await page.keyboard.press('4');
    await page.locator(`.week [data-column="${addressId}"]`).first().waitFor();
    await cardOf(desk, stays).waitFor({ state: 'attached' });
    expect(await page.locator('.week [data-column]').count()).toBe(7);
    expect(await page.locator('.week select').inputValue()).toBe(addressId);
    await takePicture(desk, 'week');
    expect(await violationsOf(desk)).toEqual([]);

    await cardOf(desk, stays).focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('End');
    expect(await focusedDay()).toBe(await dayColumnOf(stays));
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    expect(await page.evaluate(() => document.activeElement?.matches('.week [data-item]'))).toBe(true);

    await cardOf(desk, stays).focus();
    await page.keyboard.press('c');
    await page.locator('.toast').filter({ hasText: 'Stayova, Practice: confirmed' }).waitFor();
    await page.locator(`.week .card[data-item="${stays.id}"][data-state=confirmed]`).waitFor();
    await page.keyboard.press('Control+z');
    await page.locator(`.week .card[data-item="${stays.id}"][data-state=expected]`).waitFor();
  });

  test('goes to the weeks beside it and to another doctor, and shows what patients do meanwhile', async () => {
    const { page } = desk;
    const heads = (): Promise<string> => page.locator('.week .board-heads').innerText();
    const here = await heads();
    await page.keyboard.press('Alt+ArrowRight');
    await expect.poll(heads).not.toBe(here);
    await page.keyboard.press('Alt+ArrowLeft');
    await expect.poll(heads).toBe(here);
    const comes = await booked('Comesova', 4);
    await cardOf(desk, comes).waitFor({ state: 'attached', ...soon });
    await page.locator('.week select').focus();
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => page.locator('.week select').inputValue()).not.toBe(addressId);
    await cardOf(desk, comes).waitFor({ state: 'detached' });
    await page.keyboard.press('ArrowUp');
    await cardOf(desk, comes).waitFor({ state: 'attached' });
  });

  test('lets a card be dragged from day to day', async () => {
    await take(stays);
    const own = await dayColumnOf(stays);
    const target = lit()
      .and(desk.page.locator(`[data-column]:not([aria-colindex="${own ?? ''}"]) .slot`))
      .last();
    await target.waitFor({ state: 'attached' });
    await inSight(target);
    const [start, day] = [await startOf(target), await dayOf(target)];
    await hover(target);
    await desk.page.mouse.up();
    await desk.page.locator('.toast').filter({ hasText: 'Stayova, Practice: moved to' }).waitFor();
    expect(localDateOf(start, zone)).not.toBe(localDateOf(stays.start, zone));
    await expect.poll(() => dayColumnOf(stays)).toBe(day);
    await desk.page.keyboard.press('Control+z');
    await expect.poll(() => dayColumnOf(stays)).not.toBe(day);
  });

  test('leads back to the day of all doctors by its head', async () => {
    const { page } = desk;
    await page.locator('.week-day').nth(2).focus();
    await page.keyboard.press('Enter');
    await page.locator('.week').waitFor({ state: 'detached' });
    await page.locator('.board [data-column]').nth(1).waitFor();
  });
});

test('the clinic has each visit where it was left, and no move that was taken back', async () => {
  expect(await startAtClinic('Onova')).toBe(movedOn.start);
  expect(await startAtClinic('Stayova')).toBe(stays.start);
});

const lit = (): Locator => desk.page.locator('.slot[data-target]');

/** Takes a card in hand, and waits until it knows where it can go. */
async function take(visit: PracticeBooking): Promise<void> {
  const card = cardOf(desk, visit);
  let [x, y, width] = [0, 0, 0];
  // A day that was opened just now may still go to its own place, with the card: whoever takes it brings it back in sight and looks.
  await expect
    .poll(
      async () => {
        await inSight(card);
        ({ x, y, width } = await restingBox(card));
        await desk.page.mouse.move(x + width / 3, y + 6);
        return isUnder(card, x + width / 3, y + 6);
      },
      { timeout: 20_000 },
    )
    .toBe(true);
  await desk.page.mouse.down();
  await desk.page.mouse.move(x + width / 3 + 12, y + 10, { steps: 3 });
  await desk.page.locator('.moving-ghost').waitFor();
  await lit().first().waitFor({ state: 'attached' });
}

/** The last of the free times that are lit, brought into sight. */
async function lastLit(): Promise<Locator> {
  await lit().first().waitFor({ state: 'attached' });
  const name = await lit().last().getAttribute('data-item');
  const target = desk.page.locator(`.slot[data-target][data-item="${name ?? ''}"]`).last();
  await inSight(target);
  return target;
}

/** Holds the card over a free time until it is taken for where it goes: the board may still be scrolling under the hand. */
async function carryOver(target: Locator): Promise<void> {
  const isTaken = desk.page.locator('.moving-note[data-tone=target]');
  await expect
    .poll(
      async () => {
        await hover(target);
        return isTaken.count();
      },
      { timeout: 20_000 },
    )
    .toBe(1);
}

async function hover(element: Locator): Promise<void> {
  const { x, y, width, height } = await boxOf(element);
  await desk.page.mouse.move(x + width / 2, y + Math.min(height / 2, 300), { steps: 6 });
}

const topOfBoard = (board: Locator): Promise<number> => board.evaluate((one) => one.scrollTop);

const isUnder = (element: Locator, x: number, y: number): Promise<boolean> =>
  element.evaluate((one, [left, top]) => one.contains(one.ownerDocument.elementFromPoint(left, top)), [
    x,
    y,
  ] as const);

const inSight = (element: Locator): Promise<void> =>
  element.evaluate((one) => one.scrollIntoView({ block: 'center', inline: 'center' }));

/** Where something is once the board stands still: a day that has just been opened begins at its own place. */
async function restingBox(element: Locator) {
  let box = await boxOf(element);
  for (let tries = 0; tries < 40; tries += 1) {
    await desk.page.waitForTimeout(80);
    const now = await boxOf(element);
    if (now.x === box.x && now.y === box.y) return now;
    await inSight(element);
    box = await boxOf(element);
  }
  throw new Error('The board never stood still.');
}

async function boxOf(element: Locator) {
  const box = await element.boundingBox();
  if (box === null) throw new Error('There is nothing to take hold of.');
  return box;
}

/** A hand at the right edge, where the board cannot be scrolled any further. */
async function atTheEdge(): Promise<void> {
  const { x, y, width, height } = await boxOf(desk.page.locator('.board'));
  await desk.page.mouse.move(x + width - 6, y + height / 2, { steps: 6 });
}

/** The first day after the visit's own on which its doctor has free times, in the month that it lies in. */
async function squareOfNextFree(): Promise<Locator> {
  const own = localDateOf(movedOn.start, zone);
  for (let ahead = 1; ahead < 20; ahead += 1) {
    const date = addDays(own, ahead);
    const request = { addressId, scope: 'address' as const, ...dayWindow(date, zone) };
    const answer = await desk.page.evaluate((one) => window.frontdesk.ask('freeTimes.get', one), request);
    if (!answer.ok || answer.value.length === 0) continue;
    const square = desk.page.locator(`.month [data-leads-to="${date}"]`);
    if (date.slice(0, 7) !== own.slice(0, 7)) await desk.page.locator('.month-head button').last().click();
    await square.waitFor();
    return square;
  }
  throw new Error('The doctor has no free time in the weeks after.');
}

/** When the board says that a visit is. */
async function startOnBoard(visit: PracticeBooking): Promise<number> {
  const answer = await desk.page.evaluate(
    (bookingId) => window.frontdesk.ask('visits.get', { bookingId }),
    visit.id,
  );
  if (!answer.ok || answer.value === null) throw new Error('The desk does not know the visit.');
  return answer.value.start;
}

/** Which of the columns something stands in. */
const dayOf = (item: Locator): Promise<string | null> =>
  item.evaluate((one) => one.closest('[data-column]')?.getAttribute('aria-colindex') ?? null);
const dayColumnOf = (visit: PracticeBooking): Promise<string | null> => dayOf(cardOf(desk, visit));
const focusedDay = (): Promise<string | null> => dayOf(desk.page.locator(':focus'));

const startOf = async (slot: Locator): Promise<number> =>
  Number((await slot.getAttribute('data-item'))?.slice('slot '.length));

/** Where something stands in its column. */
const topOf = (item: Locator): Promise<string> => item.evaluate((one) => (one as HTMLElement).style.top);

/** When the clinic expects a patient. */
async function startAtClinic(surname: string): Promise<number | undefined> {
  return (await practice.bookings()).find((one) => one.patient.surname === surname && one.status === 'booked')
    ?.start;
}

function booked(surname: string, index: number): Promise<PracticeBooking> {
  const patient = { name: 'Practice', surname, phone: '+48500100200' };
  return practice.patientBooks({ addressId, start: free[index]?.start, patient });
}
