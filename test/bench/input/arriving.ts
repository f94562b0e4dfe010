import { goToDay } from './goToDay.ts';
import type { Hand } from './hand.ts';

const warm = 5;

/**
 * Marks one patient of today after the other as arrived: until the card shows it, which is after the desk has it on its disk.
 * Who was expected in the early morning is shown as done at once.
 */
export async function markArrived(hand: Hand, name: string, samples: number): Promise<void> {
  const { page } = hand;
  await goToDay(hand.page, 0);
  const waiting = await page
    .locator('.board .card[data-state="expected"], .board .card[data-state="confirmed"]')
    .evaluateAll((cards) => cards.flatMap((card) => card.getAttribute('data-item') ?? []));
  if (waiting.length < warm + samples) throw new Error(`Only ${waiting.length} patients can still arrive.`);
  for (const [turn, id] of waiting.slice(0, warm + samples).entries()) {
    await page.locator(`.board [data-item="${id}"]`).focus();
    await hand.rest(250);
    await hand.press(name, 'p', { kind: 'state', id }, turn >= warm);
  }
}
