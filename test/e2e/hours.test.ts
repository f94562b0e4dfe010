import { beforeAll, expect, test } from 'vitest';
import type { HoursView } from '#shared/contract/hours.ts';
import type { Period } from '#shared/domain/availability/period.ts';
import { violationsOf } from './harness/accessibility.ts';
import { openDesk } from './harness/openDesk.ts';
import { soon } from './harness/steps.ts';

/*
 * The view Hours in the real window: by keys alone and by mouse alone hours are drawn, moved, typed, copied and taken back, and each edit is
 * kept as a draft in main before the next one is looked at. What publishing would change is told date by date. Nothing serious for axe.
 */
const { desk } = openDesk();

const list = () => desk.page.locator('.hours-calendar');
const block = (day: number) => desk.page.locator(`[data-day="${day}"] .hours-block`);
const button = (name: string | RegExp) => desk.page.getByRole('button', { name });

/** The calendar that is shown, as main has it. */
async function kept(): Promise<HoursView> {
  const addressId = await desk.page.evaluate(async () => {
    const answer = await window.frontdesk.ask('calendars.get', null);
    return answer.ok ? (answer.value[0]?.addressId ?? '') : '';
  });
  const answer = await desk.page.evaluate(
    (id) => window.frontdesk.ask('hours.get', { addressId: id }),
    addressId,
  );
  if (!answer.ok || answer.value.kind !== 'hours') throw new Error('no hours');
  return answer.value.hours;
}

/** From when to when the first week of the draft has hours on a day; Monday is 0. */
async function drafted(day: number): Promise<string[]> {
  const { draft } = (await kept()).timetable;
  const periods: readonly Period[] = draft?.plans[0]?.weeks[0]?.days[day] ?? [];
  return periods.map(({ start, end }) => `${start}-${end}`);
}

beforeAll(async () => {
  await desk.page.keyboard.press('5');
  await list().first().waitFor(soon);
});

test('hours begin with an empty week from a date on', async () => {
  expect(await list().count()).toBeGreaterThan(1);
  await button('Begin with an empty week …').click();
  await button('Create').click();
  await desk.page.locator('.hours-grid').waitFor();
  await expect.poll(async () => (await kept()).timetable.draft?.plans.length).toBe(1);
  expect(await violationsOf(desk)).toEqual([]);
});

test('by keys alone: added, moved, lengthened, typed, removed, and each taken back', async () => {
  const { keyboard } = desk.page;
  await desk.page.locator('[data-head="0"]').focus();
  await keyboard.press('Insert');
  await expect.poll(() => drafted(0)).toEqual(['08:00-12:00']);
  await block(0).focus();
  await keyboard.press('Alt+ArrowDown');
  await expect.poll(() => drafted(0)).toEqual(['08:15-12:15']);
  await keyboard.press('Shift+ArrowDown');
  await expect.poll(() => drafted(0)).toEqual(['08:15-12:30']);
  await keyboard.press('Enter');
  await desk.page.getByLabel('From', { exact: true }).and(desk.page.locator(':focus')).waitFor();
  await keyboard.type('830');
  await keyboard.press('Tab');
  await expect.poll(() => drafted(0)).toEqual(['08:30-12:30']);
  await block(0).focus();
  await keyboard.press('Control+z');
  await expect.poll(() => drafted(0)).toEqual(['08:15-12:30']);
  await keyboard.press('Delete');
  await expect.poll(() => drafted(0)).toEqual([]);
  await keyboard.press('Control+z');
  await expect.poll(() => drafted(0)).toEqual(['08:15-12:30']);
});

