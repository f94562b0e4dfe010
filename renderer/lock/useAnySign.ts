import { useEffect, useRef } from 'react';

/** A movement is meant where it goes this far within a second; a table that is bumped moves less. Pixels. */
const meantPx = 48;
/** What the hand that locked does next is not meant to open. Milliseconds. */
const settling = 800;

const modifiers: ReadonlySet<string> = new Set(['Control', 'Alt', 'AltGraph', 'Shift', 'Meta', 'CapsLock']);

/** Runs `act` with the first key, press or movement that somebody means. Neither does anything else then. */
export function useAnySign(wanted: boolean, act: () => void): void {
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });
  useEffect(() => {
    if (!wanted) return;
    const began = Date.now();
    let from: { x: number; y: number; at: number } | null = null;
    const swallow = (event: Event): void => {
      event.preventDefault();
      event.stopPropagation();
      latest.current();
    };
    const key = (event: KeyboardEvent): void => {
      if (!modifiers.has(event.key) && !event.repeat) swallow(event);
    };
    const move = ({ screenX: x, screenY: y }: PointerEvent): void => {
      const at = Date.now();
      if (at - began < settling) return;
      if (from === null || at - from.at > 1_000) from = { x, y, at };
      else if (Math.hypot(x - from.x, y - from.y) > meantPx) latest.current();
    };
    window.addEventListener('keydown', key, true);
    window.addEventListener('click', swallow, true);
    window.addEventListener('pointermove', move, true);
    return () => {
      window.removeEventListener('keydown', key, true);
      window.removeEventListener('click', swallow, true);
      window.removeEventListener('pointermove', move, true);
    };
  }, [wanted]);
}
