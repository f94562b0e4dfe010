import { glanceMs } from '../state/sight.ts';

/** A hand that is at rest trembles by no more. Pixels. */
const atRest = 6;

const controls =
  'button, a, input, select, textarea, summary, label, [role=option], [role=menuitem], [data-item]';
/** What a key may open that takes the next one for a decision about a visit. */
const openings = '.panel form';

interface Pressed {
  readonly x: number;
  readonly y: number;
  readonly at: number;
  readonly control: Element | null;
}

interface Typed {
  readonly key: string;
  readonly at: number;
  /** What was open when the key was pressed. */
  readonly open: ReadonlySet<Element>;
}

/**
 * The second half of a double click, or of a key that is tapped twice, is the same press: what has come under the hand by the first
 * half does not take it. Only real presses are looked at.
 * @returns ends it
 */
export function keepSamePress(): () => void {
  let pressed: Pressed | null = null;
  let typed: Typed | null = null;
  let swallowing = false;

  const swallow = (event: Event): void => {
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  const down = (event: PointerEvent): void => {
    swallowing = false;
    if (!event.isTrusted || event.button !== 0) return;
    const { clientX: x, clientY: y, timeStamp: at } = event;
    const control = event.target instanceof Element ? event.target.closest(controls) : null;
    const isSecond =
      pressed !== null && at - pressed.at < glanceMs && Math.hypot(x - pressed.x, y - pressed.y) <= atRest;
    if (isSecond && control !== null && control !== pressed?.control) {
      swallowing = true;
      swallow(event);
    } else pressed = { x, y, at, control };
  };
  /** All that a press is made of, up to its click. */
  const rest = (event: Event): void => {
    if (!swallowing) return;
    swallow(event);
    if (event.type === 'click') swallowing = false;
  };
  const key = (event: KeyboardEvent): void => {
    if (!event.isTrusted || event.repeat) return;
    const before = typed;
    const decides = event.key === 'Enter' || event.key === ' ';
    typed = decides
      ? { key: event.key, at: event.timeStamp, open: new Set(document.querySelectorAll(openings)) }
      : null;
    if (!decides || before?.key !== event.key || event.timeStamp - before.at >= glanceMs) return;
    const opening = event.target instanceof Element ? event.target.closest(openings) : null;
    if (opening !== null && !before.open.has(opening)) swallow(event);
  };

  const parts = ['mousedown', 'pointerup', 'mouseup', 'click', 'dblclick'] as const;
  window.addEventListener('pointerdown', down, true);
  window.addEventListener('keydown', key, true);
  for (const part of parts) window.addEventListener(part, rest, true);
  return () => {
    window.removeEventListener('pointerdown', down, true);
    window.removeEventListener('keydown', key, true);
    for (const part of parts) window.removeEventListener(part, rest, true);
  };
}
