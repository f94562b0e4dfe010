import { goToDay } from './goToDay.ts';
import type { Hand } from './hand.ts';
import { allDrawn, dayFromToday, isWorkday } from './onBoard.ts';

const warm = 4;

/** What stood on the days that were shown. */
export interface Days {
  readonly visits: readonly number[];
  readonly columns: number;
}

/** Goes back day by day over past weeks, and forth again; only workdays count. */
export async function switchDays(hand: Hand, name: string, samples: number): Promise<Days> {
  const { page } = hand;
  const visits: number[] = [];
  let at = -1;
  await goToDay(hand.page, at);
  const turn = async (step: 1 | -1): Promise<void> => {
    at += step;
    const chord = step === 1 ? 'Alt+ArrowRight' : 'Alt+ArrowLeft';
    if (isWorkday(dayFromToday(at))) {
      const counts = turns >= warm;
      const { shown } = await hand.press(name, chord, { kind: 'day' }, counts);
      await allDrawn(page);
      if (counts && shown !== null) visits.push(await page.locator('.board .card').count());
      turns += 1;
    } else {
      await page.keyboard.press(chord);
      await page.waitForTimeout(600);
      await allDrawn(page);
    }
    await hand.rest();
  };
  let turns = 0;
  while (turns < warm + Math.ceil(samples / 2)) await turn(-1);
  while (turns < warm + samples) await turn(1);
  return { visits, columns: await page.locator('.board [data-column]').count() };
}
