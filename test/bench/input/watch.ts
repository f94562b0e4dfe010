import type { Page } from 'playwright';

/** What a press leads to: it is there when the document has it, and seen with the next frame. */
export type Shown =
  /** Something else on the board has the focus. */
  | { readonly kind: 'focus' }
  /** A visit stands in the panel, not only that it is being read. */
  | { readonly kind: 'panel' }
  /** Another of the free times in the panel has the focus. */
  | { readonly kind: 'time' }
  /** A card shows another state. */
  | { readonly kind: 'state'; readonly id: string }
  /** A field has another text in it. */
  | { readonly kind: 'letter' }
  /** The search has found other visits than before. */
  | { readonly kind: 'hits' }
  /** Cards stand on the board, and none that stood there before. */
  | { readonly kind: 'day' }
  /** What was not in the document is there. */
  | { readonly kind: 'there'; readonly selector: string };

/** One press and what came of it, by the page's `performance.now()`. */
export interface Answer {
  /** When the system had the press: the time of its event. */
  readonly pressed: number;
  /** When the frame with what it leads to had been made; `null`: it did not come in time. */
  readonly shown: number | null;
}

/** A press as Chromium's Event Timing has it: from the input to when the next frame was presented, in steps of 8 ms from 16 on. */
export interface Timing {
  readonly at: number;
  readonly duration: number;
}

/** What the measures ask of the page. */
export interface InputWatch {
  /** The next press of this key is the one; what it leads to is looked for from then on. */
  expect(key: string, shown: Shown): void;
  answer(): Promise<Answer>;
  readonly timings: readonly Timing[];
  /** Notes when each frame begins, until it is called again. @returns the frames noted since the last call */
  frames(on: boolean): readonly number[];
}

declare global {
  /** Only in the page that is measured. */
  var inputWatch: InputWatch;
}

/** Later than this nobody believes that the press did anything. Milliseconds. */
const patience = 2_000;

/**
 * Begins to watch in the page. A press is noticed before the product notices it; what it leads to is looked for whenever the
 * document changes, and has been drawn in the task after the next frame's callback, when its style, layout and paint are done.
 */
export async function watchInput(page: Page): Promise<void> {
  await page.evaluate((longest) => {
    const timings: Timing[] = [];
    let frames: number[] = [];
    let noting = 0;
    let key = '';
    let isThere: (() => boolean) | null = null;
    let pressed: number | null = null;
    let tell: (answer: Answer) => void = () => undefined;
    let answered: Promise<Answer> = new Promise(() => undefined);

    const idsOf = (selector: string, name: string): string[] =>
      [...document.querySelectorAll(selector)].map((one) => one.getAttribute(name) ?? '');
    const cards = '.board [data-column] [data-state]';
    const textOf = (element: Element | null): string =>
      element instanceof HTMLInputElement ? element.value : '';

    function lookFor(shown: Shown): () => boolean {
      switch (shown.kind) {
        case 'focus': {
          const before = document.activeElement;
          return () =>
            document.activeElement !== before && document.activeElement?.matches('[data-item]') === true;
        }
        case 'time': {
          const before = document.activeElement;
          return () =>
            document.activeElement !== before && document.activeElement?.matches('.times-one') === true;
        }
        case 'panel':
          return () => document.querySelector('.panel .panel-name') !== null;
        case 'state': {
          const selector = `[data-item="${CSS.escape(shown.id)}"]`;
          const [before] = idsOf(selector, 'data-state');
          return () => {
            const [now] = idsOf(selector, 'data-state');
            return now !== undefined && now !== before;
          };
        }
        case 'letter': {
          const before = textOf(document.activeElement);
          return () => textOf(document.activeElement) !== before;
        }
        case 'hits': {
          const before = idsOf('.hit', 'data-visit').join();
          return () => {
            const now = idsOf('.hit', 'data-visit').join();
            return now !== '' && now !== before;
          };
        }
        case 'there':
          return () => document.querySelector(shown.selector) !== null;
        case 'day': {
          const before = new Set(idsOf(cards, 'data-item'));
          return () => {
            const first = document.querySelector(cards);
            return first !== null && !before.has(first.getAttribute('data-item') ?? '');
          };
        }
      }
    }

    /** Looks once; if it is there, nothing more is looked for, and the frame that shows it is waited for. */
    function look(): void {
      if (pressed === null || isThere?.() !== true) return;
      isThere = null;
      const at = pressed;
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => tell({ pressed: at, shown: performance.now() });
        port2.postMessage(null);
      });
    }

    window.addEventListener(
      'keydown',
      (event) => {
        if (isThere === null || event.key !== key || pressed !== null) return;
        pressed = event.timeStamp;
      },
      { capture: true },
    );
    // A field's text is no part of the document's tree.
    window.addEventListener('input', look);
    new MutationObserver(look).observe(document.body, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
      attributeFilter: ['data-state', 'data-visit', 'tabindex'],
    });
    new PerformanceObserver((list) => {
      for (const { startTime, duration } of list.getEntries()) timings.push({ at: startTime, duration });
    }).observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit);

    function note(at: number): void {
      frames.push(at);
      noting = requestAnimationFrame(note);
    }

    globalThis.inputWatch = {
      expect(wanted, shown) {
        key = wanted;
        pressed = null;
        answered = new Promise((resolve) => {
          const late = setTimeout(() => {
            isThere = null;
            resolve({ pressed: pressed ?? performance.now(), shown: null });
          }, longest);
          tell = (answer) => {
            clearTimeout(late);
            resolve(answer);
          };
        });
        isThere = lookFor(shown);
      },
      answer: () => answered,
      timings,
      frames(on) {
        cancelAnimationFrame(noting);
        const noted = frames;
        frames = [];
        if (on) noting = requestAnimationFrame(note);
        return noted;
      },
    };
  }, patience);
}
