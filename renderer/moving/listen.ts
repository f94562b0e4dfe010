import { thisMinute } from '../state/now.ts';
import { makesSense } from '../visit/actions.ts';
import { beginDrag, type Taken } from './drag.ts';
import type { Moving } from './surface.ts';

/** A hand that moves less than this has pressed and not dragged. Pixels. */
const threshold = 5;

/**
 * Listens for cards that are taken in hand.
 *
 *   idle ── pressed on a card that may move ──▶ pressed ── 5 px ──▶ dragging (`drag.ts`)
 *    ▲                                            │ let go: a click      │
 *    └────────────────────────────────────────────┴──────────────────────┘
 *
 * @returns stops listening, and a drag that is going on
 */
export function listenForDrags(now: () => Moving | null): () => void {
  let pressed: Taken | null = null;
  let cancelDrag: (() => void) | null = null;
  const down = (event: PointerEvent): void => {
    pressed = null;
    const moving = now();
    if (moving === null || cancelDrag !== null || !isPlainPress(event)) return;
    pressed = takenBy(event, moving);
  };
  const move = (event: PointerEvent): void => {
    if (pressed === null || event.pointerId !== pressed.pointerId) return;
    if (Math.hypot(event.clientX - pressed.x, event.clientY - pressed.y) < threshold) return;
    const [taken, moving] = [pressed, now()];
    pressed = null;
    if (moving === null) return;
    cancelDrag = beginDrag(
      taken,
      () => now() ?? moving,
      () => {
        cancelDrag = null;
      },
    );
  };
  const forget = (): void => {
    pressed = null;
  };
  const listeners = new AbortController();
  const { signal } = listeners;
  window.addEventListener('pointerdown', down, { signal });
  window.addEventListener('pointermove', move, { signal });
  window.addEventListener('pointerup', forget, { signal });
  window.addEventListener('pointercancel', forget, { signal });
  return () => {
    listeners.abort();
    cancelDrag?.();
  };
}

/** With a finger the board is scrolled. */
function isPlainPress(event: PointerEvent): boolean {
  return event.isPrimary && event.button === 0 && event.pointerType !== 'touch';
}

/** The card under a hand, if its visit may be moved: by the rule of the key and the button. */
function takenBy({ target, pointerId, clientX, clientY }: PointerEvent, moving: Moving): Taken | null {
  const element = target instanceof Element ? target.closest<HTMLElement>('.board .card[data-item]') : null;
  const id = element?.dataset['item'];
  const columns = moving.surface.shown()?.columns ?? [];
  const card = columns.flatMap(({ cards }) => cards).find((one) => one.id === id);
  if (element === null || card === undefined) return null;
  const { timeZone } = moving.words.formats;
  if (!makesSense('move', { ...card, timeZone }, thisMinute())) return null;
  return { card, element, pointerId, x: clientX, y: clientY };
}
