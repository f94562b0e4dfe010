import type { Locator } from 'playwright';
import { expect, test } from 'vitest';
import { addDays, localDateOf } from '#shared/time/zone.ts';
import type { Effort, Hands } from './harness/hands.ts';
import type { LaunchedDesk } from './harness/launch.ts';
import { soon, zone } from './harness/steps.ts';

/** A draft of workday mornings, as it may have been typed some time ago. */
async function withMornings({ page }: LaunchedDesk): Promise<void> {
  await page.keyboard.press('Escape');
  await page.keyboard.press('5');
  await page.getByRole('button', { name: 'Begin with an empty week …' }).click();
  await page.getByRole('button', { name: 'Create' }).click();
  await page.locator('[data-head="0"]').focus();
  await page.keyboard.press('Insert');
  await page.locator('.hours-block').first().waitFor();
  await page.getByRole('button', { name: 'Monday to Friday' }).click();
  await page.locator('.hours-block').nth(4).waitFor();
}

/**
 * What the tasks of hours cost, in the window in which all tasks are counted.
 * @param at the window and the hands at it, once they are there @param counted puts a task into the table
 */
export function countHoursTasks(
  at: () => { readonly desk: LaunchedDesk; readonly hands: Hands },
  counted: (task: string, keyboard: Effort, mouse: Effort) => void,
): void {
  test('new hours for one doctor from a date on: twelve actions at most', async () => {
    const { desk, hands } = at();
    const { page } = desk;
    await withMornings(desk);
    const another = page.getByRole('button', { name: 'New hours from …' });
    const publish = page.getByRole('button', { name: /^Publish \d+ dates$/ });
    await another.focus();
    for (const key of ['Enter', 'Enter']) await hands.key(key);
    await page.locator('.hours-tab').nth(1).waitFor();
    while ((await page.locator('[data-stop]:focus').count()) === 0) await hands.key('Tab');
    for (const key of ['ArrowDown', 'Shift+ArrowDown']) await hands.key(key);
    await expect.poll(() => page.getByRole('button', { name: 'Review and publish' }).isEnabled()).toBe(true);
    await hands.key('Control+Enter');
    await publish.waitFor();
    const keyboard = { ...(await hands.spent()) };
    await page.getByRole('button', { name: 'Back to the week' }).click();
    await hands.click(another);
    await hands.click(page.getByRole('button', { name: 'Create' }));
    await hands.click(page.locator('[data-head="0"]'));
    await hands.click(page.getByLabel('To', { exact: true }));
    await hands.words('1730');
    await hands.click(page.getByRole('button', { name: 'Monday to Friday' }));
    await page.getByText('08:00–17:30').nth(4).waitFor();
    await hands.click(page.getByRole('button', { name: 'Review and publish' }));
    await publish.waitFor();
    const mouse = await hands.spent();
    // The last press publishes: it is counted here, and made where a marketplace follows it.
    const whole = (effort: Effort, last: 'keys' | 'clicks'): Effort => ({
      ...effort,
      [last]: effort[last] + 1,
    });
    counted('New hours for a doctor from a date on', whole(keyboard, 'keys'), whole(mouse, 'clicks'));
    expect(keyboard.keys + 1).toBeLessThanOrEqual(12);
    expect(mouse.clicks + 1).toBeLessThanOrEqual(12);
    await page.getByRole('button', { name: 'Back to the week' }).click();
  });

  test('a vacation of two weeks: five actions at most', async () => {
    const { desk, hands } = at();
    const { page } = desk;
    const from = addDays(localDateOf(Date.now(), zone), 30);
    const [first, last] = [page.getByLabel('First day'), page.getByLabel('Last day')];
    const daysOff = page.getByRole('button', { name: 'Days off' });
    const reach = async (field: Locator): Promise<void> => {
      while (!(await field.evaluate((element) => element === element.ownerDocument.activeElement)))
        await hands.key('Tab');
    };
    await page.getByRole('button', { name: 'Weekly hours' }).click();
    await daysOff.focus();
    await hands.key('Enter');
    await first.and(page.locator(':focus')).waitFor();
    await first.fill(from);
    await reach(last);
    await last.fill(addDays(from, 13));
    await hands.key('Enter');
    await page.locator('.hours-exceptions li').first().waitFor(soon);
    const keyboard = await hands.spent();
    await page.locator('.hours-exceptions li').getByRole('button').click();
    await page.locator('.hours-exceptions li').first().waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Weekly hours' }).click();
    await hands.spent();
    await hands.click(daysOff);
    await hands.click(first);
    await first.fill(from);
    await hands.click(last);
    await last.fill(addDays(from, 13));
    await hands.click(page.getByRole('button', { name: 'Save and publish' }));
    await page.locator('.hours-exceptions li').first().waitFor(soon);
    const mouse = await hands.spent();
    counted('A vacation of two weeks', keyboard, mouse);
    expect(mouse.clicks).toBeLessThanOrEqual(5);
  });

  test('a doctor’s hours copied to another: three actions', async () => {
    const { desk, hands } = at();
    const { page } = desk;
    const open = page.getByRole('button', { name: 'Copy to …' });
    const done = page.getByText('Copied as a draft to calendars: 1.').first();
    await page.getByRole('button', { name: 'Weekly hours' }).click();
    await hands.spent();
    await hands.click(open);
    await hands.click(page.locator('.hours-target').first());
    await hands.click(page.getByRole('button', { name: 'Copy to 1 calendar' }));
    await done.waitFor();
    const mouse = await hands.spent();
    await page.keyboard.press('Escape');
    await open.focus();
    await hands.key('Enter');
    const tick = page.locator('.hours-target input').last();
    await tick.waitFor();
    await tick.focus();
    await hands.key('Space');
    await page.getByRole('button', { name: 'Copy to 1 calendar' }).waitFor();
    await hands.key('Tab');
    await hands.key('Enter');
    await done.waitFor();
    counted('A doctor’s hours copied to another', await hands.spent(), mouse);
    expect(mouse.clicks).toBeLessThanOrEqual(3);
    await page.keyboard.press('Escape');
  });
}
