import { beforeAll, expect, test } from 'vitest';
import { openDesk } from './harness/openDesk.ts';
import type { PracticeBooking } from './harness/practice.ts';
import { roomyDay } from './harness/roomyDay.ts';
import { cardOf, goTo, soon } from './harness/steps.ts';
import type { FreeTime } from '#shared/contract/freeTimes.ts';

/*
 * One walk through the real window by keys alone, while patients cancel and move, visits are numbered anew, days change and notes go.
 * In no frame of it does nobody have the focus.
 */
const { desk, practice } = openDesk();
let free: readonly FreeTime[];
let addressId: string;
let visits: PracticeBooking[];

beforeAll(async () => {
  ({ addressId, free } = await roomyDay(desk));
  visits = [await booked('Cancelsova', 0), await booked('Movesova', 2), await booked('Staysova', 4)];
  await goTo(desk, visitAt(0).start);
  for (const visit of visits) await cardOf(desk, visit).waitFor({ state: 'attached', ...soon });
  await cardOf(desk, visitAt(2)).focus();
  await watch();
});

test('a visit that is cancelled by its patient leaves the focus to what is near in its column', async () => {
  await cardOf(desk, visitAt(0)).focus();
  await practice.patientCancels(visitAt(0).id);
  await cardOf(desk, visitAt(0)).waitFor({ state: 'detached', ...soon });
  expect(await columnInFocus()).toBe(addressId);
});

test('a visit that is moved by its patient takes the focus along, though it has another id now', async () => {
  await cardOf(desk, visitAt(1)).focus();
  const moved = await practice.patientMoves(visitAt(1).id, free[6]?.start ?? 0);
  await cardOf(desk, moved).waitFor({ state: 'attached', ...soon });
  await cardOf(desk, visitAt(1)).waitFor({ state: 'detached', ...soon });
  expect(await wordsInFocus()).toContain('Movesova');
});

test('a visit that is moved from here keeps the focus until the clinic has given it another id, and after it', async () => {
  const { page } = desk;
  await cardOf(desk, visitAt(2)).focus();
  await page.keyboard.press('m');
  await page.locator(`.times-one[data-key="${addressId} ${free[8]?.start ?? 0}"]`).click();
  await page.locator('.toast').filter({ hasText: 'moved to' }).waitFor();
  await page.keyboard.press('Escape');
  expect(await itemInFocus()).toBe(visitAt(2).id);
  await cardOf(desk, visitAt(2)).waitFor({ state: 'detached', ...soon });
  expect(await wordsInFocus()).toContain('Staysova');
  const id = await itemInFocus();
  visits[2] = { ...visitAt(2), id: id ?? '', start: free[8]?.start ?? 0 };
});

test('an Undo gives it back to the card', async () => {
  const { page } = desk;
  await cardOf(desk, visitAt(2)).focus();
  await page.keyboard.press('c');
  const undo = page.locator('.toast button');
  await undo.focus();
  await page.keyboard.press('Enter');
  await undo.waitFor({ state: 'detached' });
  expect(await itemInFocus()).toBe(visitAt(2).id);
});

test('another day, another week and another view find it near where it was', async () => {
  const { page } = desk;
  await cardOf(desk, visitAt(2)).focus();
  await page.keyboard.press('Alt+ArrowRight');
  await page.waitForTimeout(700);
  await page.keyboard.press('Alt+ArrowLeft');
  await cardOf(desk, visitAt(2)).waitFor({ state: 'attached' });
  await page.waitForTimeout(300);
  await cardOf(desk, visitAt(2)).focus();
  await page.keyboard.press('2');
  await expect.poll(itemInFocus).toBe(visitAt(2).id);
  await page.keyboard.press('4');
  await page.locator('.week .card').first().waitFor();
  await page.waitForTimeout(300);
  await page.keyboard.press('Alt+ArrowRight');
  await page.waitForTimeout(500);
  await page.keyboard.press('1');
  await page.locator('.board .card').first().waitFor();
});

test('dialogs, popovers and the search give it back', async () => {
  const { page } = desk;
  await goTo(desk, visitAt(2).start);
  await cardOf(desk, visitAt(2)).waitFor({ state: 'attached' });
  for (const open of ['?', 'Control+k', '/', 's', 'Enter']) {
    await cardOf(desk, visitAt(2)).focus();
    await page.keyboard.press(open);
    await page.waitForTimeout(400);
    await page.keyboard.press('Escape');
    await expect.poll(itemInFocus, { message: open }).toBe(visitAt(2).id);
  }
});

test('in no frame did nobody have the focus', async () => {
  expect(await desk.page.evaluate(() => (globalThis as unknown as { lost: string[] }).lost)).toEqual([]);
  expect(desk.complaints).toEqual([]);
});

const booked = (surname: string, at: number): Promise<PracticeBooking> =>
  practice.doctorBooks(surname, free[at]?.start ?? 0, addressId);

function visitAt(index: number): PracticeBooking {
  const visit = visits[index];
  if (visit === undefined) throw new Error(`There is no visit ${index}.`);
  return visit;
}

const itemInFocus = (): Promise<string | null | undefined> =>
  desk.page.evaluate(() => document.activeElement?.closest('[data-item]')?.getAttribute('data-item'));
const wordsInFocus = (): Promise<string> =>
  desk.page.evaluate(() => document.activeElement?.getAttribute('title') ?? '');
const columnInFocus = (): Promise<string | null | undefined> =>
  desk.page.evaluate(() => document.activeElement?.closest('[data-column]')?.getAttribute('data-column'));

/**
 * Looks at every frame as it is painted, when its callbacks have run: something that grows in each of them is told to an observer of
 * sizes then. Keeps what had the focus before it was lost.
 */
const watch = (): Promise<void> =>
  desk.page.evaluate(() => {
    const lost: string[] = [];
    Object.assign(globalThis, { lost });
    let before = '';
    const look = (): void => {
      const active = document.activeElement;
      const is = active === null || active === document.body ? '' : active.outerHTML.slice(0, 120);
      if (is === '' && before !== '') lost.push(before);
      before = is;
    };
    const growing = document.body.appendChild(document.createElement('div'));
    growing.style.position = 'fixed';
    new ResizeObserver(look).observe(growing);
    let frames = 0;
    const follow = (): void => {
      frames += 1;
      growing.style.width = `${1 + (frames % 2)}px`;
      requestAnimationFrame(follow);
    };
    follow();
  });
