import type { Locator } from 'playwright';
import type { LaunchedDesk } from './launch.ts';

/** What a task cost a person. */
export interface Effort {
  /** Strokes beyond the words that are typed. */
  readonly keys: number;
  readonly clicks: number;
  /** Letters of words that no desk can spare anybody. */
  readonly letters: number;
  /** How far the pointer went, pixels. */
  readonly way: number;
}

/** A person's hands at the desk, which count what they do. */
export interface Hands {
  /** One stroke; a chord is one. */
  key(chord: string): Promise<void>;
  /** Words that no desk can spare anybody, such as a name: no strokes. */
  words(text: string): Promise<void>;
  /** Moves the pointer to the middle and presses. @param first what has to be pointed at for it to appear */
  click(target: Locator, first?: Locator): Promise<void>;
  /** Presses on the middle of the target, lets go so many pixels below: one press of the mouse, as a click is. */
  drag(target: Locator, down: number): Promise<void>;
  /** What was done since the last call. The pointer begins again in the middle of the window, and nothing has the focus. */
  spent(): Promise<Effort>;
}

export async function handsAt({ page }: LaunchedDesk): Promise<Hands> {
  const { width, height } = await page.evaluate(() => ({ width: innerWidth, height: innerHeight }));
  const middle = { x: width / 2, y: height / 2 };
  let at = middle;
  let [keys, clicks, letters, way] = [0, 0, 0, 0];

  async function pointTo(target: Locator): Promise<void> {
    await broughtIntoView(target);
    const to = await restingMiddle(target);
    way += Math.hypot(to.x - at.x, to.y - at.y);
    at = to;
    await page.mouse.move(to.x, to.y, { steps: 4 });
  }

  return {
    async key(chord) {
      keys += 1;
      await page.keyboard.press(chord);
    },
    async words(text) {
      letters += text.length;
      await page.keyboard.type(text);
    },
    async click(target, first) {
      if (first !== undefined) await pointTo(first);
      await pointTo(target);
      clicks += 1;
      await page.mouse.down();
      await page.mouse.up();
    },
    async drag(target, down) {
      await pointTo(target);
      clicks += 1;
      way += down;
      at = { x: at.x, y: at.y + down };
      await page.mouse.down();
      await page.mouse.move(at.x, at.y, { steps: 4 });
      await page.mouse.up();
    },
    async spent() {
      const effort = { keys, clicks, letters, way: Math.round(way) };
      [keys, clicks, letters, way] = [0, 0, 0, 0];
      at = middle;
      await page.mouse.move(at.x, at.y);
      await page.evaluate(() => {
        // A card that has the focus may cover its neighbours.
        if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
      });
      return effort;
    },
  };
}

/** The middle of what is pointed at, once it stays where it is and nothing covers it: nobody aims at what moves or is not seen. */
async function restingMiddle(target: Locator): Promise<{ x: number; y: number }> {
  let before = '';
  for (let look = 0; look < 200; look += 1) {
    const box = await target.boundingBox();
    const now = JSON.stringify(box);
    if (box !== null && now === before && (await isOnTop(target)))
      return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    before = now;
    await new Promise((resolve) => setTimeout(resolve, 60));
  }
  throw new Error('There is nothing to point at.');
}

/** As far as the window scrolls by itself for what gets the focus, and no further: what is then still covered is the window's fault. */
async function broughtIntoView(target: Locator): Promise<void> {
  const scroll = (): Promise<void> =>
    target.evaluate((element) => element.scrollIntoView({ block: 'nearest', inline: 'nearest' }));
  try {
    await scroll();
  } catch (error) {
    // A day that is just being drawn draws a card anew while it is looked for.
    if (!(error instanceof Error) || !error.message.includes('not attached')) throw error;
    await scroll();
  }
}

/** A note of what was just done lies over the board's lower edge for some seconds. */
const isOnTop = (target: Locator): Promise<boolean> =>
  target.evaluate((element) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    const hit = document.elementFromPoint(left + width / 2, top + height / 2);
    return hit !== null && (element.contains(hit) || hit.contains(element));
  });
