import { beforeAll, expect, test } from 'vitest';
import { violationsOf } from './harness/accessibility.ts';
import { openDesk } from './harness/openDesk.ts';
import { takePicture } from './harness/pictures.ts';

/*
 * In the real window the clinic hides, moves, renames and recolours its calendars, with the mouse and by keyboard alone. The board
 * behind the dialog follows at once, the focus is never lost, the next start has it as it was left, and all of it is taken back the
 * same way.
 */
const { desk, restart } = openDesk({ world: 'clinic' });
beforeAll(async () => {
  await desk.page.locator('.card').first().waitFor({ state: 'attached', timeout: 60_000 });
});

const dialog = () => desk.page.locator('dialog[open]');
const rows = () => dialog().locator('[data-calendar]');
const row = (id: string) => dialog().locator(`[data-calendar="${id}"]`);
const part = (id: string, name: string) => row(id).locator(`[data-part=${name}]`);
const rowIds = () => rows().evaluateAll((all) => all.map((one) => one.getAttribute('data-calendar') ?? ''));
const columnIds = () =>
  desk.page.locator('[data-column]').evaluateAll((all) => all.map((one) => one.getAttribute('data-column')));
const headNames = () => desk.page.locator('.head-doctor').allTextContents();
/** The row and the part of it that have the focus. */
const focus = () =>
  desk.page.evaluate(() => {
    const active = document.activeElement;
    const on = active?.closest('[data-calendar]')?.getAttribute('data-calendar') ?? '';
    return `${on} ${active?.getAttribute('data-part') ?? active?.textContent ?? ''}`;
  });
/** Whole, between the heads of the list and its end. */
const isInSight = (id: string) =>
  row(id).evaluate((one) => {
    const list = one.closest('.calendars')?.getBoundingClientRect();
    const heads = one.closest('.calendars')?.querySelector('.calendars-heads')?.getBoundingClientRect();
    const { top, bottom } = one.getBoundingClientRect();
    return list !== undefined && heads !== undefined && heads.bottom <= top + 1 && bottom <= list.bottom + 1;
  });
const idAt = async (place: number): Promise<string> => (await rowIds())[place] ?? '';

test('with the mouse, from the settings: one hidden, one moved, one renamed, one recoloured, on the board at once', async () => {
  const { page } = desk;
  const before = await columnIds();
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('tab', { name: 'Calendars' }).click();
  await page.getByRole('button', { name: 'Calendars…' }).click();
  await rows().first().waitFor();
  const order = await rowIds();
  expect(order).toEqual(before);
  const [first = '', second = '', third = '', fourth = ''] = order;

  await row(first).locator('.switch').click();
  await expect.poll(columnIds).toEqual(before.filter((id) => id !== first));

  await part(third, 'up').click();
  await expect.poll(columnIds).toEqual([third, second, ...before.slice(3)]);
  expect(await focus()).toBe(`${third} up`);

  await part(second, 'ownName').fill('Room 2');
  await part(fourth, 'colour').click();
  await expect.poll(async () => (await headNames())[1]).toBe('Room 2');
  await dialog().getByRole('radio', { name: 'Olive' }).click();
  expect(await focus()).toBe(`${fourth} colour`);
  await expect.poll(() => page.locator('.board-head').nth(2).getAttribute('style')).toContain('--doctor-8');
  await takePicture(desk, 'calendars');
  expect(await violationsOf(desk)).toEqual([]);

  await part(fourth, 'ownName').fill('ROOM 2');
  await dialog().getByRole('button', { name: 'Close' }).click();
  expect(await focus()).toBe(`${fourth} ownName`);
  expect(await row(fourth).getByRole('alert').textContent()).toContain('has this name on the board');
  await page.keyboard.press('Escape');
  await dialog().getByRole('button', { name: 'Close' }).click();
  // Back at the settings, from which they were opened.
  await page.getByRole('button', { name: 'Calendars…' }).and(page.locator(':focus')).waitFor();
  await dialog().getByRole('button', { name: 'Close' }).click();
  await dialog().waitFor({ state: 'detached' });
});

test('nothing to press is smaller than 24 pixels either way', async () => {
  const { page } = desk;
  await page.keyboard.press('Control+k');
  await page.keyboard.type('calendars');
  await page.keyboard.press('Enter');
  await rows().first().waitFor();
  await part(await idAt(0), 'colour').click();
  const small = await dialog()
    .locator('[data-part], .press, .switch')
    .evaluateAll((all) =>
      all.flatMap((one) => {
        const { width, height } = one.getBoundingClientRect();
        return Math.min(width, height) < 24 ? [`${one.getAttribute('class')} ${width} × ${height}`] : [];
      }),
    );
  expect(small).toEqual([]);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await dialog().waitFor({ state: 'detached' });
});

