import type { Figure } from '../figures.ts';
import { ms } from '../figures.ts';
import { quantile } from '../statistics.ts';
import { openEmptyApp } from '../window.ts';
import { handAt } from './hand.ts';
import { waited } from './waits.ts';
import { size } from './openDesk.ts';

const warm = 6;

/**
 * The least that a press can take on this machine at this moment: an empty window as large as the desk's, in which a press gives the
 * focus to the other of two buttons. What a wait of the desk is above it is the desk's own.
 */
export async function emptyWindowWaits(samples: number): Promise<readonly number[]> {
  const { app, close } = await openEmptyApp();
  try {
    await app.evaluate(({ BrowserWindow }, { width, height }) => {
      BrowserWindow.getAllWindows()[0]?.setContentSize(width, height);
    }, size);
    const page = await app.firstWindow();
    await page.evaluate(() => {
      const buttons = [0, 1].map(() => document.body.appendChild(document.createElement('button')));
      for (const button of buttons) button.dataset['item'] = button.textContent = 'one of two';
      document.addEventListener('keydown', () => {
        const other = buttons.find((one) => one !== document.activeElement);
        other?.focus();
        // The watch looks when the document changes.
        other?.setAttribute('tabindex', '0');
      });
    });
    const hand = await handAt(page);
    for (let turn = -warm; turn < samples; turn += 1) {
      await hand.press('empty', 'ArrowRight', { kind: 'focus' }, turn >= 0);
      await hand.rest();
    }
    return (await hand.results()).waits('empty').map(waited);
  } finally {
    await close();
  }
}

/** Printed without an aim, to read the others by. */
export function emptyWindowFigure(before: readonly number[], after: readonly number[]): Figure {
  const told = (values: readonly number[]): string =>
    `p50 ${ms(quantile(values, 0.5))}, longest ${ms(Math.max(...values))}`;
  return {
    name: `input: a press in an empty window, p95 of ${before.length}`,
    ours: ms(quantile(before, 0.95)),
    beside: `${told(before)}; after all of it p95 ${ms(quantile(after, 0.95))}, ${told(after)}`,
  };
}
