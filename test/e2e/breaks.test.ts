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

  await drawn.click();
  await page.getByRole('button', { name: 'Remove the break' }).click();
  await drawn.waitFor({ state: 'detached' });
  await expect.poll(() => atClinic('Mouse'), { timeout: 60_000 }).toEqual([]);
  // What was sent is put back after a question.
  await page.keyboard.press('Control+z');
  await page.getByRole('dialog').filter({ hasText: 'Put the break of' }).waitFor();
  await page.keyboard.press('Enter');
  await expect.poll(() => atClinic('Mouse'), { timeout: 60_000 }).toHaveLength(1);
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