test('after a restart it is as it was left', async () => {
  const [board, names] = [await columnIds(), await headNames()];
  const style = await desk.page.locator('.board-head').nth(2).getAttribute('style');
  await restart();
  await desk.page.locator('[data-column]').first().waitFor({ timeout: 60_000 });
  expect(await columnIds()).toEqual(board);
  expect(await headNames()).toEqual(names);
  expect(await desk.page.locator('.board-head').nth(2).getAttribute('style')).toBe(style);
});

test('by keyboard alone: the row keeps the focus as it moves and says its place, and each thing is taken back', async () => {
  const { page } = desk;
  await page.keyboard.press('Control+k');
  await page.keyboard.type('calendars');
  await page.keyboard.press('Enter');
  await rows().first().waitFor();
  const order = await rowIds();
  const [first = '', third = '', second = '', fourth = ''] = order;
  const asBefore = [first, second, third, ...order.slice(3)];

  // The row that was moved up goes down again, one too far, and back.
  await part(third, 'shown').focus();
  for (const place of [3, 4]) {
    await page.keyboard.press('Alt+ArrowDown');
    await expect.poll(async () => (await rowIds()).indexOf(third)).toBe(place - 1);
    expect(await focus()).toBe(`${third} shown`);
  }
  await page.keyboard.press('Alt+ArrowUp');
  await expect.poll(rowIds).toEqual(asBefore);
  expect(await focus()).toBe(`${third} shown`);
  await expect
    .poll(() => dialog().getByRole('status').textContent())
    .toMatch(new RegExp(`, 3 of ${order.length}$`));

  // Held down, it is not lost on the way.
  await part(first, 'down').focus();
  for (let n = 1; n < order.length; n += 1) await page.keyboard.press('Alt+ArrowDown', { delay: 0 });
  await expect.poll(async () => (await rowIds()).at(-1)).toBe(first);
  expect(await focus()).toBe(`${first} down`);
  expect(await isInSight(first)).toBe(true);
  for (let n = 1; n < order.length; n += 1) await page.keyboard.press('Alt+ArrowUp', { delay: 0 });
  await expect.poll(rowIds).toEqual(asBefore);
  expect(await isInSight(first)).toBe(true);

  await part(second, 'ownName').focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Delete');
  await page.keyboard.press('Enter');
  await part(fourth, 'colour').focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => page.locator('.board-head').nth(2).getAttribute('style')).toContain('--doctor-9');
  await page.keyboard.press('Escape');
  expect(await focus()).toBe(`${fourth} colour`);
  await part(first, 'shown').focus();
  await page.keyboard.press('Space');
  await expect.poll(columnIds).toEqual(asBefore);
  expect((await headNames()).includes('Room 2')).toBe(false);
  expect(await violationsOf(desk)).toEqual([]);
  await page.keyboard.press('Escape');
  await dialog().waitFor({ state: 'detached' });
});

test('all hidden: the board says so, is axe clean, leads to the dialog, and one press brings all back', async () => {
  const { page } = desk;
  const before = await columnIds();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('calendars');
  await page.keyboard.press('Enter');
  await rows().first().waitFor();
  for (const id of await rowIds()) {
    await part(id, 'shown').focus();
    await page.keyboard.press('Space');
  }
  await page.keyboard.press('Escape');
  const notice = page.locator('.board-notice');
  await notice.getByText('All calendars are hidden').waitFor();
  await takePicture(desk, 'calendars-all-hidden');
  expect(await violationsOf(desk)).toEqual([]);
  await page.keyboard.press('4');
  await notice.getByText('All calendars are hidden').waitFor();
  await notice.getByRole('button', { name: 'Calendars…' }).click();
  await dialog().getByRole('button', { name: 'Show all' }).click();
  expect(await focus()).toBe(`${before[0]} shown`);
  // The week behind the dialog is there again as well.
  await page.locator('.week-bar').waitFor();
  await page.keyboard.press('Escape');
  await dialog().waitFor({ state: 'detached' });
  // What had opened the dialog is gone: the focus is on the day, not nowhere.
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('board');
  await page.keyboard.press('1');
  await expect.poll(columnIds).toEqual(before);
});