test('by mouse alone: drawn on an empty day, lengthened by its end, moved to another day, and copied to the workdays', async () => {
  const { page } = desk;
  /** A day and a time of it, and so many pixels below. What stands above the grid comes and goes: it is looked for each time. */
  type Spot = readonly [day: number, time: number, below?: number];
  const at = async ([day, time, below = 0]: Spot): Promise<[number, number]> => {
    const column = await page.locator(`[data-day="${day}"]`).boundingBox();
    const body = await page.locator('.hours-grid-body').boundingBox();
    if (column === null || body === null) throw new Error('nothing is drawn');
    return [column.x + column.width / 2, body.y + (time * body.height) / 24 + below];
  };
  const drag = async (spot: Spot, target: Spot): Promise<void> => {
    const [from, to] = [await at(spot), await at(target)];
    await page.mouse.move(...from);
    await page.mouse.down();
    await page.mouse.move((from[0] + to[0]) / 2, (from[1] + to[1]) / 2);
    await page.mouse.move(...to);
    await page.mouse.up();
  };
  await drag([1, 9, 3], [1, 11]);
  await expect.poll(() => drafted(1)).toEqual(['09:00-11:00']);
  await drag([1, 11, -3], [1, 13]);
  await expect.poll(() => drafted(1)).toEqual(['09:00-13:00']);
  await drag([1, 10], [2, 10]);
  await expect.poll(() => drafted(2)).toEqual(['09:00-13:00']);
  expect(await drafted(1)).toEqual([]);
  await button('Monday to Friday').click();
  for (const workday of [0, 1, 3, 4]) await expect.poll(() => drafted(workday)).toEqual(['09:00-13:00']);
  expect(await drafted(5)).toEqual([]);
});

test('what is wrong is said where it is, and keeps nobody from going on', async () => {
  const { page } = desk;
  await page.locator('[data-head="4"]').click();
  await page.locator('.hours-chip input').first().waitFor();
  for (const tick of await page.locator('.hours-chip input[type=checkbox]').all())
    if (await tick.isChecked()) await tick.click();
  await page.getByText('no service can be booked').first().waitFor();
  await page
    .locator('.hours-grid')
    .focus()
    .catch(() => undefined);
  await button('Undo the last edit').click();
  await page.getByText('no service can be booked').first().waitFor({ state: 'detached' });
});

test('what publishing would change stands there date by date, and axe finds nothing serious', async () => {
  await button('Review and publish').click();
  await desk.page.locator('.hours-dates tbody tr').first().waitFor(soon);
  expect(await desk.page.locator('.hours-dates tbody tr').count()).toBeGreaterThan(50);
  expect(await violationsOf(desk)).toEqual([]);
  await button('Back to the week').click();
});

test('a vacation is two dates and a press, and goes again', async () => {
  const { page } = desk;
  const { today } = await kept();
  const year = Number(today.slice(0, 4)) + 1;
  await button('Days off').click();
  await page.getByLabel('First day').fill(`${year}-02-01`);
  await page.getByLabel('Last day').fill(`${year}-02-14`);
  await button('Save and publish').click();
  await page.locator('.hours-exceptions li').first().waitFor(soon);
  expect((await kept()).exceptions).toMatchObject([
    { from: `${year}-02-01`, to: `${year}-02-14`, reason: 'vacation', scope: { kind: 'doctor' } },
  ]);
  expect(await violationsOf(desk)).toEqual([]);
  await page.locator('.hours-exceptions li').getByRole('button').click();
  await page.locator('.hours-exceptions li').first().waitFor({ state: 'detached' });
  expect((await kept()).exceptions).toEqual([]);
});

test('holidays are closed for the facility with one press', async () => {
  const close = button(/^Close on \d+ public holidays?$/);
  await close.click();
  await expect.poll(async () => (await kept()).exceptions.length).toBeGreaterThan(5);
  await expect.poll(() => close.isEnabled()).toBe(false);
});

test('the draft goes to another doctor with three presses', async () => {
  const { page } = desk;
  await button('Copy to …').click();
  await page.locator('.hours-target').first().click();
  await button('Copy to 1 calendar').click();
  await page.getByText('Copied as a draft to calendars: 1.').first().waitFor();
  await page.keyboard.press('Escape');
  await page.locator('.hours-mark[data-mark=draft]').nth(1).waitFor();
});

test('in the least window everything is still reached', async () => {
  await desk.page.setViewportSize({ width: 683, height: 384 });
  await desk.page.locator('.hours-narrow select').waitFor();
  // The window is laid out anew a moment after it is smaller.
  await expect
    .poll(() => desk.page.evaluate(() => document.documentElement.scrollWidth))
    .toBeLessThanOrEqual(683);
  for (const name of ['Weekly hours', 'Days off']) {
    await button(name).click();
    await expect
      .poll(() => desk.page.evaluate(() => document.documentElement.scrollWidth))
      .toBeLessThanOrEqual(683);
  }
  await desk.page.getByLabel('First day').scrollIntoViewIfNeeded();
});
