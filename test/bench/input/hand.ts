import type { Page } from 'playwright';
import type { Answer, Shown, Timing } from './watch.ts';
import { watchInput } from './watch.ts';
import { type Span, type Wait, waitsOf } from './waits.ts';

/** A hand at the keyboard that is watched. */
export interface Hand {
  readonly page: Page;
  /**
   * Presses a key and waits until its effect is seen.
   * @param chord as Playwright names it
   * @param counts false while warming up
   */
  press(name: string, chord: string, shown: Shown, counts: boolean): Promise<Answer>;
  /** What else belongs to a measure, by its name. */
  during<T>(name: string, act: () => Promise<T>): Promise<T>;
  /** Rests for about as long as a person does between two presses. */
  rest(ms?: number): Promise<void>;
  /** What was measured so far, by the names of the measures. */
  results(): Promise<Results>;
}

export interface Results {
  readonly waits: (name: string) => readonly Wait[];
  /** Presses whose effect did not come in time. */
  readonly lost: (name: string) => number;
  /** When what was measured went on. */
  readonly spans: readonly Span[];
}

/** Until Chromium has told of the last presses. Milliseconds. */
const tellingMs = 500;

/** Begins to watch a desk's window. */
export async function handAt(page: Page): Promise<Hand> {
  await watchInput(page);
  const answers = new Map<string, Answer[]>();
  const spans: Span[] = [];

  const now = (): Promise<number> => page.evaluate(() => performance.now());

  async function during<T>(name: string, act: () => Promise<T>): Promise<T> {
    const from = await now();
    const result = await act();
    spans.push({ name, from, to: await now() });
    return result;
  }

  return {
    page,
    during,
    async press(name, chord, shown, counts) {
      const key = chord.split('+').at(-1) ?? chord;
      await page.evaluate(([wanted, what]) => inputWatch.expect(wanted, what), [key, shown] as const);
      await page.keyboard.press(chord);
      const answer = await page.evaluate(() => inputWatch.answer());
      if (!counts) return answer;
      answers.set(name, [...(answers.get(name) ?? []), answer]);
      // What the press leaves to be done in pauses belongs to it.
      spans.push({ name, from: answer.pressed, to: (answer.shown ?? answer.pressed) + afterMs });
      return answer;
    },
    rest: (ms = 120) => page.waitForTimeout(ms + Math.random() * ms),
    async results() {
      await page.waitForTimeout(tellingMs);
      const timings: readonly Timing[] = await page.evaluate(() => inputWatch.timings);
      return {
        waits: (name) => waitsOf(answers.get(name) ?? [], timings),
        lost: (name) => (answers.get(name) ?? []).filter((answer) => answer.shown === null).length,
        spans,
      };
    },
  };
}

/** How long after the effect a long task still counts as the press's. Milliseconds. */
const afterMs = 400;
