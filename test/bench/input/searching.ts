import { searchWords } from '#shared/domain/searchText.ts';
import { goToDay } from './goToDay.ts';
import type { Hand } from './hand.ts';
import { workdayFrom } from './onBoard.ts';

const warm = 2;
/** So many letters of a name are typed; more leave the list as it is too often. */
const letters = 3;

/**
 * Types the beginnings of names, letter by letter.
 * @param names measures: `letter` until the letter stands in the field, `found` until the list shows what it led to
 */
export async function search(
  hand: Hand,
  names: { readonly letter: string; readonly found: string },
  samples: number,
): Promise<void> {
  const { page } = hand;
  await goToDay(hand.page, workdayFrom(-3, -1));
  const words = await namesOnBoard(hand);
  let [letter, found] = [0, 0];
  for (let turn = -warm; letter < samples || found < samples; turn += 1) {
    const word = words[(turn + warm) % words.length];
    if (word === undefined || turn > 4 * samples) throw new Error(`Only ${found} letters led to anything.`);
    await page.keyboard.press('/');
    await hand.rest();
    for (const sign of word.slice(0, letters)) {
      const counts = turn >= 0;
      // One press has one effect that is waited for: of every third name it is the letter.
      if (turn % 3 === 0) {
        const { shown } = await hand.press(names.letter, sign, { kind: 'letter' }, counts);
        if (counts && shown !== null) letter += 1;
      } else {
        const { shown } = await hand.press(names.found, sign, { kind: 'hits' }, counts);
        if (counts && shown !== null) found += 1;
      }
      await hand.rest();
    }
    await page.keyboard.press('Escape');
    await hand.rest();
  }
}

/** First names and surnames of the patients on the board, as they can be typed on any keyboard, each once. */
async function namesOnBoard({ page }: Hand): Promise<readonly string[]> {
  const all = await page.locator('.board .card-who').allTextContents();
  const words = all.flatMap((name) => searchWords(name).split(' '));
  return [...new Set(words)].filter((word) => /^[a-z]{4,}$/u.test(word));
}
