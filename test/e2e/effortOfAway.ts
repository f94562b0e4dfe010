import type { Locator } from 'playwright';
import { expect, test } from 'vitest';
import type { Effort, Hands } from './harness/hands.ts';
import type { LaunchedDesk } from './harness/launch.ts';

/** The window of the tasks, with a day on the board that is still to come. */
interface Place {
  readonly desk: LaunchedDesk;
  readonly hands: Hands;
  /** A free time of that day, in sight. */
  readonly slot: () => Promise<Locator>;
}

/**
 * What it costs to say that a doctor is away, in the window in which all tasks are counted. Each press is taken back before the next one.
 * @param at the window, once it is there @param counted puts a task into the table
 */
export function countAwayTasks(
  at: () => Promise<Place>,
  counted: (task: string, keyboard: Effort, mouse: Effort) => void,
): void {
  test('a doctor away for a day: two strokes or three clicks at most', async () => {
    const { desk, hands, slot } = await at();
    const { page } = desk;
    await (await slot()).focus();
    await hands.key('w');
    await page.locator('.away-dates').waitFor();
    await hands.key('Enter');
    await closed(desk);
    const keyboard = await hands.spent();
    await takenBack(desk);
    await openFromHead(await at());
    await hands.click(page.getByRole('button', { name: 'Close these days' }));
    await closed(desk);
    const mouse = await hands.spent();
    await takenBack(desk);
    counted('A doctor away for a day', keyboard, mouse);
    expect(keyboard.keys).toBeLessThanOrEqual(2);
    expect(mouse.clicks).toBeLessThanOrEqual(3);
  });

  test('a doctor who leaves at noon: four clicks at most', async () => {
    const { desk, hands, slot } = await at();
    const { page } = desk;
    const from = page.getByLabel('From (time)');
    await (await slot()).focus();
    await hands.key('w');
    await from.waitFor();
    while (!(await from.evaluate((element) => element === element.ownerDocument.activeElement)))
      await hands.key('Tab');
    await hands.words('12');
    await hands.key('Enter');
    await closed(desk);
    const keyboard = await hands.spent();
    await takenBack(desk);
    await openFromHead(await at());
    await hands.click(from);
    await hands.words('12');
    await hands.click(page.getByRole('button', { name: 'Close this time' }));
    await closed(desk);
    const mouse = await hands.spent();
    await takenBack(desk);
    counted('A doctor away from noon on', keyboard, mouse);
    expect(mouse.clicks).toBeLessThanOrEqual(4);
  });
}

/** By the head of the first calendar with a free time. */
async function openFromHead({ desk, hands, slot }: Place): Promise<void> {
  const { page } = desk;
  const column = await (
    await slot()
  ).evaluate((element) => element.closest<HTMLElement>('[data-column]')?.dataset['column']);
  await hands.click(page.locator(`.head-press[data-head="${column ?? ''}"]`));
  await hands.click(page.getByRole('menuitem', { name: 'Doctor is away' }));
  await page.locator('.away-dates').waitFor();
}

const toast = ({ page }: LaunchedDesk): Locator => page.locator('.toast').filter({ hasText: ': away,' });
const closed = (desk: LaunchedDesk): Promise<void> => toast(desk).waitFor();

async function takenBack(desk: LaunchedDesk): Promise<void> {
  await desk.page.keyboard.press('Escape');
  await desk.page.keyboard.press('Control+z');
  await toast(desk).waitFor({ state: 'detached' });
}
