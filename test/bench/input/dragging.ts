import { goToDay } from './goToDay.ts';
import type { Hand } from './hand.ts';
import { workdayFrom } from './onBoard.ts';
import { intervalsOf } from './waits.ts';

/** How long a card is carried about each time. Milliseconds. */
const carried = 2_000;

/**
 * Carries cards over the middle of a coming day's board and puts each back.
 * @returns times between frames while a card was in the hand, milliseconds
 */
export async function drag(hand: Hand, name: string, times: number): Promise<readonly number[]> {
  const { page } = hand;
  await goToDay(hand.page, workdayFrom(2, 1));
  const intervals: number[] = [];
  for (let turn = -1; turn < times; turn += 1) {
    const { from, middle } = await within(hand, turn + 1);
    const carry = async (): Promise<readonly number[]> => {
      await page.mouse.move(from.x, from.y);
      await page.mouse.down();
      await page.mouse.move(from.x + 12, from.y + 12, { steps: 3 });
      await page.locator('.moving-ghost').waitFor();
      await page.locator('[data-target]').first().waitFor({ state: 'attached' });
      await page.evaluate(() => inputWatch.frames(true));
      for (let began = performance.now(), passed = 0; passed < carried; passed = performance.now() - began) {
        const angle = (passed / carried) * 2 * Math.PI;
        await page.mouse.move(
          middle.x + Math.sin(angle * 2) * middle.width,
          middle.y + Math.sin(angle * 3) * middle.height,
        );
      }
      return page.evaluate(() => inputWatch.frames(false));
    };
    const frames = turn < 0 ? await carry() : await hand.during(name, carry);
    if (turn >= 0) intervals.push(...intervalsOf(frames));
    await page.keyboard.press('Escape');
    await page.mouse.up();
    await page.locator('.moving-ghost').waitFor({ state: 'detached' });
    await hand.rest(200);
  }
  return intervals;
}

/** A card to take, and how far the hand goes to each side of the board's middle: not so far that its edges answer. */
async function within(
  { page }: Hand,
  index: number,
): Promise<{
  readonly from: { readonly x: number; readonly y: number };
  readonly middle: {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
  };
}> {
  return page.evaluate((wanted) => {
    const board = document.querySelector('.board')?.getBoundingClientRect();
    if (board === undefined) throw new Error('There is no board.');
    const seen = [...document.querySelectorAll('.board .card')].map((card) => card.getBoundingClientRect());
    const takeable = seen.filter(
      ({ left, right, top, bottom }) =>
        left > board.left + 70 &&
        right < board.right - 40 &&
        top > board.top + 100 &&
        bottom < board.bottom - 50,
    );
    const card = takeable[(wanted * 7) % takeable.length];
    if (card === undefined) throw new Error('There is no card to take.');
    return {
      from: { x: card.left + card.width / 2, y: card.top + Math.min(card.height / 2, 12) },
      middle: {
        x: (board.left + board.right) / 2,
        y: (board.top + board.bottom) / 2,
        width: (board.right - board.left) / 2 - 90,
        height: (board.bottom - board.top) / 2 - 110,
      },
    };
  }, index);
}
