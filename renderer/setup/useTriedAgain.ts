import { useEffect, useRef } from 'react';
import { secondMs } from '#shared/time/durations.ts';

/** A line that is down answers at once and costs nobody anything. Milliseconds. */
const againMs = 10 * secondMs;

/** Does again what somebody asked for while there was no line, until it succeeds or is not wanted any more. */
export function useTriedAgain(isWaiting: boolean, again: () => void): void {
  const latest = useRef(again);
  useEffect(() => {
    latest.current = again;
  });
  useEffect(() => {
    if (!isWaiting) return undefined;
    const tryNow = (): void => latest.current();
    const timer = setInterval(tryNow, againMs);
    window.addEventListener('online', tryNow);
    return () => {
      clearInterval(timer);
      window.removeEventListener('online', tryNow);
    };
  }, [isWaiting]);
}
