import { goToDay } from './goToDay.ts';
import type { Hand } from './hand.ts';
import { focusMiddle, workdayFrom } from './onBoard.ts';

const warm = 5;

/** Opens one visit after the other in the panel and closes it again: until the visit stands in it, read from the file. */
export async function openPanels(hand: Hand, name: string, samples: number): Promise<void> {
  const { page } = hand;
  await goToDay(hand.page, workdayFrom(-3, -1));
  await focusMiddle(page);
  for (let turn = -warm; turn < samples; turn += 1) {
    await page.keyboard.press(turn % 2 === 0 ? 'ArrowDown' : turn % 4 === 1 ? 'ArrowRight' : 'ArrowLeft');
    await toACard(hand);
    await hand.rest();
    await hand.press(name, 'Enter', { kind: 'panel' }, turn >= 0);
    await hand.rest(200);
    await page.keyboard.press('Escape');
    await page.locator('.panel').waitFor({ state: 'detached' });
  }
}

/** A free start and a break can have the focus too. */
async function toACard({ page }: Hand): Promise<void> {
  const isCard = await page.evaluate(() => document.activeElement?.matches('.card') === true);
  if (!isCard) await focusMiddle(page);
}
