import { formatsAt } from '../i18n/useFormats.ts';
import { thisMinute } from '../state/now.ts';
import { makesSense } from '../visit/actions/actions.ts';
import { Drag, type Taken } from './drag.ts';
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
  let drag: Drag | null = null;
  const down = (event: PointerEvent): void => {
    pressed = null;
    const moving = now();
    if (moving === null || drag !== null || !isPlainPress(event)) return;
    pressed = takenBy(event, moving);
  };
  const move = (event: PointerEvent): void => {
    if (pressed === null || event.pointerId !== pressed.pointerId) return;
    if (Math.hypot(event.clientX - pressed.x, event.clientY - pressed.y) < threshold) return;
    const [taken, moving] = [pressed, now()];
    pressed = null;
    if (moving === null) return;
    drag = new Drag(
      taken,
      () => now() ?? moving,
      () => {
        drag = null;
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
    drag?.cancel();
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
  const column = columns.find(({ cards }) => cards.some((known) => known.id === id));
  const card = column?.cards.find((known) => known.id === id);
  if (element === null || column === undefined || card === undefined) return null;
  const { addressId } = column;
  const { timeZone } = formatsAt(moving.words.formats, addressId);
  if (!makesSense('move', { ...card, timeZone }, thisMinute())) return null;
  return { card, addressId, element, pointerId, x: clientX, y: clientY };
}
