import { focusMiddle, workdayFrom } from './onBoard.ts';
import { goToDay } from './goToDay.ts';
import type { Hand } from './hand.ts';

const warm = 5;

/**
 * Asks one visit after the other for where it could go, and walks a step in the list: until the first time has the focus, and until
 * the next one has it.
 */
export async function walkTimes(
  hand: Hand,
  names: { readonly list: string; readonly walk: string },
  samples: number,
): Promise<void> {
  const { page } = hand;
  await goToDay(page, workdayFrom(3, 1));
  for (let turn = -warm; turn < samples; turn += 1) {
    await focusMiddle(page);
    await page.keyboard.press(turn % 2 === 0 ? 'ArrowDown' : 'ArrowRight');
    await onMovable(hand);
    await hand.rest();
    await hand.press(names.list, 'm', { kind: 'time' }, turn >= 0);
    await hand.rest(200);
    await hand.press(names.walk, 'ArrowDown', { kind: 'time' }, turn >= 0);
    await hand.rest();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.locator('.panel').waitFor({ state: 'detached' });
  }
}

/** A free start, a break, and a visit that is over or cancelled can have the focus too. */
async function onMovable({ page }: Hand): Promise<void> {
  const isOne = await page.evaluate(
    () => document.activeElement?.matches('.card[data-state=expected], .card[data-state=confirmed]') === true,
  );
  if (isOne) return;
  await page.locator('.card[data-state=expected], .card[data-state=confirmed]').first().focus();
}
