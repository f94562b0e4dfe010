import type { Locator } from 'playwright';
import { beforeAll, expect, test } from 'vitest';
import { violationsOf } from './harness/accessibility.ts';
import { openDesk } from './harness/openDesk.ts';
import { takePicture } from './harness/pictures.ts';
import type { ClinicBreak } from './harness/practice.ts';
import { roomyDay } from './harness/roomyDay.ts';
import { goTo, said, soon } from './harness/steps.ts';
import type { FreeTime } from '#shared/contract/freeTimes.ts';

/*
 * A break is made, moved and removed in the real window, by keys alone and by the mouse alone: it is on the board at once, says that it
 * is not sent yet, and the clinic has it once, as it was decided. What was undone the clinic never hears of.
 */
const { desk, practice } = openDesk();
let addressId: string;
let free: readonly FreeTime[];

beforeAll(async () => {
  ({ addressId, free } = await roomyDay(desk));
  await goTo(desk, free[0]?.start ?? 0);
  await slot(0).waitFor({ state: 'attached', ...soon });
});

test('by keys: two of them make it; it can be moved, undone, and removed, each once at the clinic', async () => {
  const { page } = desk;
  await slot(0).focus();
  await page.keyboard.press('r');
  await page.getByLabel('What for (if you like)').waitFor();
  expect(await violationsOf(desk)).toEqual([]);
  await takePicture(desk, 'newBreak');
  await page.keyboard.type('Keys');
  await page.keyboard.press('Enter');
  await said(desk, 'break,');
  const drawn = rest('Keys');
  await drawn.waitFor();
  expect(await drawn.getAttribute('aria-label')).toContain('not sent yet');
  await expect.poll(() => atClinic('Keys'), { timeout: 60_000 }).toHaveLength(1);
  const [made] = await atClinic('Keys');
  expect(made).toMatchObject({ addressId, since: free[0]?.start });
  await expect.poll(() => drawn.getAttribute('aria-label')).not.toContain('not sent yet');

  // Walked to, opened, made longer; taken back before it left, and made longer again.
  await drawn.focus();
  await page.keyboard.press('Enter');
  const to = page.getByLabel('To', { exact: true });
  await typeInto(to, '23:45');
  await page.keyboard.press('Enter');
  await said(desk, 'break moved to');
  await page.keyboard.press('Control+z');
  await said(desk, 'Undone for');
  await drawn.focus();
  await page.keyboard.press('Enter');
  await typeInto(to, '23:30');
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await atClinic('Keys'))[0]?.till, { timeout: 60_000 }).not.toBe(made?.till);
  const [moved] = await atClinic('Keys');
  expect(new Date(moved?.till ?? 0).getUTCMinutes()).toBe(30);

  await drawn.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Remove the break' }).waitFor();
  await page.getByRole('button', { name: 'Remove the break' }).focus();
  await page.keyboard.press('x');
  await said(desk, 'break removed');
  await drawn.waitFor({ state: 'detached' });
  await expect.poll(() => atClinic('Keys'), { timeout: 60_000 }).toEqual([]);
  const writes = await practice.writes();
  expect(writes.filter((name) => name.includes('Break'))).toEqual([
    'addCalendarBreak',
    'deleteCalendarBreak',
    'moveCalendarBreak',
  ]);
});

