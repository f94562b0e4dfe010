import { useEffect } from 'react';
import { minuteMs } from '#shared/time/durations.ts';

const signs = ['pointermove', 'pointerdown', 'keydown', 'wheel'] as const;

/**
 * Runs `act` when nobody has touched mouse or keyboard in this window for so many minutes; 0: never.
 * The signs only note the time: a timer that began anew with each movement would be set a hundred times a second.
 */
export function useIdle(minutes: number, act: () => void): void {
  useEffect(() => {
    if (minutes === 0) return;
    let last = Date.now();
    let timer: ReturnType<typeof setTimeout>;
    const look = (): void => {
      const left = last + minutes * minuteMs - Date.now();
      if (left <= 0) {
        act();
        // Where it did not help, it is tried again after the same time.
        last = Date.now();
      }
      timer = setTimeout(look, Math.max(left <= 0 ? minutes * minuteMs : left, 250));
    };
    const note = (): void => {
      last = Date.now();
    };
    timer = setTimeout(look, minutes * minuteMs);
    for (const sign of signs) window.addEventListener(sign, note, { capture: true, passive: true });
    return () => {
      clearTimeout(timer);
      for (const sign of signs) window.removeEventListener(sign, note, { capture: true });
    };
  }, [minutes, act]);
}
