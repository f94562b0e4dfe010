import { goToDay } from './goToDay.ts';
import type { Hand } from './hand.ts';
import { focusMiddle, workdayFrom } from './onBoard.ts';

const warm = 6;

/** Walks over the cards of a full day with the arrow keys, to and fro within the columns, far to the right and back again. */
export async function select(hand: Hand, name: string, samples: number): Promise<void> {
  await goToDay(hand.page, workdayFrom(-3, -1));
  await focusMiddle(hand.page);
  for (let turn = -warm, done = 0; done < samples && turn < 2 * samples; turn += 1) {
    const along = done < samples / 2 ? 'ArrowRight' : 'ArrowLeft';
    const way = turn % 2 === 0 ? along : turn % 4 === 1 ? 'ArrowDown' : 'ArrowUp';
    // At the end of a column there is nowhere to go.
    const { shown } = await hand.press(name, way, { kind: 'focus' }, turn >= 0);
    if (turn >= 0 && shown !== null) done += 1;
    await hand.rest();
  }
}