test('by mouse: a drag over free time draws it, its panel makes it; pressed, it opens, and a button removes it', async () => {
  const { page } = desk;
  const from = await slot(2).boundingBox();
  if (from === null) throw new Error('the free time is not in sight');
  await slot(2).scrollIntoViewIfNeeded();
  const box = (await slot(2).boundingBox()) ?? from;
  await page.mouse.move(box.x + 20, box.y + 2);
  await page.mouse.down();
  await page.mouse.move(box.x + 20, box.y + 30, { steps: 4 });
  await page.locator('.break-ghost').waitFor();
  await takePicture(desk, 'dragBreak');
  await page.mouse.move(box.x + 20, box.y + 60, { steps: 4 });
  await page.mouse.up();
  await page.locator('.break-ghost').waitFor({ state: 'detached' });
  await page.getByLabel('What for (if you like)').fill('Mouse');
  await page.getByRole('button', { name: 'Add the break' }).click();
  const drawn = rest('Mouse');
  await drawn.waitFor();
  await expect.poll(() => atClinic('Mouse'), { timeout: 60_000 }).toHaveLength(1);
  const [made] = await atClinic('Mouse');
  expect(made?.addressId).toBe(addressId);
  expect(Math.abs((made?.since ?? 0) - (free[2]?.start ?? 0))).toBeLessThanOrEqual(15 * 60_000);
  expect((made?.since ?? 1) % 300_000).toBe(0);

  // Taken by its middle, it goes where the hand is, as long as it was.
  const there = await drawn.boundingBox();
  if (there === null || made === undefined) throw new Error('the break is not in sight');
  const [x, y] = [there.x + there.width / 2, there.y + there.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x, y + 40, { steps: 4 });
  await page.locator('.break-ghost').waitFor();
  await page.mouse.up();
  await said(desk, 'break moved to');
  await expect
    .poll(async () => (await atClinic('Mouse'))[0]?.since, { timeout: 60_000 })
    .toBeGreaterThan(made.since);
  const [moved] = await atClinic('Mouse');
  expect((moved?.till ?? 0) - (moved?.since ?? 0)).toBe(made.till - made.since);
  await expect.poll(() => drawn.getAttribute('aria-label')).not.toContain('not sent yet');

  // A visit may lie over it now.
  await drawn.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Remove the break' }).click();
  await drawn.waitFor({ state: 'detached' });
  await expect.poll(() => atClinic('Mouse'), { timeout: 60_000 }).toEqual([]);
  // What was sent is put back after a question.
  await page.keyboard.press('Control+z');
  await page.getByRole('dialog').filter({ hasText: 'Put the break of' }).waitFor();
  await page.keyboard.press('Enter');
  await expect.poll(() => atClinic('Mouse'), { timeout: 60_000 }).toHaveLength(1);
});

test('in the week a drag draws one on the day under the hand, and the head of a day has the menu', async () => {
  const { page } = desk;
  await page.keyboard.press('4');
  const day = page.locator('.week [data-column][data-date]').nth(1);
  await day.waitFor();
  const date = (await day.getAttribute('data-date')) ?? '';
  await day.scrollIntoViewIfNeeded();
  const board = await page.locator('.week .board').boundingBox();
  const box = await day.boundingBox();
  if (box === null || board === null) throw new Error('the week is not in sight');
  // What is pressed is free or closed: a visit or a break would be taken instead.
  const y = await page.evaluate(
    ({ x, top, bottom }) => {
      const isTaken = (at: number) =>
        document.elementFromPoint(x, at)?.closest('[data-item]:not([data-item^="slot "])') !== null;
      for (let at = top; at < bottom; at += 10)
        if (![0, 20, 40].some((more) => isTaken(at + more))) return at;
      return -1;
    },
    { x: box.x + 10, top: board.y + 60, bottom: board.y + board.height - 80 },
  );
  expect(y).toBeGreaterThan(0);
  await page.mouse.move(box.x + 10, y);
  await page.mouse.down();
  await page.mouse.move(box.x + 10, y + 40, { steps: 4 });
  await page.locator('.break-ghost').waitFor();
  await page.mouse.up();
  await page.getByRole('button', { name: 'Add the break' }).waitFor();
  const words = await page.locator('.panel-day').textContent();
  expect(words).toContain(String(Number(date.slice(8))));
  await page.keyboard.press('Escape');
  await page.locator('.panel').waitFor({ state: 'detached' });
  await page.locator('.week-more').nth(1).click();
  await page.getByRole('menuitem', { name: 'Hours of this day' }).waitFor();
  expect(await violationsOf(desk)).toEqual([]);
  await takePicture(desk, 'weekMenu');
  await page.keyboard.press('Escape');
});

/** As hands do it: what a press has brought under the hand takes no second half of that press. */
async function typeInto(field: Locator, text: string): Promise<void> {
  await field.selectText();
  await field.pressSequentially(text, { delay: 150 });
}

const column = (): Locator => desk.page.locator(`[data-column="${addressId}"]`);
const slot = (index: number): Locator => column().locator(`[data-item="slot ${free[index]?.start ?? 0}"]`);
const rest = (words: string): Locator => column().locator('.rest').filter({ hasText: words });
const atClinic = async (words: string): Promise<readonly ClinicBreak[]> =>
  (await practice.breaks()).filter(({ description }) => description === words);
