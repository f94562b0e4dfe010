import type { Page } from 'playwright';

/** A card came or went, and the frame that shows it was produced at `at` of the page's `performance.now()`. */
export interface Painted {
  readonly id: string;
  readonly shown: boolean;
  readonly at: number;
}

interface Watching {
  painted?: Painted[];
}

/**
 * Notes for each card that comes or goes when it is painted: the document changed, the next frame's callback ran, and then a
 * task of its own, which begins when style, layout and paint of that frame are done.
 */
export async function watchPaint(page: Page): Promise<void> {
  await page.evaluate(() => {
    const painted: Painted[] = [];
    (globalThis as Watching).painted = painted;
    const idsIn = (nodes: NodeList): string[] =>
      [...nodes].flatMap((node) => {
        if (!(node instanceof Element)) return [];
        const cards = [node, ...node.querySelectorAll('[data-item]')].filter((one) =>
          one.matches('[data-state]'),
        );
        return cards.flatMap((card) => card.getAttribute('data-item') ?? []);
      });
    new MutationObserver((records) => {
      const shown = records.flatMap(({ addedNodes }) => idsIn(addedNodes));
      const gone = records.flatMap(({ removedNodes }) => idsIn(removedNodes));
      if (shown.length + gone.length === 0) return;
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => {
          const at = performance.now();
          painted.push(...shown.map((id) => ({ id, shown: true, at })));
          painted.push(...gone.map((id) => ({ id, shown: false, at })));
        };
        port2.postMessage(null);
      });
    }).observe(document.body, { subtree: true, childList: true });
  });
}

/** Waits until the card of a booking is painted. @returns when, by the page's clock */
export async function paintedAt(page: Page, id: string): Promise<number> {
  const handle = await page.waitForFunction(
    (wanted) => (globalThis as Watching).painted?.find((one) => one.id === wanted && one.shown)?.at,
    id,
    { timeout: 20_000, polling: 50 },
  );
  const at = await handle.jsonValue();
  if (at === undefined) throw new Error('The card was not painted.');
  return at;
}
