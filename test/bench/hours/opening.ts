import { buildOwnMain } from '../../e2e/harness/ownMain.ts';
import { launchDesk } from '../../e2e/harness/launch.ts';
import { ms, type Figure } from '../figures.ts';
import { handAt, type Hand, type Results } from '../input/hand.ts';
import { size } from '../input/openDesk.ts';
import { waited } from '../input/waits.ts';
import type { Shown } from '../input/watch.ts';
import { quantile } from '../statistics.ts';

/** Presses, and those before which do not count: the first reads what the view needs. */
const [samples, warm] = [50, 5];
/** The scripts of what is opened now and then are read some seconds after the first day. Milliseconds. */
const settling = 6_000;

const hours: Shown = { kind: 'there', selector: '.hours-plan, .hours-none' };
const day: Shown = { kind: 'there', selector: '.board .card' };

/**
 * Opening Hours at 200 calendars, beside going back to the day, in the real window: until the week of the chosen calendar stands beside
 * the list of all. The calendar's hours are kept here, with a draft.
 */
export async function benchOpening(): Promise<Figure[]> {
  const main = await buildOwnMain('bench-hours', 'test/bench/hours/hoursMain.ts', {
    'checkpoint-worker.js': 'main/store/checkpointWorker.ts',
  });
  try {
    const desk = await launchDesk({ executable: main.executable, args: ['--language=en'] });
    try {
      await desk.app.evaluate(({ BrowserWindow }, { width, height }) => {
        BrowserWindow.getAllWindows()[0]?.setContentSize(width, height);
      }, size);
      await desk.page.locator('.board .card').first().waitFor({ timeout: 120_000 });
      await desk.page.waitForTimeout(settling);
      const hand = await handAt(desk.page);
      const first = await goThere(hand, -1);
      await hand.press('open', '5', hours, false);
      await desk.page.locator('.hours-calendar').first().focus();
      await desk.page.keyboard.press('End');
      await desk.page.keyboard.press('Enter');
      await desk.page.locator('.hours-plan').waitFor();
      await hand.press('back', '1', day, false);
      for (let turn = -warm; turn < samples; turn += 1) await goThere(hand, turn);
      return [figureOf(await hand.results(), first)];
    } finally {
      await desk.close();
    }
  } finally {
    main.remove();
  }
}

/** The way there beside the way back, of the same presses. */
function figureOf(results: Results, first: string): Figure {
  const waits = (name: string): number[] => results.waits(name).map(waited);
  const [there, back] = [waits('open'), waits('back')];
  const lost = results.lost('open') + results.lost('back');
  if (lost > 0) throw new Error(`${lost} presses had no effect.`);
  const [p95, p95Back] = [quantile(there, 0.95), quantile(back, 0.95)];
  return {
    name: `open Hours, 200 calendars, p95 of ${there.length}`,
    ours: ms(p95),
    beside: [
      `p50 ${ms(quantile(there, 0.5))}, ${first}`,
      `back to the day p95 ${ms(p95Back)}, p50 ${ms(quantile(back, 0.5))}`,
    ].join('; '),
    ratio: p95 / p95Back,
    value: p95,
    aim: 100,
  };
}

/** There and back. @returns how long the way there took */
async function goThere(hand: Hand, turn: number): Promise<string> {
  await hand.rest();
  const { pressed, shown } = await hand.press('open', '5', hours, turn >= 0);
  await hand.rest();
  await hand.press('back', '1', day, turn >= 0);
  return `the first ${shown === null ? 'did not come' : `${(shown - pressed).toFixed(0)} ms`}`;
}
