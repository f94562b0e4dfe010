import type { Page } from 'playwright';
import { allDrawn } from './onBoard.ts';

/** Shows the day so many days from today, by its keys, and waits until all of it is drawn. */
export async function goToDay(page: Page, days: number): Promise<void> {
  await page.keyboard.press('Escape');
  await page.keyboard.press('t');
  for (let done = 0; done < Math.abs(days); done += 1)
    await page.keyboard.press(days > 0 ? 'Alt+ArrowRight' : 'Alt+ArrowLeft');
  await page.waitForTimeout(500);
  await allDrawn(page);
}
